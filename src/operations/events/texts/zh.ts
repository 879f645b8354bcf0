import type { Answer, State } from '../rule.ts';
import type { Texts } from './en.ts';
import { asking } from './zh-asking.ts';
import { organising } from './zh-organising.ts';

const guests = (n: number) => (n === 0 ? '' : `，携 ${n} 位同伴`);

/** A sentence goes on behind it, so its own full stop falls away. */
const because = ({ why }: { why?: string | undefined }) =>
  why === undefined ? '' : `：${why.replace(/[.。]+$/u, '')}`;

const roles: Readonly<Record<string, string>> = {
  member: '成员',
  helper: '助手',
  author: '作者',
  planner: '策划',
  admin: '管理员',
};

const answers: Readonly<Record<Answer, string>> = { yes: '参加', maybe: '待定', no: '不参加' };
const states: Readonly<Record<State, string>> = {
  planned: '未开始',
  open: '进行中',
  over: '已结束',
  cancelled: '已取消',
};

export const zh: Texts = {
  locale: 'zh',
  ...asking,
  ...organising,
  who: (it) => {
    if (it.is === 'all') return '所有人';
    return it.is === 'level' ? `${it.least} 级及以上的成员` : (roles[it.role] ?? it.role);
  },
  answers,
  states,

  cardPlace: '地点：',
  cardGoing: ({ taken, capacity }) =>
    capacity === undefined
      ? `参加：${taken} 人`
      : `参加：${taken} / ${capacity} 人${taken >= capacity ? ' · 已满' : ''}`,
  cardWaiting: ({ waiting }) => `候补：${waiting} 人`,
  cardMaybe: ({ maybe }) => `待定：${maybe} 人`,
  cardNames: ({ names, more }) => `${names.join('、')}${more > 0 ? `，另有 ${more} 人` : ''}`,
  cardGuests: ({ guests: n }) => `每人最多可携 ${n} 位同伴。`,
  cardWho: ({ who }) => `参加对象：${who}。`,
  cardCloses: '请在此之前回复：',
  brings: ({ points, coupon, attend }) => {
    const all = [...(points > 0 ? [` ${points} 积分`] : []), ...(coupon ? ['一张优惠券'] : [])];
    return all.length === 0 || attend === 'off' ? '' : `到场可得${all.join('和')}。`;
  },
  cardOver: '活动已结束。',
  cardCancelled: (it) => `活动已取消${because(it)}。`,
  cardNow: '活动开场啦！',
  yesButton: '参加',
  maybeButton: '待定',
  noButton: '不参加',
  moreButton: '+1 同伴',
  lessButton: '−1 同伴',
  hereButton: '我到了',

  youAreIn: ({ name, guests: n }) => `您已报名“${name}”${guests(n)}：`,
  youWait: ({ name, ahead, guests: n }) =>
    `“${name}”已满。您在候补名单上${guests(n)}，${ahead === 0 ? '排在第一位' : `前面还有 ${ahead} 人`}。一有空位就私下通知您。`,
  youMaybe: ({ name }) => `“${name}”：待定。确定后请告诉我们：`,
  youDoNot: ({ name }) => `“${name}”：这次不参加，谢谢告知。`,
  isCancelled: (it) => `“${it.name}”已取消${because(it)}。`,
  isOver: ({ name }) => `“${name}”已结束。`,
  isClosed: ({ name, closed }) => `“${name}”的报名已于 ${closed} 截止。您仍可以改为不参加。`,
  notForYou: ({ name, who }) => `“${name}”的参加对象是${who}。`,
  noRoom: ({ name }) => `“${name}”容纳不下这么多人，您的回复保持不变。`,
  onlyPlaces: ({ name, places }) =>
    `“${name}”总共只有 ${places} 个名额（含同伴），您的回复保持不变。`,
  tooLarge: ({ name, places, guests: n }) =>
    `“${name}”总共只有 ${places} 个名额，容不下您和 ${n} 位同伴，空位会先给后面的人。减少同伴后，您的候补顺序不变。`,
  tooManyGuests: ({ name, most }) =>
    most === 0 ? `“${name}”不能携带同伴。` : `“${name}”每人最多可携 ${most} 位同伴。`,
  noGuests: ({ name }) => `“${name}”：您没有可以减少的同伴。`,
  noEvent: '这个活动已不存在。',
  unknownEvent: ({ name }) => `没有活动“${name}”。发送 /event list 查看，也可以用编号，如 #7。`,

  promoted: ({ name, guests: n }) => `有空位了：您已报名“${name}”${guests(n)}。`,
  promotedEnd: ({ id }) => `\n去不了？请发送 /rsvp #${id} no`,
  promotedOpenly: ({ name }) => `“${name}”的候补名单有变动，发送 /rsvp 可查看自己的状态。`,
  reminder: ({ name }) => `活动提醒：“${name}”，`,
  reminderIn: ({ length }) => `（${length}后开始）`,
  reminderEnd: ({ id }) => `\n去不了？请发送 /rsvp #${id} no · 不再接收提醒：/event reminders off`,
  reminderOpenly: ({ name }) => `活动提醒：“${name}”，`,
  changed: ({ name }) => `“${name}”有变动。`,
  cancelledNotice: (it) => `“${it.name}”已取消${because(it)}。原定时间：`,
  cancelledSeries: (it) => `“${it.name}”今后的场次已全部取消${because(it)}。`,
  changedPlaces: ({ capacity }) =>
    capacity === undefined ? '名额不再有限制。' : `名额：${capacity} 人`,
  changedNoAbout: '活动介绍已删去。',
  changedWho: ({ who }) => `参加对象改为${who}，已有名额的不受影响。`,
  changedNoGuests: '不能再增加同伴。',
  changedNoBrings: '到场不再有积分或优惠券。',
  changedAttend: {
    button: '到场后请点卡片上的“我到了”。',
    code: '到场后请用 /attend 加现场的签到码签到。',
    off: '到场不再需要签到。',
  },
  whenLabel: '时间：',
  placeLabel: '地点：',
  remindersOn: '好的，您参加的活动会提前提醒您。',
  remindersOff: '好的，不再提醒活动。发送 /event reminders on 可以恢复。',

  listTitle: ({ days }) => (days === 1 ? '未来 24 小时的活动' : `未来 ${days} 天的活动`),
  listNothing: ({ days }) => (days === 1 ? '未来 24 小时没有活动。' : `未来 ${days} 天没有活动。`),
  listed: ({ id, name }) => `#${id} ${name} · `,
  listedPlaces: ({ taken, capacity, waiting }) =>
    [
      capacity === undefined ? ` · ${taken} 人参加` : ` · ${taken}/${capacity} 人`,
      ...(waiting > 0 ? [`候补 ${waiting} 人`] : []),
    ].join(' · '),
  listEnd: ({ id }) => `\n报名请发送活动编号，如：/rsvp #${id} yes`,

  here: ({ name, points: n, coupon: isGiven }) => {
    const points = n > 0 ? `+${n} 积分` : '';
    const coupon = points === '' ? '送您一张优惠券：/coupons' : '，还有一张优惠券：/coupons';
    return `欢迎参加“${name}”！${points}${isGiven ? coupon : ''}`;
  },
  hereAlready: ({ name }) => `“${name}”：您已签到。`,
  hereNotYet: ({ name, from }) => `“${name}”还没有开始，${from} 起可以签到。`,
  hereWithoutSeat: ({ name }) =>
    `“${name}”：报名成功的成员才能签到。请先报名，或使用现场的签到码。`,
  hereOnlyByCode: ({ name }) => `“${name}”：请用 /attend 加现场的签到码签到。`,
  unknownCode: '正在进行的活动里没有这个签到码。请再核对一下，共 6 位字母和数字。',

  rateQuestion: ({ name }) => `您觉得“${name}”怎么样？`,
  rateOpenly: ({ name, id }) => `“${name}”怎么样？到场的成员可以发送：/event feedback #${id}`,
  rated: ({ id }) =>
    `谢谢！想多说一句？请发送 /event feedback #${id} 加上您的话，只有组织者能看到。`,
  worded: '谢谢，组织者会看到的。',
  notThere: ({ name }) => `只有到场参加“${name}”的成员可以评价。用 /attend 签到。`,
  notOver: ({ name }) => `“${name}”还没有结束。`,

  calendarAll: '本社群的全部活动，可加入您的日历：',
  calendarMine: '您参加的活动，可加入您的日历：',
  calendarEnd:
    '在日历应用里订阅这个地址，活动变动会自动同步。它只属于您：拿到它的人就能看到这个日历。发送 /event calendar off 可停用。',
  calendarFile: ({ name }) =>
    `只能导入文件的应用可用 ${name}：里面是目前已排的活动，之后的变动不会更新。`,
  calendarEmpty: '目前还没有活动，所以没有文件可保存。',
  calendarOff: '好的，您的日历地址已停用。',
  calendarName: ({ community }) => `${community}：活动`,
  placeOpen: '地点待定',
  howToCome: ({ id }) => `报名请发送：/rsvp #${id} yes`,
};
