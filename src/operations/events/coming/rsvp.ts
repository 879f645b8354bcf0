import { choice, integer, named, onOff, optional } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { CARD } from '../making/keeping.ts';
import { eventRefs } from '../making/store.ts';
import { op } from '../op.ts';
import { suggestEvents } from '../reading/suggest.ts';
import type { Answer, Wanted } from '../rule.ts';
import { respond } from './respond.ts';
import { type Coming, choices } from './store.ts';

export const PRESS = 'event-come';

export const MOST_GUESTS = 20;

const answer = choice({
  yes: ['参加', '是', '是的', '要', '好', '好的', '可以', '报名', '去'],
  maybe: ['待定', '也许', '可能', '看情况', '不确定'],
  no: ['不参加', '否', '不', '不要', '不用', '不是', '不去', '去不了', '取消'],
});

export const rsvp = op.command({
  name: 'rsvp',
  called: ['报名'],
  texts: (say) => say.rsvp,
  for: 'member',
  answers: 'privately',
  options: {
    event: named({ max: 100 }),
    answer,
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
  options: { answer: choice({ yes: [], maybe: [], no: [], more: [], less: [] }) },
  run: (asked, work) =>
    respond(Number(asked.record), (said) => wished(asked.options.answer, said), asked, work),
});

/** A guest more means that one comes; one less can't be had of none. */
function wished(pressed: Answer | 'more' | 'less', said: Coming | undefined): Wanted | undefined {
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
  options: { reminders: onOff() },
  async run({ member, say, options }, work) {
    const wanted = options.reminders === 'on';
    work.add(choices, { memberId: member.id, at: work.now, wanted });
    return { text: wanted ? say.remindersOn : say.remindersOff };
  },
});
