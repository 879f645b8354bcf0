import type { Day } from '../../../agenda/day.ts';
import type { BoardPeriod } from '../../../ledger/board.ts';
import type { Reason } from '../../../ledger/entry.ts';
import { en as reasons } from '../../../ledger/texts/en.ts';
import { shop } from './en-shop.ts';

const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);
const members = (n: number) => (n === 1 ? '1 member' : `${n} members`);
const entries = (n: number) => (n === 1 ? '1 entry' : `${n} entries`);
const signed = (n: number) => (n > 0 ? `+${n}` : String(n));

const boards: Readonly<Record<BoardPeriod, string>> = {
  day: 'today',
  week: 'this week',
  season: 'this season',
  all: 'of all time',
};

const seasonOf = (it: { ordinal: number; name: string | undefined }) =>
  it.name === undefined ? `Season ${it.ordinal}` : `Season ${it.ordinal}, ${it.name},`;

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
    about: 'Take back an entry of a statement',
    options: { entry: 'number of the entry, like #17', reason: 'what for' },
  },
  undo: {
    about: 'Take back an entry, a purchase, or a batch',
    options: { what: 'an entry like #17, or a batch like B3', reason: 'what for' },
  },
  reset: {
    about: "Set everybody's points to zero; what was earned stays known",
    options: { reason: 'what for' },
  },
  grantAll: {
    about: 'Give every member points',
    options: { points: 'how many', reason: 'what for' },
  },
  level: { about: 'The levels, and what you lack for the next', options: {} },
  gift: {
    about: 'Give some of your points to a member',
    options: { member: 'to whom', points: 'how many', note: 'a word with it' },
  },
  seasonShow: { about: 'Which season is running', options: {} },
  seasonStart: {
    about: 'Begin a season; the one that runs ends with its board',
    options: { name: 'its name' },
  },
  seasonEnd: { about: 'End the season with its final board', options: {} },
  shop: { about: 'What your points can buy', options: {} },
  buy: { about: 'Buy something from the shop', options: { item: 'what' } },
  refund: {
    about: 'Give points back for what was bought',
    options: { order: 'number of the order, like #17', reason: 'what for' },
  },
  tasks: { about: 'What waits for a helper', options: {} },

  balance: (it: { balance: number; rank: number }) => `${points(it.balance)} · rank ${it.rank}`,
  earned: (it: { all: number; week: number; season: number | undefined }) => {
    const season = it.season === undefined ? '' : `, ${it.season} this season`;
    return `Earned ${it.all} in all, ${it.week} this week${season}.`;
  },
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
    `Statement of ${it.name}${it.pages === 1 ? '' : ` · page ${it.page} of ${it.pages}`}`,
  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,
  onlyAdmins: 'Only admins read the statements of others. /statement shows your own.',

  topTitle: (it: { period: BoardPeriod; past: Day | undefined }) => {
    if (it.past === undefined) return `Top ten ${boards[it.period]}`;
    return `Top ten ${it.period === 'week' ? `of the week from ${it.past}` : `on ${it.past}`}`;
  },
  place: (it: { rank: number; name: string; earned: number; level: string | undefined }) =>
    `${it.rank}. ${it.name} · ${it.earned}${it.level === undefined ? '' : ` · ${it.level}`}`,
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
    `+${points(it.points)} for ${it.name}: ${it.reason}\n${it.name} now has ${points(it.balance)}. (#${it.entry})`,
  taken: (it: { name: string; points: number; reason: string; balance: number; entry: number }) =>
    `-${points(it.points)} for ${it.name}: ${it.reason}\n${it.name} now has ${points(it.balance)}. (#${it.entry})`,
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
    `#${it.entry} moved points between accounts of one person, and stays. Use /grant or /take to correct it.`,
  cannotReverse: (it: { entry: number; balance: number }) =>
    `#${it.entry} can't be taken back: whoever got the points has only ${it.balance} left.`,

  levelReached: (it: {
    name: string;
    level: number;
    called: string;
    coupon: boolean;
    room: boolean;
  }) =>
    [
      `🎉 ${it.name} is now ${it.called} (level ${it.level}).`,
      ...(it.coupon ? ['It brings a coupon: /coupons'] : []),
      ...(it.room ? ['It opens a room: /level'] : []),
    ].join(' '),
  levelRoom: (it: { name: string }) => `The room of ${it.name}`,
  levelTitle: (it: { level: number; called: string | undefined; earned: number }) =>
    it.called === undefined
      ? `No level yet · ${points(it.earned)} earned`
      : `Level ${it.level}: ${it.called} · ${points(it.earned)} earned`,
  levelLine: (it: { level: number; name: string; from: number; isReached: boolean }) =>
    `${it.isReached ? '✓' : '·'} ${it.level}. ${it.name} · from ${points(it.from)}`,
  levelNext: (it: { name: string; missing: number }) => `${points(it.missing)} to ${it.name}.`,
  levelTop: 'You are at the top.',

  gifted: (it: {
    from: string;
    to: string;
    points: number;
    note: string | undefined;
    entry: number;
  }) => {
    const note = it.note === undefined ? '' : `: ${it.note}`;
    return `${it.from} gave ${it.to} ${points(it.points)}${note}. (#${it.entry})`;
  },
  giftToOneself: 'This is you. A gift is for somebody else.',
  giftToLeaver: (it: { name: string }) => `${it.name} has left.`,
  giverTooNew: (it: { days: number }) =>
    `You can give points once you have been here for ${days(it.days)}.`,
  getterTooNew: (it: { name: string; days: number }) =>
    `${it.name} can be given points only after ${days(it.days)} here.`,
  gaveEnough: (it: { left: number }) => `You can give ${it.left} more today. Nothing was given.`,
  gotEnough: (it: { name: string; left: number }) =>
    `${it.name} can be given ${it.left} more today. Nothing was given.`,
  giftTooMuch: (it: { points: number }) =>
    `You don't have ${points(it.points)}. /points shows what you have.`,

  noSeason: 'No season is running. Admins begin one with /season start.',
  seasonRuns: (it: { ordinal: number; name: string | undefined; since: string | undefined }) => {
    const since = it.since === undefined ? 'since the beginning' : `since ${it.since}`;
    return `${seasonOf(it)} is running ${since}. /top season shows its board.`;
  },
  seasonStarted: (it: { ordinal: number; name: string | undefined }) =>
    `${seasonOf(it)} has begun.`,
  seasonEnded: (it: { ordinal: number; name: string | undefined }) =>
    `${seasonOf(it)} is over; its final board is posted. /season start begins the next.`,
  seasonEmpty: 'Nobody earned points in it.',
  finalBoard: (it: { ordinal: number; name: string | undefined }) =>
    `${seasonOf(it)} is over: the final board`,

  ...shop,

  batchBegun: (it: { id: number }) =>
    `Batch B${it.id} has begun; I tell you when it is through. /undo B${it.id} takes it back.`,
  batchDone: (it: { id: number; moved: number }) =>
    `Batch B${it.id} is through: ${members(it.moved)}. /undo B${it.id} takes it back.`,
  noBatch: (it: { id: number }) => `There is no batch B${it.id} here.`,
  batchUndone: (it: { id: number }) => `B${it.id} was taken back before.`,
  batchUndoing: (it: { id: number; moved: number }) =>
    `B${it.id} is being taken back, ${entries(it.moved)}; I tell you when it is through.`,
  batchTakenBack: (it: { id: number; undone: number; kept: number }) => {
    const kept = it.kept === 0 ? '' : ` ${it.kept} could not: the points are spent.`;
    return `B${it.id} is taken back: ${entries(it.undone)}.${kept}`;
  },
};
export type Texts = typeof en;
