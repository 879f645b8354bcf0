import { datedOf } from '../../../agenda/when.ts';
import type { WhyNot } from '../make-up.ts';
import type { Mark } from '../marks.ts';
import type { Texts } from './en.ts';

const marks: Readonly<Record<Mark, string>> = {
  'checked-in': '✓ 已打卡',
  'made-up': '↻ 补签',
  frozen: '✱ 保护卡：不计入，也不中断',
  amnesty: '– 豁免：不计入，也不中断',
  outage: '– 机器人停机：不计入，也不中断',
  jumped: '– 时区变更：不计入，也不中断',
  missed: '缺卡',
  none: '',
};

export const zh: Texts = {
  settings: { days: '天数', proof: ' none、photo 或 { keyword: … }' },
  checkin: {
    about: '每日打卡（签到），领取积分',
    options: { note: '心得：一句话，显示在卡片和日历里' },
  },
  checkinPhoto: {
    about: '附上照片，今日打卡',
    options: { photo: '今天的一张照片', note: '心得：一句话，显示在卡片和日历里' },
  },
  checkinWord: { about: '说出口令，今日打卡', options: { word: '口令' } },
  card: { about: '发布今天的打卡卡片', options: {} },
  streak: { about: '查看连续天数，以及是怎么算出来的', options: {} },
  calendar: { about: '查看一个月的打卡日历', options: { month: '月份：如 2026-03' } },
  makeup: { about: '补签缺卡的一天', options: { day: '日期：如 2026-03-01' } },
  freeze: { about: '购买保护卡，缺卡一天也不中断', options: {} },
  amnesty: {
    about: '让某些日子不中断任何人的连续打卡',
    options: { from: '开始：第一天，如 2026-03-01', to: '结束：最后一天' },
  },
  counted: ({ points, streak, bonus, first, order, balance, rank }) =>
    [
      `打卡成功，+${points} 积分！`,
      first > 0 ? `今天第一位，含首位奖励 ${first} 积分。` : `今天第 ${order} 位。`,
      bonus > 0 ? `连续 ${streak} 天，含连续奖励 ${bonus} 积分！` : `连续 ${streak} 天。`,
      `现有 ${balance} 积分，排名第 ${rank}。`,
    ].join(''),
  already: ({ streak, balance, rank }) =>
    `今天已经打过卡了。连续 ${streak} 天，现有 ${balance} 积分，排名第 ${rank}。`,
  noteOn: ({ day, note }) => `${day}：${note}`,
  noted: '今天的心得已记下。',
  written: ({ name, note }) => `${name}：“${note}”`,
  frozen: ({ days }) => `保护卡在 ${days.join('、')} 保住了连续天数。`,
  earnedFreeze: '获得一张保护卡：缺卡那天自动使用。',
  nextTier: ({ in: left, bonus }) => `再坚持 ${left} 天，奖励 ${bonus} 积分。`,
  wrongWord: '口令不对。请再试一次：/checkin 加上口令。',
  title: ({ day }) => `每日打卡 · ${datedOf(day, 'zh')}`,
  nobodyYet: ({ points, first }) =>
    first > 0
      ? `新的一天。打卡得 ${points} 积分，第一位再得 ${first}。`
      : `新的一天。打卡得 ${points} 积分。`,
  count: ({ count, latest }) => `今天已有 ${count} 人打卡。最近：${latest.join('、')}`,
  longest: ({ streaks }) =>
    `最长连续：${streaks.map(({ name, length }) => `${name} ${length} 天`).join('、')}`,
  proof: { photo: '打卡请附照片。', keyword: '打卡请说口令。' },
  button: '打卡',
  myStreak: '我的连续天数',
  posted: '卡片马上就到。',
  needsSpace: '请说明发到哪里：在群里发送此命令，或在时间表里写上 in。',

  noStreak: '您还没有打过卡。发送 /checkin 开始第一天。',
  short: ({ length, best, isIn }) =>
    `连续 ${length} 天，最长 ${best} 天。${isIn ? '今天已打卡。' : '今天还没打卡。'}`,
  streakTitle: ({ length }) => `连续打卡：${length} 天`,
  streakSums: ({ best, total }) => `最长一次 ${best} 天，累计打卡 ${total} 天。`,
  daysOf: ({ since, broken }) => (broken ? `从 ${since} 开始：` : `从 ${since} 开始，逐日如下：`),
  span: ({ from, to, mark }) => `${from === to ? from : `${from} 至 ${to}`}  ${marks[mark]}`,
  ended: ({ day, length }) => `上一次连续 ${length} 天，因 ${day} 缺卡而中断。`,
  brokeBefore: ({ day }) => `再之前的一次因 ${day} 缺卡而中断。`,
  startAgain: '下次打卡重新开始计算。',
  breaks: ({ until, isIn }) =>
    isIn
      ? `今天已打卡。请在 ${until} 之前再次打卡，否则中断。`
      : `请在 ${until} 之前打卡，否则中断。`,
  savedOnce: ({ until }) => `请在 ${until} 之前再次打卡。错过这一次，暂时还不会中断。`,
  bonuses: '连续打卡奖励，每轮连续各发放一次：',
  tier: ({ length, bonus, paid, left }) =>
    `${length} 天：+${bonus}${paid ? ' ✓' : left > 0 ? `（还差 ${left} 天）` : ''}`,
  backfill: {
    never: '后来新增的奖励，不补发给已经超过该天数的连续打卡。',
    next: '后来新增的奖励，会在下次打卡时补发给已经超过该天数的连续打卡。',
  },
  makeUps: ({ price, perMonth, within, left }) =>
    `补签：本月还可用 ${left}/${perMonth} 次，每次 ${price} 积分，可补 ${within} 天以内。/makeup`,
  freezes: ({ price, most, held, lasts, earnedEvery, until }) =>
    [
      `保护卡：持有 ${held}/${most} 张${until === undefined ? '' : `，有效期至 ${until}`}。`,
      `缺卡一天自动使用，每张 ${price} 积分，有效 ${lasts} 天。`,
      ...(earnedEvery === undefined ? [] : [`每连续 ${earnedEvery} 天赠送一张。`]),
      '/freeze',
    ].join(''),
  monthTitle: ({ month }) => `${month} 打卡日历`,
  monthLine: ({ mark, days }) => `${marks[mark]}：${days.join('、')}`,
  emptyMonth: '这个月没有记录。',
  noSuchMonth: ({ raw }) => `“${raw}”不是月份。请这样写：2026-03`,
  noSuchDay: ({ raw }) => `“${raw}”不是日期。请这样写：2026-03-01`,

  makeUpOff: '这里不能补签。',
  cannotMakeUp: (it) => whyNot[it.why](it),
  cannotPay: ({ price, balance }) => `需要 ${price} 积分，您只有 ${balance} 积分。`,
  madeUp: ({ day, price, streak, points, balance, left }) =>
    [
      `已用 ${price} 积分补签 ${day}。`,
      ...(points > 0 ? [`获得 ${points} 积分。`] : []),
      `现在连续 ${streak} 天。`,
      `现有 ${balance} 积分，本月还可补签 ${left} 次。`,
    ].join(''),
  freezesOff: '这里没有保护卡。',
  freezesFull: ({ most }) => `您已有 ${most} 张保护卡，不能再多了。`,
  freezeBought: ({ price, held, most, until, balance }) =>
    `已用 ${price} 积分购买保护卡，现持有 ${held}/${most} 张。缺卡那天自动使用，有效期至 ${until}。剩余 ${balance} 积分。`,
  amnestyBackwards: '最后一天早于第一天。',
  amnestyTooLong: ({ most }) => `一次最多 ${most} 天。`,
  amnestyGiven: ({ from, to, days }) =>
    days === 1
      ? `${from} 不中断任何人的连续打卡。正在重新计算，当天用掉的保护卡会退回。`
      : `${from} 至 ${to} 共 ${days} 天，不中断任何人的连续打卡。正在重新计算，这几天用掉的保护卡会退回。`,
};

const whyNot: Readonly<
  Record<WhyNot, (it: { day: string; within: number; perMonth: number }) => string>
> = {
  'not-past': ({ day }) => `${day} 还没有过完：请直接 /checkin 打卡。`,
  'too-old': ({ day, within }) => `${day} 太久了：只能补签 ${within} 天以内的日子。`,
  'not-missed': ({ day }) => `${day} 您已经打过卡了。`,
  covered: ({ day }) => `${day} 不会中断连续打卡，无需补签。`,
  'before-first': ({ day }) => `${day} 早于您第一次打卡。`,
  'used-up': ({ perMonth }) => `本月已补签 ${perMonth} 次，不能再多了。`,
  'nothing-missed': ({ within }) => `最近 ${within} 天没有缺卡。`,
};
