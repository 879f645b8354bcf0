import { choice, integer, named, optional } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { CARD } from '../making/keeping.ts';
import { eventRefs } from '../making/store.ts';
import { op } from '../op.ts';
import { suggestEvents } from '../reading/suggest.ts';
import type { Wanted } from '../rule.ts';
import { respond } from './respond.ts';
import { type Coming, choices } from './store.ts';

export const PRESS = 'event-come';
const PRESSED = ['yes', 'maybe', 'no', 'more', 'less'] as const;
type Pressed = (typeof PRESSED)[number];

export const MOST_GUESTS = 20;

export const rsvp = op.command({
  name: 'rsvp',
  called: ['报名'],
  texts: (say) => say.rsvp,
  for: 'member',
  answers: 'privately',
  options: {
    event: named({ max: 100 }),
    answer: choice('yes', 'maybe', 'no'),
    guests: optional(integer({ min: 0, max: MOST_GUESTS })),
  },
  suggest: { event: suggestEvents },
  async run(asked, work) {
    const { community, say, options } = asked;
    const id = await eventNamed(work, community.id, options.event);
    if (id === undefined) return { text: say.unknownEvent({ name: options.event }) };
    const { answer } = options;
    const wish = (said: Coming | undefined): Wanted => ({
      answer,
      guests: answer === 'yes' ? (options.guests ?? said?.guests ?? 0) : 0,
    });
    return respond(id, wish, asked, work);
  },
});

export async function eventNamed(work: Work, communityId: string, name: string) {
  return (await work.get(eventRefs, { communityId, name }))?.id;
}

export const tap = op.press({
  name: PRESS,
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: { answer: choice(...PRESSED) },
  run: (asked, work) =>
    respond(Number(asked.record), (said) => wished(asked.options.answer, said), asked, work),
});

/** A guest more means that one comes; one less can't be had of none. */
function wished(pressed: Pressed, said: Coming | undefined): Wanted | undefined {
  const guests = said?.guests ?? 0;
  switch (pressed) {
    case 'yes':
      return { answer: 'yes', guests };
    case 'maybe':
    case 'no':
      return { answer: pressed, guests: 0 };
    case 'more':
      return { answer: 'yes', guests: guests + 1 };
    case 'less':
      return guests === 0 ? undefined : { answer: 'yes', guests: guests - 1 };
  }
}

export const reminders = op.command({
  name: 'event reminders',
  texts: (say) => say.reminders,
  for: 'member',
  answers: 'privately',
  options: { reminders: choice('on', 'off') },
  async run({ member, say, options }, work) {
    const wanted = options.reminders === 'on';
    work.add(choices, { memberId: member.id, at: work.now, wanted });
    return { text: wanted ? say.remindersOn : say.remindersOff };
  },
});
