import { han } from '../../../chat/han.ts';
import type { CouponState, DropState } from '../rule.ts';
import type { Texts } from './en.ts';
import { commands } from './zh-commands.ts';
import { reward } from './zh-rewards.ts';

const until = (time: string | undefined) => (time === undefined ? '' : `，${time} 截止`);

const linesOf = ({ count, first }: { count: number; first: readonly number[] }) =>
  `第 ${first.join('、')} 行${count > first.length ? `，还有 ${count - first.length} 行` : ''}`;

const states: Readonly<Record<DropState, string>> = {
  scheduled: '未开始',
  open: '进行中',
  gone: '已领完',
  over: '已结束',
  stopped: '已停止',
};

const fates: Readonly<Record<CouponState, string>> = {
  free: '未领取',
  claimed: '未使用',
  redeemed: '已使用',
  void: '已作废',
};

const roles: Readonly<Record<string, string>> = {
  member: '成员',
  helper: '助手',
  author: '作者',
  planner: '策划',
  admin: '管理员',
};

type Coupon = { drop: string; holder: string; value: string | undefined };
const worth = ({ drop, holder, value }: Coupon) =>
  han`“${drop}”${value === undefined ? '' : `，${value}`}，${holder}领取`;

export const zh: Texts = {
  locale: 'zh',
  rightPrefix: '最多 16 个字母、数字和连字符',
  ...commands,

  who: (it) => {
    switch (it.is) {
      case 'all':
        return '所有人';
      case 'level':
        return `${it.least} 级及以上的成员`;
      case 'streak':
        return `连续打卡 ${it.least} 天的成员`;
      case 'newcomers':
        return `最近 ${it.least} 天加入的新成员`;
      case 'role':
        return roles[it.role] ?? it.role;
    }
  },

  cardTitle: ({ name }) => `优惠券 · ${name}`,
  cardSoon: ({ number }) => `共 ${number} 张，即将开始。`,
  cardOpens: '开始时间：',
  cardLeft: ({ left, number }) => `剩余 ${left} 张，共 ${number} 张。`,
  cardGone: ({ number }) => `全部 ${number} 张已领完。`,
  cardOver: '本次发放已结束。',
  cardUntil: '截止时间：',
  cardFree: '先到先得，每人一张。',
  cardPrice: ({ price }) => `每张 ${price} 积分。先到先得，每人一张。`,
  cardWho: ({ who }) => `领取对象：${who}。`,
  claimButton: '领取优惠码',
  mineButton: '我的优惠码',

  yours: ({ name, number, of, price }) =>
    `“${name}”：您领到了第 ${number} 张，共 ${of} 张${price > 0 ? `，花费 ${price} 积分` : ''}。`,
  yoursAgain: ({ name }) => `“${name}”：您已领到这个优惠码。`,
  yoursIsRedeemed: ({ name, at }) =>
    `“${name}”：您的优惠码${at === undefined ? '' : `已于 ${at} `}使用。`,
  yoursIsVoid: ({ name }) => `“${name}”：您的优惠码已作废，如有疑问请联系管理员。`,
  validUntil: ({ until: time }) => `有效期至 ${time}`,
  showsAgain: '发送 /coupons 可再次查看。',
  noDrop: '这次发放已不存在。',
  notYet: ({ name, opens }) => `“${name}”将于 ${opens} 开始。`,
  isOver: ({ name }) => `“${name}”已结束。`,
  soldOut: ({ name }) => `“${name}”已全部领完。`,
  notForYou: ({ name, who }) => `“${name}”的领取对象是${who}。`,
  tooDear: ({ name, price, balance }) => `“${name}”需要 ${price} 积分，您现有 ${balance} 积分。`,

  couponsTitle: ({ page, pages }) =>
    pages === 1 ? '我的优惠码' : `我的优惠码 · 第 ${page} 页，共 ${pages} 页`,
  noCoupons: '您还没有优惠码。群里发放优惠券时，点卡片上的按钮即可领取。',
  standing: ({ state, until: time, at }) => {
    if (state === 'expired') return `已于 ${time} 过期`;
    if (state === 'claimed') return time === undefined ? '' : `有效期至 ${time}`;
    return at === undefined ? fates[state] : `${fates[state]}（${at}）`;
  },
  noPage: ({ pages }) => `一共只有 ${pages} 页。`,
  remindersOn: '好的，有优惠码快到期时会提醒您，每天最多一次。',
  remindersOff: '好的，不再提醒您。发送 /reminders on 可以恢复。',

  expiring: '您有优惠码即将到期：',
  expiringLine: ({ name, until: time }) => `“${name}” · 有效期至 ${time}`,
  reminderFooter: '发送 /coupons 查看优惠码，发送 /reminders off 不再接收提醒。',
  quiet: '现在是免打扰时段，不发送提醒。',
  reminded: ({ members }) =>
    members === 0 ? '没有即将到期的优惠码。' : `将提醒 ${members} 位成员，每人每天最多一次。`,

  started: ({ id, name, number, until: time }) =>
    `“${name}”（#${id}）已开始：共 ${number} 张${until(time)}。卡片马上发出。`,
  planned: ({ id, name, number, opens, until: time }) =>
    `“${name}”（#${id}）将于 ${opens} 开始：共 ${number} 张${until(time)}。届时自动发出卡片。`,
  badTimes: ({ opens, until: time }) => `${opens} 开始的发放不能在 ${time} 截止。`,
  unknownSpace: ({ name, spaces }) => `没有空间“${name}”，可选：${spaces.join('、')}。`,
  needsSpace: ({ spaces }) => `请说明发到哪里，如 发到=${spaces[0] ?? 'all'} 或 发到=all。`,
  noLevels: '这个社群没有设置等级。',
  nameTaken: ({ name }) => `“${name}”正在进行中。请先停止它，或换一个名称。`,
  noPool: ({ name, pools }) =>
    [
      `没有券池“${name}”。`,
      ...(pools.length > 0 ? [`配置里有：${pools.join('、')}。`] : []),
      '可以用 /drop import 导入一个新的，或在配置的 coupons 里设置。',
    ].join(''),
  tooFew: ({ pool, free }) =>
    `券池“${pool}”${free === 0 ? '里没有' : `只剩 ${free} 张`}优惠码，请先用 /drop import 导入。`,
  tooManyDrawn: ({ most }) => `一次最多生成 ${most} 个优惠码，需要更多请先导入。`,
  badPoolName: ({ name }) => `“${name}”不能用作券池名称：最多 32 个字母、数字、连字符或下划线。`,
  imported: ({ pool, added, free }) =>
    added === 0
      ? `券池“${pool}”：没有新的优惠码，现有 ${free} 个可用。`
      : `券池“${pool}”：已添加 ${added} 个优惠码，现有 ${free} 个可用。`,
  importDuplicates: (it) => `${it.count} 行的优惠码之前已有，或在前面出现过：${linesOf(it)}`,
  importBad: (it) =>
    `${it.count} 行无法使用（没有优惠码、日期不是 2026-12-31 这样的格式、已过期，或文件未存为 UTF-8）：${linesOf(it)}`,
  unknownDrop: ({ name }) => `没有“${name}”这次发放。发送 /drop list 查看，也可以用编号，如 #7。`,
  stopped: ({ name, claimed, number }) =>
    `“${name}”已停止：共 ${number} 张，已领 ${claimed} 张，其余已退回券池。`,
  stoppedAlready: ({ name }) => `“${name}”早已结束。`,
  posted: '卡片马上发出。',
  noDrops: '还没有发放过优惠券。发送 /drop start 开始。',
  listTitle: '优惠券发放',
  listed: ({ id, name, state, pool, number, claimed, opens, until: time, who, price }) =>
    [
      `#${id} ${name}：${states[state]}`,
      `已领 ${claimed} / ${number}`,
      `券池 ${pool}`,
      `${opens} 开始${until(time)}`,
      `对象：${who}`,
      ...(price > 0 ? [`${price} 积分`] : []),
    ].join(' · '),
  noClaims: ({ name }) => `还没有人领取“${name}”。`,
  claimsTitle: ({ name, total, number, page, pages }) =>
    `${name} · 已领 ${total} / ${number}${pages === 1 ? '' : ` · 第 ${page} 页，共 ${pages} 页`}`,
  audited: ({ number, name, at, state, entry }) =>
    `${number}. ${name} · ${at} · ${fates[state]}${entry === undefined ? '' : ` · 积分记录 #${entry}`}`,

  redeemed: (it) => `有效：${worth(it)}。现已核销。`,
  redeemedAlready: (it) => `无效：已于 ${it.at} 由 ${it.by} 核销（${worth(it)}）。`,
  isVoid: (it) =>
    it === undefined ? '这个优惠码已作废，对方已换了新码。' : `这个优惠码已作废（${worth(it)}）。`,
  isExpired: (it) => `这个优惠码已于 ${it.at} 过期（${worth(it)}）。`,
  unclaimed: '这个优惠码还没有人领取。',
  unknownCode: '这不是本社群的优惠码。',
  voided: ({ name, holder, entry }) =>
    han`${holder}的优惠码（“${name}”）已作废，并已通知对方。${
      entry === undefined ? '' : `领取时的积分记录是 #${entry}，可用 /reverse 退还。`
    }对同一个码使用 /reissue 可以换一个新的。`,
  voidedFree: '优惠码已作废，尚无人领取。',
  voidAlready: '这个优惠码早已作废。',
  tooLate: ({ at }) => `太晚了：这个优惠码已于 ${at} 核销。`,
  reissued: ({ name, holder }) => han`${holder}会私下收到“${name}”的新优惠码，旧码已作废。`,
  reward,
  toHolder: {
    voided: ({ name }) => `您的“${name}”优惠码已被管理员作废，如有疑问请联系管理员。`,
    reissued: ({ name }) => `“${name}”：您有了新的优惠码，旧码已作废。`,
  },
};
