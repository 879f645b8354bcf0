import type { BoardPeriod } from '../../../ledger/board.ts';
import type { Reason } from '../../../ledger/entry.ts';
import { en as reasons } from '../../../ledger/texts/en.ts';

const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);
const signed = (n: number) => (n > 0 ? `+${n}` : String(n));

const boards: Readonly<Record<BoardPeriod, string>> = {
  day: 'today',
  week: 'this week',
  season: 'this season',
  all: 'of all time',
};

export const en = {
  points: { about: 'Your points, your rank and what came last', options: {} },
  statement: {
    about: 'Every point that came and went, page by page',
    options: { page: 'page', member: 'whose (for admins)' },
  },
  top: { about: 'Who earned the most points', options: { period: 'day, week, season or all' } },
  grant: {
    about: 'Give a member points',
    options: { member: 'to whom', points: 'how many', reason: 'what for' },
  },
  take: {
    about: 'Take points from a member',
    options: { member: 'from whom', points: 'how many', reason: 'what for' },
  },
  reverse: {
    about: 'Take an entry of the account book back',
    options: { entry: 'number of the entry, like #17', reason: 'what for' },
  },

  balance: (it: { balance: number; rank: number }) => `${points(it.balance)} · rank ${it.rank}`,
  earned: (it: { all: number; week: number; season: number }) =>
    `Earned ${it.all} in all, ${it.week} this week, ${it.season} this season.`,
  line: (it: {
    entry: number;
    date: string;
    change: number;
    reason: Reason;
    note: string | undefined;
    by: string | undefined;
  }) => {
    const note = it.note === undefined ? '' : `: ${it.note}`;
    const by = it.by === undefined ? '' : ` (${it.by})`;
    return `#${it.entry} · ${it.date} · ${signed(it.change)} · ${reasons[it.reason]}${note}${by}`;
  },
  noEntries: 'No points have come or gone yet.',
  more: 'All of it: /statement',
  statementTitle: (it: { name: string; page: number; pages: number }) =>
    `Statement of ${it.name} · page ${it.page} of ${it.pages}`,
  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,
  onlyAdmins: 'Only admins read the statements of others. /statement shows your own.',

  topTitle: (it: { period: BoardPeriod }) => `Top ten ${boards[it.period]}`,
  place: (it: { rank: number; name: string; earned: number }) =>
    `${it.rank}. ${it.name} · ${it.earned}`,
  nobody: 'Nobody has earned points here yet. Be the first!',
  yourPlace: (it: { name: string; rank: number; earned: number; missing: number | undefined }) =>
    it.missing === undefined
      ? `${it.name}: rank ${it.rank} with ${points(it.earned)}, at the top.`
      : `${it.name}: rank ${it.rank} with ${points(it.earned)}; ${it.missing} more to draw level with the next.`,
  notOnBoard: (it: { name: string; missing: number | undefined }) =>
    it.missing === undefined
      ? `${it.name} is not on it yet.`
      : `${it.name} is not on it yet; ${points(it.missing)} to draw level with the last.`,

  unknownMember: "I don't know this person here. They need to have used a command once.",
  tooMany: (it: { most: number }) => `At most ${points(it.most)} at once.`,
  granted: (it: { name: string; points: number; reason: string; balance: number; entry: number }) =>
    `+${points(it.points)} for ${it.name}: ${it.reason}\n${it.name} now has ${it.balance}. (#${it.entry})`,
  taken: (it: { name: string; points: number; reason: string; balance: number; entry: number }) =>
    `-${points(it.points)} for ${it.name}: ${it.reason}\n${it.name} now has ${it.balance}. (#${it.entry})`,
  insufficient: (it: { name: string; balance: number }) =>
    `${it.name} has only ${points(it.balance)}. Nothing was taken.`,

  notAnEntry: (it: { raw: string }) =>
    `“${it.raw}” is no number of an entry. /statement shows them, like #17.`,
  reversed: (it: { past: number; points: number; why: Reason; entry: number }) =>
    `#${it.past} (${points(it.points)}, ${reasons[it.why]}) is taken back by #${it.entry}.`,
  unknownEntry: (it: { entry: number }) => `There is no entry #${it.entry} here.`,
  reversedAlready: (it: { entry: number }) => `#${it.entry} was taken back before.`,
  isReversal: (it: { entry: number }) =>
    `#${it.entry} takes another entry back itself. Use /grant or /take to make that movement again.`,
  isLink: (it: { entry: number }) =>
    `#${it.entry} joined two accounts of one person, and stays. Use /grant or /take to correct it.`,
  cannotReverse: (it: { entry: number; balance: number }) =>
    `#${it.entry} can't be taken back: whoever got the points has only ${it.balance} left.`,
};
export type Texts = typeof en;
