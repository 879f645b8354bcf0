import { wallTimeOf } from '../../../agenda/moment.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { announceNext, extend, hasDates, startOf } from '../series/extend.ts';
import { readRepeat, type Slot, slotAfter } from '../series/repeat.ts';
import { type Series, slotsMade } from '../series/store.ts';
import { cancelOne } from './cancel.ts';
import { type Change, change, differs, isAlike } from './change.ts';
import type { Chosen } from './chosen.ts';
import { type Editing, minutesBetween, type Times } from './editing.ts';
import { type News, newsOf } from './news.ts';
import { detailsWith, type Form } from './options.ts';
import type { Event } from './store.ts';
import { tellChange } from './tell-change.ts';

const MINUTE = 60_000;

/**
 * Changes a series and all its events to come. What is not said stays with each as it is; one that was
 * given a time of its own keeps that, unless a new rule does without it.
 */
export async function editSeries(
  work: Work,
  asked: Editing,
  { event, series, ahead }: Extract<Chosen, { is: 'series' }>,
  it: Times & { readonly form: Form; readonly repeat: string | undefined },
): Promise<Reply> {
  const { say, community, settings } = asked;
  const details = detailsWith(series.details, it.form, { say, community });
  if (!details.ok) return { text: details.text };
  const rule = it.repeat === undefined ? series.rule : readRepeat(it.repeat, community.zone);
  if (rule === undefined) return { text: say.badRepeat };
  const by = shiftFor(asked, work.now, series, event, it);
  const to: Series = {
    ...series,
    ...rebased(series, rule, ahead),
    ...{ shift: series.shift + by, length: it.minutes, details: details.value },
  };
  const slots = new Set((await work.get(slotsMade, series.id))?.slots ?? []);
  const { kept, dropped } = sorted(to, ahead, { before: series, now: work.now });
  if (kept.length === 0 && !hasDates(to, community, work.now, slots)) return { text: say.noDates };
  const changed = await changeAll(work, asked, kept, { to, form: it.form, by });
  if (changed.count === 0 && isUnchanged(series, to)) return { text: say.nothingChanged };
  for (const one of dropped) await cancelOne(work, community, withSlotFree(one));
  const made = await extend(work, to, community, settings, slots);
  await announceNext(work, series.id, community, made);
  const told = await tellChange(work, community, changed.news);
  const { name } = to.details;
  return { text: say.editedSeries({ name, count: kept.length + made.length, told }) };
}

/**
 * By how many minutes of the wall clock the series moves. What the rule has counts, not when the clocks
 * let it begin on that day: a time that they skip begins later.
 */
function shiftFor(
  { options: { when }, community: { zone } }: Editing,
  now: Date,
  { shift }: Series,
  { slot, moved, startsAt: before }: Event,
  { startsAt }: Times,
): number {
  const wanted = when && wallTimeOf(when, zone, now);
  if (wanted === undefined || moved || slot === undefined)
    return minutesBetween(before, startsAt, zone);
  return (Date.parse(`${wanted}Z`) - Date.parse(`${slot.slice(0, 16)}Z`)) / MINUTE - shift;
}

/** A rule that takes its date away may be followed by one that has it again: its event is then a new one. */
const withSlotFree = (event: Event): Event => ({ ...event, slot: `${event.slot}/${event.id}` });

function isUnchanged(before: Series, after: Series): boolean {
  const { details } = before;
  return isAlike(details, after.details) && isAlike(before, { ...after, details });
}

/** A new rule counts from the next event, or from where the old one stood. */
function rebased(
  { made, starts, rule: before }: Series,
  rule: string,
  ahead: readonly Event[],
): Pick<Series, 'rule' | 'starts' | 'made'> {
  if (rule === before) return { rule, starts, made };
  return { rule, starts: ahead[0]?.slot ?? (made || starts), made: '' };
}

/** Which events a rule still has. One that has begun takes its course. */
function sorted(
  { rule, starts }: Series,
  ahead: readonly Event[],
  { before, now }: { readonly before: Series; readonly now: Date },
) {
  if (rule === before.rule) return { kept: ahead, dropped: [] };
  const last = ahead.at(-1)?.slot ?? '';
  const slots = new Set<Slot>();
  let slot = slotAfter(rule, starts, '');
  while (slot !== undefined && slot <= last) {
    slots.add(slot);
    slot = slotAfter(rule, starts, slot);
  }
  const isKept = (one: Event) => slots.has(one.slot ?? '') || one.startsAt <= now;
  return { kept: ahead.filter(isKept), dropped: ahead.filter((one) => !isKept(one)) };
}

type Towards = { readonly to: Series; readonly form: Form; readonly by: number };

async function changeAll(
  work: Work,
  asked: Editing,
  kept: readonly Event[],
  towards: Towards,
): Promise<{ readonly count: number; readonly news: readonly News[] }> {
  const { community, settings } = asked;
  const news: News[] = [];
  let count = 0;
  for (const one of kept) {
    const next = changeOf(one, asked, towards, work.now);
    if (next === undefined || !differs(one, next)) continue;
    count += 1;
    const after = await change(work, community, settings, one, next);
    const told = newsOf(one, after, community);
    if (told !== undefined) news.push(told);
  }
  return { count, news };
}

function changeOf(
  event: Event,
  asked: Editing,
  { to, form, by }: Towards,
  now: Date,
): Change | undefined {
  const { say, community } = asked;
  const details = detailsWith(event.details, form, { say, community });
  if (!details.ok) return undefined;
  const stays = by === 0 || event.moved || event.startsAt <= now;
  const asRuled = stays ? undefined : startOf(to, event.slot ?? '', community);
  const startsAt = asRuled !== undefined && asRuled > now ? asRuled : event.startsAt;
  const lasts =
    asked.options.length === undefined
      ? event.endsAt.getTime() - event.startsAt.getTime()
      : to.length * MINUTE;
  const endsAt = new Date(startsAt.getTime() + lasts);
  return { details: details.value, startsAt, endsAt, moved: event.moved };
}
