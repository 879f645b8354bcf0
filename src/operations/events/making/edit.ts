import { moment, named, optional, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { suggestEvents } from '../reading/suggest.ts';
import { closesAt } from '../rule.ts';
import { change, differs } from './change.ts';
import { type Chosen, chosen, whichOf } from './chosen.ts';
import { editSeries } from './edit-series.ts';
import { type Editing, readForm, type Times } from './editing.ts';
import { newsOf } from './news.ts';
import { detailsWith, formOptions, NAME, suggestForm } from './options.ts';
import { tellChange } from './tell-change.ts';

const MINUTE = 60_000;

export const edit = op.command({
  name: 'event edit',
  texts: (say) => say.edit,
  for: 'planner',
  answers: 'privately',
  options: {
    event: named({ max: 100 }),
    scope: optional(whichOf()),
    name: optional(text(NAME)),
    when: optional(moment()),
    ...formOptions,
  },
  suggest: { event: suggestEvents, ...suggestForm },
  async run(asked, work) {
    const { community, say, options } = asked;
    const { repeat, scope } = options;
    const wanted = repeat === undefined ? scope : 'series';
    const it = await chosen(work, community.id, say, { event: options.event, scope: wanted });
    if (it.is === 'nothing') return declined(it.text);
    const read = readForm(it.event, asked, work.now);
    if (!read.ok) return declined(read.text);
    if (it.is === 'series') return editSeries(work, asked, it, { ...read, form: options, repeat });
    return editOne(work, asked, it, read);
  },
});

async function editOne(
  work: Work,
  asked: Editing,
  { event }: Extract<Chosen, { is: 'one' }>,
  { startsAt, minutes }: Times,
): Promise<Reply> {
  const { say, community, settings, options } = asked;
  const details = detailsWith(event.details, options, { say, community });
  if (!details.ok) return declined(details.text);
  const endsAt = new Date(startsAt.getTime() + minutes * MINUTE);
  const isMoved = startsAt.getTime() !== event.startsAt.getTime();
  const to = { details: details.value, startsAt, endsAt, moved: event.moved || isMoved };
  if (!differs(event, to)) return declined(say.nothingChanged);
  if (options.cutoff !== undefined && isShut({ startsAt, cutoff: to.details.cutoff }, work.now))
    return declined(say.cutoffPast);
  const after = await change(work, community, settings, event, to);
  const news = newsOf(event, after, community);
  const told = await tellChange(work, community, news === undefined ? [] : [news]);
  const { name, capacity } = after.details;
  const full =
    capacity !== undefined && after.taken > capacity
      ? say.tooManyIn({ taken: after.taken, capacity })
      : '';
  return { text: say.edited({ name, id: event.id, told }) + full };
}

function isShut(terms: Parameters<typeof closesAt>[0], now: Date): boolean {
  return terms.cutoff !== undefined && closesAt(terms) <= now;
}
