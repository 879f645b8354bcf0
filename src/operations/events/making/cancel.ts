import { timeOf } from '../../../agenda/when.ts';
import type { Community } from '../../../bot/community.ts';
import { named, optional, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { tell } from '../coming/notice.ts';
import { op } from '../op.ts';
import { suggestEvents } from '../reading/suggest.ts';
import { announceNext, disarmSeries } from '../series/extend.ts';
import { type Series, serieses } from '../series/store.ts';
import type { Texts } from '../texts/en.ts';
import { concerned } from './change.ts';
import { type Chosen, chosen, whichOf } from './chosen.ts';
import { disarm, list, saveEvent } from './keeping.ts';
import type { Event } from './store.ts';

export const cancel = op.command({
  name: 'event cancel',
  texts: (say) => say.cancel,
  for: 'planner',
  answers: 'privately',
  options: {
    event: named({ max: 100 }),
    scope: optional(whichOf()),
    why: optional(text({ max: 300 })),
  },
  suggest: { event: suggestEvents },
  async run({ community, say, options }, work) {
    const { scope, why } = options;
    const it = await chosen(work, community.id, say, { event: options.event, scope });
    if (it.is === 'nothing') return declined(it.text);
    if (it.is === 'series') return cancelSeries(work, community, { ...it, why, say });
    const { name } = it.event.details;
    const told = await cancelOne(work, community, it.event, why);
    if (it.event.seriesId !== undefined) await announceNext(work, it.event.seriesId, community);
    return { text: say.cancelled({ name, id: it.event.id, told }) };
  },
});

/** Calls an event off, its reminders with it, and tells those it concerns. Returns how many they are. */
export async function cancelOne(
  work: Work,
  community: Community,
  event: Event,
  why?: string,
): Promise<number> {
  const members = await concerned(work, event.id);
  await callOff(work, community, event, why);
  const { name, spaces } = event.details;
  const words = (say: Texts) => [
    say.cancelledNotice({ name, why }),
    timeOf(event.startsAt, community.zone, say.locale),
    say.locale === 'zh' ? '。' : '.',
  ];
  const key = `event/${event.id}/cancelled`;
  tell(work, community, { key, members, spaces, words, openly: words });
  return members.length;
}

async function callOff(
  work: Work,
  community: Community,
  event: Event,
  why: string | undefined,
): Promise<void> {
  const off: Event = {
    ...event,
    ...{ state: 'cancelled', version: event.version + 1, timing: event.timing + 1 },
    details: { ...event.details, ...(why !== undefined && { why }) },
    changedAt: work.now,
  };
  disarm(work, event);
  saveEvent(work, off);
  if (off.announced) await list(work, off, community);
}

async function cancelSeries(
  work: Work,
  community: Community,
  {
    series,
    ahead,
    why,
    say,
  }: Extract<Chosen, { is: 'series' }> & { readonly why: string | undefined; readonly say: Texts },
): Promise<Reply> {
  const members = new Map<number, { id: number; language: string | undefined }>();
  for (const event of ahead) {
    for (const member of await concerned(work, event.id)) members.set(member.id, member);
    await callOff(work, community, event, why);
  }
  const off: Series = { ...series, state: 'cancelled' };
  work.put(serieses, off);
  disarmSeries(work, series);
  const { name, spaces } = series.details;
  const words = (texts: Texts) => texts.cancelledSeries({ name, why });
  const key = `event/series/${series.id}/cancelled`;
  tell(work, community, { key, members: [...members.values()], spaces, words, openly: words });
  return { text: say.cancelledAll({ name, count: ahead.length, told: members.size }) };
}
