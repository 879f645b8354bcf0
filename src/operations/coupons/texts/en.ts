import type { Locale } from '../../../chat/locale.ts';
import type { CouponState, DropState, Segment } from '../rule.ts';
import { commands } from './en-commands.ts';
import { reward } from './en-rewards.ts';

const codes = (n: number) => (n === 1 ? '1 code' : `${n} codes`);
const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);
type Lines = { count: number; first: readonly number[] };
const lines = (n: number) => (n === 1 ? '1 line' : `${n} lines`);
const firstOf = ({ count, first }: Lines) =>
  `${first.join(', ')}${count > first.length ? ` and ${count - first.length} more` : ''}`;
const until = (time: string | undefined) => (time === undefined ? '' : ` until ${time}`);

const states: Readonly<Record<DropState, string>> = {
  scheduled: 'to come',
  open: 'open',
  gone: 'all gone',
  over: 'over',
  stopped: 'stopped',
};

const fates: Readonly<Record<CouponState, string>> = {
  free: 'free',
  claimed: 'not redeemed yet',
  redeemed: 'redeemed',
  void: 'void',
};

type Coupon = { drop: string; holder: string; value: string | undefined };
const worth = ({ drop, holder, value }: Coupon) =>
  `“${drop}”${value === undefined ? '' : `, ${value}`}, for ${holder}`;

export const en = {
  locale: 'en' as Locale,
  rightPrefix: 'up to 16 letters, digits and hyphens',
  ...commands,

  who: (it: Segment): string => {
    switch (it.is) {
      case 'all':
        return 'everyone';
      case 'level':
        return `members from level ${it.least} up`;
      case 'streak':
        return `who checked in ${days(it.least)} in a row`;
      case 'newcomers':
        return `who joined in the last ${days(it.least)}`;
      case 'role':
        return `${it.role}s`;
    }
  },

  cardTitle: (it: { name: string }) => `Coupons · ${it.name}`,
  cardSoon: (it: { number: number }) => `${codes(it.number)}, coming up.`,
  cardOpens: 'Opens ',
  cardLeft: (it: { left: number; number: number }) => `${it.left} of ${codes(it.number)} left.`,
  cardGone: (it: { number: number }) =>
    it.number === 1 ? 'The only code is gone.' : `All ${it.number} codes are gone.`,
  cardOver: 'This drop is over.',
  cardUntil: 'Open until ',
  cardFree: 'First come, first served, one each.',
  cardPrice: (it: { price: number }) =>
    `${points(it.price)} a code. First come, first served, one each.`,
  cardWho: (it: { who: string }) => `For ${it.who}.`,
  claimButton: 'Get a code',
  mineButton: 'My code',

  yours: (it: { name: string; number: number; of: number; price: number }) =>
    `“${it.name}”: yours is number ${it.number} of ${it.of}${it.price > 0 ? `, for ${points(it.price)}` : ''}.`,
  yoursAgain: (it: { name: string }) => `“${it.name}”: you have this code.`,
  yoursIsRedeemed: (it: { name: string; at: string | undefined }) =>
    `“${it.name}”: your code was redeemed${it.at === undefined ? '' : ` at ${it.at}`}.`,
  yoursIsVoid: (it: { name: string }) =>
    `“${it.name}”: your code was made void. Ask an admin if you don't know why.`,
  validUntil: (it: { until: string }) => `good until ${it.until}`,
  showsAgain: '/coupons shows it again.',
  noDrop: 'This drop is no more.',
  notYet: (it: { name: string; opens: string }) => `“${it.name}” opens at ${it.opens}.`,
  isOver: (it: { name: string }) => `“${it.name}” is over.`,
  soldOut: (it: { name: string }) => `“${it.name}”: all codes are gone.`,
  notForYou: (it: { name: string; who: string }) => `“${it.name}” is for ${it.who}.`,
  tooDear: (it: { name: string; price: number; balance: number }) =>
    `“${it.name}” costs ${points(it.price)}, and you have ${it.balance}.`,

  couponsTitle: (it: { page: number; pages: number }) =>
    it.pages === 1 ? 'Your coupons' : `Your coupons · page ${it.page} of ${it.pages}`,
  noCoupons: 'You have no coupons yet. You get them from the cards of coupon drops.',
  standing: (it: {
    state: CouponState | 'expired';
    until: string | undefined;
    at: string | undefined;
  }) => {
    if (it.state === 'expired') return `expired at ${it.until}`;
    if (it.state === 'claimed') return it.until === undefined ? '' : `good until ${it.until}`;
    return it.at === undefined ? fates[it.state] : `${fates[it.state]} at ${it.at}`;
  },
  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,
  remindersOn: 'All right, I remind you of what expires, at most once a day.',
  remindersOff: 'All right, no more reminders. /reminders on brings them back.',

  expiring: 'These coupons of yours expire soon:',
  expiringLine: (it: { name: string; until: string }) => `“${it.name}” · good until ${it.until}`,
  reminderFooter: '/coupons shows the codes, /reminders off ends these reminders.',
  quiet: 'These are quiet hours: nobody is reminded now.',
  reminded: (it: { members: number }) =>
    it.members === 0
      ? 'No codes expire soon.'
      : `${it.members === 1 ? '1 member is' : `${it.members} members are`} told, once a day each.`,

  started: (it: { id: number; name: string; number: number; until: string | undefined }) =>
    `“${it.name}” (#${it.id}) is open: ${codes(it.number)}${until(it.until)}. The card is on its way.`,
  planned: (it: {
    id: number;
    name: string;
    number: number;
    opens: string;
    until: string | undefined;
  }) =>
    `“${it.name}” (#${it.id}) opens at ${it.opens}: ${codes(it.number)}${until(it.until)}. The card comes by itself.`,
  badTimes: (it: { opens: string; until: string }) =>
    `A drop that opens at ${it.opens} can't close at ${it.until}.`,
  unknownSpace: (it: { name: string; spaces: readonly string[] }) =>
    `There is no space “${it.name}” here; there are: ${it.spaces.join(', ')}.`,
  needsSpace: (it: { spaces: readonly string[] }) =>
    `Say where, with in=${it.spaces[0] ?? 'all'} or in=all.`,
  noLevels: 'There are no levels in this community.',
  nameTaken: (it: { name: string }) =>
    `“${it.name}” is running already. Stop it, or choose another name.`,
  noPool: (it: { name: string; pools: readonly string[] }) =>
    [
      `There is no pool “${it.name}”.`,
      ...(it.pools.length > 0 ? [`The config has: ${it.pools.join(', ')}.`] : []),
      'Import codes into a new one with /drop import, or set one up under coupons in the config.',
    ].join(' '),
  tooFew: (it: { pool: string; free: number }) =>
    it.free === 0
      ? `Pool “${it.pool}” has no codes to give. Import some first: /drop import`
      : `Pool “${it.pool}” has only ${codes(it.free)} left. Import more first: /drop import`,
  tooManyDrawn: (it: { most: number }) =>
    `At most ${it.most} codes are generated for one drop. Import them for a larger one.`,
  badPoolName: (it: { name: string }) =>
    `“${it.name}” is no name of a pool: up to 32 letters, digits, hyphens and underscores.`,
  imported: (it: { pool: string; added: number; free: number }) =>
    it.added === 0
      ? `Pool “${it.pool}”: nothing new. It has ${codes(it.free)} free.`
      : `Pool “${it.pool}”: ${codes(it.added)} added. It has ${codes(it.free)} free now.`,
  importDuplicates: (it: Lines) =>
    `${lines(it.count)} with a code that was here before, or further up: ${firstOf(it)}`,
  importBad: (it: Lines) =>
    `${lines(it.count)} that can't be used (no code, no date such as 2026-12-31, expired already, or not saved as UTF-8): ${firstOf(it)}`,
  unknownDrop: (it: { name: string }) =>
    `There is no drop “${it.name}”. /drop list shows them; #7 names one by its number.`,
  stopped: (it: { name: string; claimed: number; number: number }) =>
    `“${it.name}” is stopped: ${it.claimed} of ${codes(it.number)} were handed out, the others are back in their pool.`,
  stoppedAlready: (it: { name: string }) => `“${it.name}” has ended already.`,
  posted: 'The card is on its way.',
  noDrops: 'There were no drops yet. /drop start begins one.',
  listTitle: 'Coupon drops',
  listed: (it: {
    id: number;
    name: string;
    state: DropState;
    pool: string;
    number: number;
    claimed: number;
    left: number;
    opens: string;
    until: string | undefined;
    who: string;
    price: number;
  }) =>
    [
      `#${it.id} ${it.name}: ${states[it.state]}`,
      `${it.claimed} of ${it.number} claimed`,
      `pool ${it.pool}`,
      `from ${it.opens}${until(it.until)}`,
      `for ${it.who}`,
      ...(it.price > 0 ? [points(it.price)] : []),
    ].join(' · '),
  noClaims: (it: { name: string }) => `Nobody has claimed a code of “${it.name}” yet.`,
  claimsTitle: (it: { name: string; total: number; number: number; page: number; pages: number }) =>
    `${it.name} · ${it.total} of ${it.number}${it.pages === 1 ? '' : ` · page ${it.page} of ${it.pages}`}`,
  audited: (it: {
    number: number;
    name: string;
    at: string;
    state: CouponState;
    entry: number | undefined;
  }) =>
    `${it.number}. ${it.name} · ${it.at} · ${fates[it.state]}${it.entry === undefined ? '' : ` · paid by #${it.entry}`}`,

  redeemed: (it: Coupon) => `Good: ${worth(it)}. It is redeemed now.`,
  redeemedAlready: (it: Coupon & { at: string; by: string }) =>
    `Not good any more: redeemed at ${it.at} by ${it.by} (${worth(it)}).`,
  isVoid: (it: Coupon | undefined) =>
    it === undefined
      ? 'This code is void: its holder got another one.'
      : `This code was made void (${worth(it)}).`,
  isExpired: (it: Coupon & { at: string }) => `This code expired at ${it.at} (${worth(it)}).`,
  unclaimed: 'This code has not been handed out to anybody.',
  unknownCode: 'This is no code of this community.',
  voided: (it: { name: string; holder: string; entry: number | undefined }) =>
    `The code of ${it.holder} (“${it.name}”) is void, and they are told.${
      it.entry === undefined ? '' : ` It was paid by #${it.entry}: /reverse gives the points back.`
    } /reissue with the same code gives them another.`,
  voidedFree: 'The code is void. Nobody had it.',
  voidAlready: 'This code is void already.',
  tooLate: (it: { at: string }) => `Too late: this code was redeemed at ${it.at}.`,
  reissued: (it: { name: string; holder: string }) =>
    `${it.holder} gets another code of “${it.name}” in private; this one is void.`,
  reward,
  toHolder: {
    voided: (it: { name: string }) =>
      `Your code of “${it.name}” was made void by an admin. Ask them if you don't know why.`,
    reissued: (it: { name: string }) => `“${it.name}”: you get another code, the old one is void.`,
  },
};
export type Texts = typeof en;
