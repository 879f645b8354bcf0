import type { Asking } from '../../../bot/command.ts';
import { integer, named, optional, text } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import type { Work } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { eventNamed } from '../coming/rsvp.ts';
import { type Coming, comings } from '../coming/store.ts';
import { events } from '../making/store.ts';
import { op } from '../op.ts';
import { findEvent } from '../reading/store.ts';
import { suggestEvents } from '../reading/suggest.ts';
import { PAGE } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { RATE, STARS } from './ask.ts';
import { resultsOf } from './store.ts';

export const rate = op.press({
  name: RATE,
  for: 'member',
  answers: 'privately',
  options: {
    event: integer({ min: 1, max: 2_147_483_647 }),
    stars: integer({ min: 1, max: STARS.length }),
  },
  run: (asked, work) => {
    const { event, stars } = asked.options;
    return opine(work, asked, event, { rating: stars }, asked.say.rated({ id: event }));
  },
});

export const feedback = op.command({
  name: 'event feedback',
  texts: (say) => say.feedback,
  for: 'member',
  answers: 'privately',
  options: { event: named({ max: 100 }), word: text({ max: 1000, long: true }) },
  suggest: { event: suggestEvents },
  async run(asked, work) {
    const { community, say, options } = asked;
    const id = await eventNamed(work, community.id, options.event);
    if (id === undefined) return declined(say.unknownEvent({ name: options.event }));
    return opine(work, asked, id, { word: options.word }, say.worded);
  },
});

/** Only who was there is heard; a later word takes the place of an earlier one. */
async function opine(
  work: Work,
  { community, member, say }: Asking & { readonly say: Texts },
  eventId: number,
  opinion: Partial<Pick<Coming, 'rating' | 'word'>>,
  thanks: string,
): Promise<Reply> {
  const event = await work.get(events, eventId);
  if (event?.communityId !== community.id) return { text: say.noEvent };
  const { name, attend } = event.details;
  const own = await work.get(comings, { eventId, memberId: member.id });
  const wasThere = attend === 'off' ? own?.place === 'seat' : own?.attendedAt !== undefined;
  if (own === undefined || !wasThere) return { text: say.notThere({ name }) };
  if (work.now < event.endsAt) return { text: say.notOver({ name }) };
  work.put(comings, { ...own, ...opinion });
  return { text: thanks };
}

export const survey = op.lookup({
  name: 'event survey',
  texts: (say) => say.survey,
  for: 'planner',
  answers: 'privately',
  options: {
    event: named({ max: 100 }),
    page: optional(integer({ min: 1, max: 10_000 })),
  },
  suggest: { event: suggestEvents },
  async run({ community, say, options: { event: wanted, page = 1 } }, { sql }) {
    const event = await findEvent(sql, community.id, wanted);
    if (event === undefined) return declined(say.unknownEvent({ name: wanted }));
    const { name } = event.details;
    const { came, counts, words, allWords } = await resultsOf(sql, event.id, page);
    const pages = pagesOf(allWords, PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    const ratings = counts.reduce((sum, count) => sum + count, 0);
    if (ratings + allWords === 0) return { text: say.surveyNothing({ name }) };
    const sum = counts.reduce((all, count, n) => all + count * (n + 1), 0);
    const average = ratings === 0 ? '–' : (sum / ratings).toFixed(1);
    const stars = STARS.toReversed().map((n) =>
      say.surveyLine({ stars: n, count: counts[n - 1] ?? 0 }),
    );
    const end = pages > 1 ? [say.onPage({ page, pages })] : [];
    const said = words.map((word) => `“${word}”`);
    return {
      title: say.surveyTitle({ name, average, ratings, came }),
      text: [...stars, ...said, ...end].join('\n'),
    };
  },
});
