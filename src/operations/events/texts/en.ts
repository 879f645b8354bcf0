import type { Locale } from '../../../chat/locale.ts';
import type { Attending } from '../op.ts';
import type { Answer, State, Who } from '../rule.ts';
import { asking, type Named } from './en-asking.ts';
import { organising } from './en-organising.ts';

const guests = (n: number) => (n === 0 ? '' : n === 1 ? ', with 1 guest' : `, with ${n} guests`);

/** A sentence goes on behind it, so its own full stop falls away. */
const because = ({ why }: { why?: string | undefined }) =>
  why === undefined ? '' : `: ${why.replace(/[.。]+$/u, '')}`;

const places = (n: number) => (n === 1 ? 'one place' : `${n} places`);

const days = (n: number) => (n === 1 ? '24 hours' : `${n} days`);

const who = (it: Who): string => {
  if (it.is === 'all') return 'everyone';
  return it.is === 'level' ? `members from level ${it.least} up` : `${it.role}s`;
};

const answers: Readonly<Record<Answer, string>> = { yes: 'yes', maybe: 'maybe', no: 'no' };
const states: Readonly<Record<State, string>> = {
  planned: 'to come',
  open: 'now',
  over: 'over',
  cancelled: 'cancelled',
};

export const en = {
  locale: 'en' as Locale,
  ...asking,
  ...organising,
  who,
  answers,
  states,

  cardPlace: 'Where: ',
  cardGoing: (it: { taken: number; capacity: number | undefined }) =>
    it.capacity === undefined
      ? `Coming: ${it.taken}`
      : `Coming: ${it.taken} of ${it.capacity}${it.taken >= it.capacity ? ' · full' : ''}`,
  cardWaiting: (it: { waiting: number }) => `on the waiting list: ${it.waiting}`,
  cardMaybe: (it: { maybe: number }) => `maybe: ${it.maybe}`,
  cardNames: (it: { names: readonly string[]; more: number }) =>
    `${it.names.join(', ')}${it.more > 0 ? ` and ${it.more} more` : ''}`,
  cardGuests: (it: { guests: number }) =>
    it.guests === 1 ? 'You may bring a guest.' : `You may bring up to ${it.guests} guests.`,
  cardWho: (it: { who: string }) => `For ${it.who}.`,
  cardCloses: 'Please answer by ',
  brings: (it: { points: number; coupon?: string | undefined; attend: Attending }) => {
    const all = [
      ...(it.points > 0 ? [it.points === 1 ? 'a point' : `${it.points} points`] : []),
      ...(it.coupon === undefined ? [] : ['a coupon']),
    ];
    return all.length === 0 || it.attend === 'off'
      ? ''
      : `Being there brings ${all.join(' and ')}.`;
  },
  cardOver: 'This is over.',
  cardCancelled: (it: { why?: string }) => `This was cancelled${because(it)}.`,
  cardNow: 'Here we go!',
  yesButton: 'Yes',
  maybeButton: 'Maybe',
  noButton: 'No',
  moreButton: '+1 guest',
  lessButton: '−1 guest',
  hereButton: "I'm here",

  youAreIn: (it: { name: string; guests: number }) =>
    `You're in for “${it.name}”${guests(it.guests)}: `,
  youWait: (it: { name: string; ahead: number; guests: number }) =>
    `“${it.name}” is full. You're on the waiting list${guests(it.guests)}, ${
      it.ahead === 0
        ? 'the first'
        : it.ahead === 1
          ? 'behind one other'
          : `behind ${it.ahead} others`
    }. I'll write to you as soon as there is a place.`,
  youMaybe: (it: { name: string }) => `“${it.name}”: maybe. Tell us when you know: `,
  youDoNot: (it: { name: string }) => `“${it.name}”: not this time. Thanks for saying so.`,
  isCancelled: (it: { name: string; why?: string }) => `“${it.name}” was cancelled${because(it)}.`,
  isOver: (it: { name: string }) => `“${it.name}” is over.`,
  isClosed: (it: { name: string; closed: string }) =>
    `“${it.name}”: answers were taken until ${it.closed}. You can still say that you don't come.`,
  notForYou: (it: { name: string; who: string }) => `“${it.name}” is for ${it.who}.`,
  noRoom: (it: { name: string }) =>
    `“${it.name}” has no room for that many. Your answer stays as it was.`,
  onlyPlaces: (it: { name: string; places: number }) =>
    `“${it.name}” has ${places(it.places)} in all, guests counted. Your answer stays as it was.`,
  tooLarge: (it: { name: string; places: number; guests: number }) =>
    `“${it.name}” has ${places(it.places)} in all, too few for you${guests(it.guests)}: those behind you come in first. With fewer guests you keep your place in the line.`,
  tooManyGuests: (it: { name: string; most: number }) =>
    it.most === 0
      ? `“${it.name}”: guests can't be brought along.`
      : `“${it.name}”: ${it.most === 1 ? 'one guest' : `up to ${it.most} guests`} each.`,
  noGuests: (it: { name: string }) => `“${it.name}”: you have no guests to take back.`,
  noEvent: 'This event is no more.',
  unknownEvent: (it: Named) =>
    `There is no event “${it.name}”. /event list shows them; #7 names one by its number.`,

  promoted: (it: { name: string; guests: number }) =>
    `A place is free: you're in for “${it.name}”${guests(it.guests)}. `,
  promotedEnd: (it: { id: number }) => `\nCan't come after all? /rsvp #${it.id} no`,
  promotedOpenly: (it: Named) =>
    `The waiting list of “${it.name}” has moved up. /rsvp tells you where you stand.`,
  reminder: (it: Named) => `Coming up: “${it.name}”, `,
  reminderIn: (it: { length: string }) => ` (in ${it.length})`,
  reminderEnd: (it: { id: number }) =>
    `\nCan't come? /rsvp #${it.id} no · No reminders any more: /event reminders off`,
  reminderOpenly: (it: Named) => `Coming up: “${it.name}”, `,
  changed: (it: Named) => `“${it.name}” has changed.`,
  cancelledNotice: (it: { name: string; why: string | undefined }) =>
    `“${it.name}” is cancelled${because(it)}. It would have been `,
  cancelledSeries: (it: { name: string; why: string | undefined }) =>
    `“${it.name}” is cancelled, all dates to come${because(it)}.`,
  changedPlaces: (it: { capacity: number | undefined }) =>
    it.capacity === undefined
      ? 'Everyone can come: places are no longer limited.'
      : `Places: ${it.capacity}`,
  changedNoAbout: 'Its description was taken away.',
  changedWho: (it: { who: string }) => `It is for ${it.who} now. Who has a place keeps it.`,
  changedNoGuests: 'Guests can no longer be added.',
  changedNoBrings: 'Being there brings no points or coupon any more.',
  changedAttend: {
    button: 'Show up with the button on its card.',
    code: 'Show up with /attend and the code that is shown there.',
    off: "There's no need to show up with a button or a code.",
  },
  whenLabel: 'When: ',
  placeLabel: 'Where: ',
  remindersOn: 'All right, I remind you of events you come to.',
  remindersOff: 'All right, no reminders of events. /event reminders on brings them back.',

  listTitle: (it: { days: number }) => `Events in the next ${days(it.days)}`,
  listNothing: (it: { days: number }) => `There are no events in the next ${days(it.days)}.`,
  listed: (it: { id: number; name: string }) => `#${it.id} ${it.name} · `,
  listedPlaces: (it: { taken: number; capacity: number | undefined; waiting: number }) =>
    [
      it.capacity === undefined ? ` · ${it.taken} coming` : ` · ${it.taken}/${it.capacity}`,
      ...(it.waiting > 0 ? [`${it.waiting} waiting`] : []),
    ].join(' · '),
  listEnd: (it: { id: number }) =>
    `\n/rsvp #${it.id} yes, with the number of the event, says that you come.`,

  here: (it: { name: string; points: number; coupon: boolean }) => {
    const points = it.points === 1 ? ' +1 point' : it.points > 0 ? ` +${it.points} points` : '';
    const coupon = points === '' ? ' It brings you a coupon: /coupons' : ', and a coupon: /coupons';
    return `Welcome to “${it.name}”!${points}${it.coupon ? coupon : ''}`;
  },
  hereAlready: (it: Named) => `“${it.name}”: I have noted already that you are here.`,
  hereNotYet: (it: { name: string; from: string }) =>
    `“${it.name}” has not begun. You can show up from ${it.from} on.`,
  hereWithoutSeat: (it: Named) =>
    `“${it.name}”: only those who have a place can show up. Say yes first, or use the code that is shown there.`,
  hereOnlyByCode: (it: Named) =>
    `“${it.name}”: show up with /attend and the code that is shown there.`,
  unknownCode:
    'No event that takes place now has this code. Look again, it has 6 letters and digits.',

  rateQuestion: (it: Named) => `How was “${it.name}”?`,
  rateOpenly: (it: { name: string; id: number }) =>
    `How was “${it.name}”? Those who came can say so: /event feedback #${it.id}`,
  rated: (it: { id: number }) =>
    `Thank you! In a word: /event feedback #${it.id} and what you want to say. Only the organisers read it.`,
  worded: 'Thank you, the organisers will read it.',
  notThere: (it: Named) =>
    `Only those who came to “${it.name}” are asked. /attend notes that you are there.`,
  notOver: (it: Named) => `“${it.name}” is not over yet.`,

  calendarAll: 'All events of this community, for your calendar app:',
  calendarMine: 'Events you come to, for your calendar app:',
  calendarEnd:
    'Subscribe to this address, and changes come by themselves. It is yours alone: whoever has it reads this calendar. /event calendar off ends it.',
  calendarFile: (it: Named) =>
    `${it.name} holds what is planned now, for apps that take a file alone; later changes are not in it.`,
  calendarEmpty: 'Nothing is planned in it yet, so there is no file to save.',
  calendarOff: 'All right, your calendar addresses no longer work.',
  calendarName: (it: { community: string }) => `${it.community}: events`,
  placeOpen: 'to be announced',
  howToCome: (it: { id: number }) => `To say that you come: /rsvp #${it.id} yes`,
};
export type Texts = typeof en;
