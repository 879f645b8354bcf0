import type { BoardPeriod } from '../../../ledger/board.ts';
import { zh as reasons } from '../../../ledger/texts/zh.ts';
import type { Texts } from './en.ts';

const signed = (n: number) => (n > 0 ? `+${n}` : String(n));

const boards: Readonly<Record<BoardPeriod, string>> = {
  day: '今日',
  week: '本周',
  season: '本赛季',
  all: '总',
};

export const zh: Texts = {
  points: { about: '查看我的积分、排名和最近明细', options: {} },
  statement: {
    about: '逐页查看积分明细',
    options: { page: '第几页', member: '查看谁的（仅管理员）' },
  },
  top: { about: '积分排行榜', options: { period: 'day 日 / week 周 / season 赛季 / all 总' } },
  grant: {
    about: '给成员发放积分',
    options: { member: '给谁', points: '多少积分', reason: '原因' },
  },
  take: {
    about: '扣除成员的积分',
    options: { member: '扣谁的', points: '多少积分', reason: '原因' },
  },
  reverse: {
    about: '撤销一笔积分记录',
    options: { entry: '记录编号，如 #17', reason: '原因' },
  },

  balance: ({ balance, rank }) => `现有 ${balance} 积分 · 排名第 ${rank}`,
  earned: ({ all, week, season }) =>
    `累计获得 ${all} 积分，本周 ${week} 积分，本赛季 ${season} 积分。`,
  line: ({ entry, date, change, reason, note, by }) => {
    const words = note === undefined ? '' : `：${note}`;
    const who = by === undefined ? '' : `（${by}）`;
    return `#${entry} · ${date} · ${signed(change)} · ${reasons[reason]}${words}${who}`;
  },
  noEntries: '还没有积分记录。',
  more: '全部明细请发送 /statement',
  statementTitle: ({ name, page, pages }) => `${name}的积分明细 · 第 ${page} 页，共 ${pages} 页`,
  noPage: ({ pages }) => `一共只有 ${pages} 页。`,
  onlyAdmins: '只有管理员可以查看别人的积分明细。发送 /statement 可以查看您自己的。',

  topTitle: ({ period }) => `${boards[period]}排行榜`,
  place: ({ rank, name, earned }) => `${rank}. ${name} · ${earned}`,
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
    `#${entry} 是同一个人的账号合并，不能撤销。如需更正，请用 /grant 或 /take。`,
  cannotReverse: ({ entry, balance }) => `#${entry} 无法撤销：对方只剩 ${balance} 积分了。`,
};
