export type Named = { readonly name: string };
export type Heading = { readonly name: string; readonly id: number };

const form = {
  name: 'its name',
  when: 'its start: tomorrow 8pm, 2026-12-24T20:00, 2h',
  length: 'how long: 2h, 1h30m',
  place: 'where: a place or a link',
  about: 'what it is about',
  capacity: 'how many may come; 0: no limit',
  cutoff: 'until when to answer, as a length before the start: 1d; 0m: until it begins',
  guests: 'how many guests each may bring',
  who: 'for whom: all, level 2, role helper',
  reminders: 'when to remind, before the start: 1d, 1h; or none',
  repeat: 'daily, weekly, every 2 weeks, monthly, or an RRULE such as FREQ=WEEKLY;BYDAY=TU',
  points: 'points for being there',
  coupon: 'the pool that being there brings a coupon of; - for none',
  attend: 'how members show that they are there: button, code, off',
  survey: 'whether those who came are asked how it was',
};

/** What commands ask. */
export const asking = {
  create: {
    about: 'Plan an event',
    options: { ...form, in: 'where its card stands: spaces parted by commas, or all' },
  },
  edit: {
    about: 'Change an event, or all of a series',
    options: {
      event: 'which event',
      scope: 'this one, or the whole series',
      ...form,
      when: 'its start: tomorrow 8pm, or how much later: 30m',
      repeat: 'how a series goes on: weekly, monthly, or an RRULE',
      place: 'where: a place or a link; - for none',
      about: 'what it is about; - for nothing',
    },
  },
  cancel: {
    about: 'Cancel an event, or all of a series',
    options: { event: 'which event', scope: 'this one, or the whole series', why: 'why' },
  },
  list: { about: 'What takes place soon', options: { days: 'how many days ahead' } },
  card: { about: 'Post the card of an event again', options: { event: 'which event' } },
  rsvp: {
    about: 'Say whether you come to an event',
    options: { event: 'which event', answer: 'yes, maybe or no', guests: 'how many you bring' },
  },
  attend: { about: 'Show that you are at an event', options: { code: 'the code shown there' } },
  attendance: {
    about: "Who came to an event, who didn't, and its code",
    options: { event: 'which event', page: 'page' },
  },
  feedback: {
    about: 'Say how you liked an event',
    options: { event: 'which event', word: 'your words' },
  },
  survey: {
    about: 'How an event was, by those who came',
    options: { event: 'which event', page: 'page' },
  },
  calendar: {
    about: 'Events in your own calendar app',
    options: { events: 'which events: all, mine (those you come to), or off to end your address' },
  },
  reminders: {
    about: 'Whether you are reminded of events you come to',
    options: { reminders: 'on or off' },
  },
};
