import { han } from '../../../chat/han.ts';
import type { BoardPeriod } from '../../../ledger/board.ts';
import { zh as reasons } from '../../../ledger/texts/zh.ts';
import type { Texts } from './en.ts';
import { shop } from './zh-shop.ts';

const signed = (n: number) => (n > 0 ? `+${n}` : String(n));

const boards: Readonly<Record<BoardPeriod, string>> = {
  day: '今日',
  week: '本周',
  season: '本赛季',
  all: '总',
};

const seasonOf = ({ ordinal, name }: { ordinal: number; name: string | undefined }) =>
  name === undefined ? `第 ${ordinal} 赛季` : `第 ${ordinal} 赛季“${name}”`;

export const zh: Texts = {
  points: { about: '查看我的积分、排名和最近明细', options: {} },
  statement: {
    about: '逐页查看积分明细',
    options: { page: '页码', member: '成员：查看谁的（仅管理员）' },
  },
  top: {
    about: '积分排行榜',
    options: { period: '榜单：day 日 / week 周 / season 赛季 / all 总' },
  },
  grant: {
    about: '给成员发放积分',
    options: { member: '成员：给谁', points: '积分：多少', reason: '原因' },
  },
  take: {
    about: '扣除成员的积分',
    options: { member: '成员：扣谁的', points: '积分：多少', reason: '原因' },
  },
  reverse: {
    about: '撤销一笔积分记录',
    options: { entry: '记录：编号，如 #17', reason: '原因' },
  },
  undo: {
    about: '撤销一笔记录、一次购买或一批操作',
    options: { what: '记录：如 #17，批次如 B3', reason: '原因' },
  },
  reset: { about: '将所有人的积分清零（累计获得不变）', options: { reason: '原因' } },
  grantAll: { about: '给所有成员发放积分', options: { points: '积分：多少', reason: '原因' } },
  level: { about: '查看等级和距离下一级的差距', options: {} },
  gift: {
    about: '把积分送给其他成员',
    options: { member: '成员：送给谁', points: '积分：多少', note: '附言' },
  },
  seasonShow: { about: '查看当前赛季', options: {} },
  seasonStart: { about: '开始新赛季，上一赛季随之结束并公布榜单', options: { name: '赛季名称' } },
  seasonEnd: { about: '结束赛季并公布最终榜单', options: {} },
  shop: { about: '积分商店', options: {} },
  buy: { about: '购买商店里的商品', options: { item: '商品：买什么' } },
  refund: { about: '退款', options: { order: '订单：编号，如 #17', reason: '原因' } },
  tasks: { about: '等待助手处理的事项', options: {} },

  balance: ({ balance, rank }) => `现有 ${balance} 积分 · 排名第 ${rank}`,
  earned: ({ all, week, season }) =>
    `累计获得 ${all} 积分，本周 ${week} 积分${season === undefined ? '' : `，本赛季 ${season} 积分`}。`,
  line: ({ entry, date, change, reason, note, by }) => {
    const words = note === undefined ? '' : `：${note}`;
    const who = by === undefined ? '' : `（${by}）`;
    return `#${entry} · ${date} · ${signed(change)} · ${reasons[reason]}${words}${who}`;
  },
  noEntries: '还没有积分记录。',
  more: '全部明细请发送 /statement',
  statementTitle: ({ name, page, pages }) =>
    han`${name}的积分明细${pages === 1 ? '' : ` · 第 ${page} 页，共 ${pages} 页`}`,
  noPage: ({ pages }) => `一共只有 ${pages} 页。`,
  onlyAdmins: '只有管理员可以查看别人的积分明细。发送 /statement 可以查看您自己的。',

  topTitle: ({ period, past }) => {
    if (past === undefined) return `${boards[period]}积分榜`;
    return `${past} ${period === 'week' ? '起一周' : '当日'}积分榜`;
  },
  place: ({ rank, name, earned, level }) =>
    `${rank}. ${name} · ${earned}${level === undefined ? '' : ` · ${level}`}`,
  nobody: '还没有人上榜，快来争第一！',
  yourPlace: ({ name, rank, earned, missing }) =>
    missing === undefined
      ? `${name}：第 ${rank} 名，${earned} 积分，位居榜首。`
      : `${name}：第 ${rank} 名，${earned} 积分，再得 ${missing} 积分就能追平前一名。`,
  notOnBoard: ({ name, missing }) =>
    missing === undefined
      ? `${name} 还没有上榜。`
      : `${name} 还没有上榜，再得 ${missing} 积分就能追平最后一名。`,

  unknownMember: '我还不认识这位成员，对方需要先在这里用过一次命令。',
  tooMany: ({ most }) => `一次最多 ${most} 积分。`,
  granted: ({ name, points, reason, balance, entry }) =>
    `${name} +${points} 积分：${reason}\n${name} 现有 ${balance} 积分。（#${entry}）`,
  taken: ({ name, points, reason, balance, entry }) =>
    `${name} -${points} 积分：${reason}\n${name} 现有 ${balance} 积分。（#${entry}）`,
  insufficient: ({ name, balance }) => `${name} 只有 ${balance} 积分，没有扣除。`,

  notAnEntry: ({ raw }) => `“${raw}”不是记录编号。发送 /statement 可以看到编号，如 #17。`,
  reversed: ({ past, points, why, entry }) =>
    `#${past}（${points} 积分，${reasons[why]}）已由 #${entry} 撤销。`,
  unknownEntry: ({ entry }) => `这里没有 #${entry} 这笔记录。`,
  reversedAlready: ({ entry }) => `#${entry} 之前已经撤销过了。`,
  isReversal: ({ entry }) =>
    `#${entry} 本身就是一笔撤销。如需恢复，请用 /grant 或 /take 重新操作。`,
  isLink: ({ entry }) =>
    `#${entry} 只是在同一个人的账号之间转移积分，不能撤销。如需更正，请用 /grant 或 /take。`,
  cannotReverse: ({ entry, balance }) => `#${entry} 无法撤销：对方只剩 ${balance} 积分了。`,

  levelReached: ({ name, level, called, coupon, room }) =>
    `🎉 ${name} 升到了第 ${level} 级：${called}！${[
      ...(coupon ? ['获得一张优惠券：/coupons'] : []),
      ...(room ? ['专属空间已开放：/level'] : []),
    ].join('；')}`,
  levelRoom: ({ name }) => han`${name}专属空间`,
  levelTitle: ({ level, called, earned }) =>
    called === undefined
      ? `还没有等级 · 累计 ${earned} 积分`
      : `第 ${level} 级：${called} · 累计 ${earned} 积分`,
  levelLine: ({ level, name, from, isReached }) =>
    `${isReached ? '✓' : '·'} ${level}. ${name} · ${from} 积分起`,
  levelNext: ({ name, missing }) => han`再得 ${String(missing)} 积分就能升到${name}。`,
  levelTop: '您已经是最高等级了。',

  gifted: ({ from, to, points, note, entry }) =>
    `${from} 送给 ${to} ${points} 积分${note === undefined ? '' : `：${note}`}。（#${entry}）`,
  giftToOneself: '这是您自己，积分只能送给别人。',
  giftToLeaver: ({ name }) => `${name} 已经离开了。`,
  giverTooNew: ({ days }) => `加入满 ${days} 天才能赠送积分，请过些日子再来。`,
  getterTooNew: ({ name, days }) => `${name} 加入还不满 ${days} 天，暂时不能接收积分。`,
  gaveEnough: ({ left }) => `您今天还能送出 ${left} 积分，这次没有送出。`,
  gotEnough: ({ name, left }) => `${name} 今天还能接收 ${left} 积分，这次没有送出。`,
  giftTooMuch: ({ points }) => `您没有 ${points} 积分。发送 /points 可以查看余额。`,

  noSeason: '目前没有赛季。管理员可以用 /season start 开始一个。',
  seasonRuns: ({ ordinal, name, since }) => {
    const start = since === undefined ? '正在进行' : `正在进行，${since} 开始`;
    return `${seasonOf({ ordinal, name })}${start}。榜单请发送 /top season`;
  },
  seasonStarted: (it) => `${seasonOf(it)}开始了。`,
  seasonEnded: (it) => `${seasonOf(it)}结束了，最终榜单已公布。/season start 开始下一赛季。`,
  seasonEmpty: '这个赛季没有人获得积分。',
  finalBoard: (it) => `${seasonOf(it)}结束：最终榜单`,

  ...shop,

  batchBegun: ({ id }) => `批次 B${id} 已开始，完成后会通知您。发送 /undo B${id} 可以撤销。`,
  batchDone: ({ id, moved }) =>
    `批次 B${id} 已完成，共 ${moved} 位成员。发送 /undo B${id} 可以撤销。`,
  noBatch: ({ id }) => `这里没有批次 B${id}。`,
  batchUndone: ({ id }) => `批次 B${id} 之前已经撤销过了。`,
  batchUndoing: ({ id, moved }) => `正在撤销批次 B${id} 的 ${moved} 笔记录，完成后会通知您。`,
  batchTakenBack: ({ id, undone, kept }) =>
    `批次 B${id} 已撤销 ${undone} 笔记录。${kept === 0 ? '' : `有 ${kept} 笔积分已被花掉，无法撤销。`}`,
};
