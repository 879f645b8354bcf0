import type { Heading, Named } from './en-asking.ts';

const dates = (n: number) => (n === 1 ? '1 date' : `${n} dates`);
const members = (n: number) => (n === 1 ? '1 member' : `${n} members`);

/** What organisers are told. */
export const organising = {
  created: (it: Heading) => `“${it.name}” (#${it.id}) is planned: `,
  createdSeries: (it: { name: string; id: number; made: number }) =>
    `“${it.name}” repeats. ${it.made === 1 ? '1 date is' : `${it.made} dates are`} planned so far; later ones follow by themselves. The first is #${it.id}: `,
  createdEnd: '. The card is on its way.',
  past: (it: { when: string }) => `${it.when} is over. Choose a time that lies ahead.`,
  tooFar: 'That is more than three years away.',
  badLength: 'An event lasts from 5m up to 14d. Say it like 2h or 1h30m.',
  badCutoff: 'The end of answering is a length before the start, such as 1d or 2h.',
  cutoffPast: 'With this, answering would have ended already. Choose a shorter one.',
  badReminders: 'Reminders are up to five lengths before the start, such as “1d, 1h”, or none.',
  badWho: 'For whom is one of: all, level 2, role helper.',
  badRepeat:
    "I can't read how it repeats. Say daily, weekly, every 2 weeks, every Tuesday, weekdays, monthly, with “until 2026-12-31” or “10 times” behind it if it ends; or an RRULE such as FREQ=WEEKLY;BYDAY=TU.",
  noDates: 'With this rule there is no date that lies ahead.',
  noLevels: 'There are no levels in this community.',
  unknownPool: (it: { name: string; pools: readonly string[] }) =>
    it.pools.length === 0
      ? 'There are no pools of coupons in this community: they are set up in its file.'
      : `There is no pool “${it.name}”; there are: ${it.pools.join(', ')}.`,
  unknownSpace: (it: { name: string; spaces: readonly string[] }) =>
    `There is no space “${it.name}” here; there are: ${it.spaces.join(', ')}.`,
  needsSpace: (it: { spaces: readonly string[] }) =>
    `Say where, with in=${it.spaces[0] ?? 'all'} or in=all.`,
  noSeries: (it: Named) => `“${it.name}” is no series: it takes place once.`,
  ended: (it: Named) =>
    `“${it.name}” is over, or was cancelled. Plan a new one with /event create.`,
  nothingChanged: 'Nothing is different. Say what to change, such as place=… or when=….',
  edited: (it: Heading & { told: number }) =>
    `“${it.name}” (#${it.id}) is changed.${it.told > 0 ? ` ${members(it.told)} will be told.` : ''}`,
  editedSeries: (it: { name: string; count: number; told: number }) =>
    `“${it.name}” is changed, ${dates(it.count)}.${it.told > 0 ? ` ${members(it.told)} will be told.` : ''}`,
  tooManyIn: (it: { taken: number; capacity: number }) =>
    ` ${it.taken} places are taken already, more than ${it.capacity}: nobody is sent away, and nobody comes in until there is room.`,
  cancelled: (it: Heading & { told: number }) =>
    `“${it.name}” (#${it.id}) is cancelled.${it.told > 0 ? ` ${members(it.told)} will be told.` : ''}`,
  cancelledAll: (it: { name: string; count: number; told: number }) =>
    `“${it.name}” is cancelled, ${dates(it.count)}.${it.told > 0 ? ` ${members(it.told)} will be told.` : ''}`,
  posted: 'The card is on its way.',

  attendanceTitle: (it: { name: string; came: number; missed: number }) =>
    `${it.name} · ${it.came} came · ${it.missed} did not`,
  attendanceSoFar: (it: { name: string; came: number; expected: number }) =>
    `${it.name} · ${it.came === 1 ? '1 is' : `${it.came} are`} there · ${it.expected} expected`,
  attendanceCode: 'Code for /attend: ',
  attendanceNobody: 'Nobody has said that they come.',
  attended: (it: { name: string; at: string; walkIn: boolean; guests: number }) =>
    `✓ ${it.name}${it.guests > 0 ? ` +${it.guests}` : ''} · ${it.at}${it.walkIn ? ' · had not signed up' : ''}`,
  noShow: (it: { name: string; guests: number }) =>
    `✗ ${it.name}${it.guests > 0 ? ` +${it.guests}` : ''} · did not come`,
  expected: (it: { name: string; guests: number }) =>
    `· ${it.name}${it.guests > 0 ? ` +${it.guests}` : ''}`,
  onPage: (it: { page: number; pages: number }) => `page ${it.page} of ${it.pages}`,
  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,

  surveyTitle: (it: { name: string; average: string; ratings: number; came: number }) =>
    `${it.name} · ${it.average} of 5 · ${it.ratings} of ${it.came} who came`,
  surveyLine: (it: { stars: number; count: number }) => `${'★'.repeat(it.stars)} ${it.count}`,
  surveyNothing: (it: Named) => `Nobody has said yet how “${it.name}” was.`,

  listingRefused: (it: { reason: string }) =>
    `I can't show events in Discord's own list: ${it.reason}. Everything else works; once it is mended, the next change of an event brings it there.`,
  listingWhy: "give my role the right Create Events in the server's settings",
};
