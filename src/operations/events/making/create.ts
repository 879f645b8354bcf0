import { wallTimeOf } from '../../../agenda/moment.ts';
import { timeOf } from '../../../agenda/when.ts';
import { localTime } from '../../../agenda/zone.ts';
import { chosenSpaces, faultOfSpaces } from '../../../bot/chosen-spaces.ts';
import type { Community } from '../../../bot/community.ts';
import { moment, named, optional, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { op, type Settings } from '../op.ts';
import { closesAt } from '../rule.ts';
import { announceNext, extend, startOf } from '../series/extend.ts';
import { readRepeat, slotAfter } from '../series/repeat.ts';
import { type Series, seriesNumbers } from '../series/store.ts';
import type { Texts } from '../texts/en.ts';
import { announce } from './keeping.ts';
import { makeEvent } from './make.ts';
import { detailsWith, formOptions, lengthFrom, NAME, startFrom, suggestForm } from './options.ts';
import type { Details, Event } from './store.ts';

const MINUTE = 60_000;

export const create = op.command({
  name: 'event create',
  texts: (say) => say.create,
  for: 'planner',
  answers: 'privately',
  byForm: true,
  options: {
    name: text(NAME),
    when: moment(),
    ...formOptions,
    in: optional(named({ max: 200 })),
  },
  takes: () => 'list',
  suggest: {
    ...suggestForm,
    in: async ({ community }) => ['all', ...community.spaces.map(({ name }) => name)],
  },
  async run(asked, work) {
    const { community, say, settings, options, member } = asked;
    const around = { say, community, now: work.now };
    const spaces = chosenSpaces(asked, options.in);
    const misplaced = faultOfSpaces(say, asked, spaces);
    if (misplaced !== undefined) return declined(misplaced);
    const details = detailsWith(blank(options.name, spaces, settings), options, around);
    if (!details.ok) return declined(details.text);
    const startsAt = startFrom(options.when, asked.due, around);
    if (!startsAt.ok) return declined(startsAt.text);
    const length = options.length === undefined ? undefined : lengthFrom(options.length, say);
    if (length?.ok === false) return declined(length.text);
    const minutes = length?.value ?? Math.max(1, Math.round(settings.length / MINUTE));
    const starts = localTime(startsAt.value, community.zone);
    const local = wallTimeOf(options.when, community.zone, work.now) ?? starts;
    const plan = {
      details: details.value,
      startsAt: startsAt.value,
      local,
      minutes,
      by: member.id,
    };
    if (closesAt({ startsAt: plan.startsAt, cutoff: plan.details.cutoff }) <= work.now)
      return declined(say.cutoffPast);
    if (options.repeat !== undefined)
      return repeating(work, { say, community, settings }, plan, options.repeat);
    return once(work, { say, community, settings }, plan);
  },
});

type Plan = {
  readonly details: Details;
  readonly startsAt: Date;
  /** as it was asked for: where the clocks skip that time, it begins later on that day alone */
  readonly local: string;
  readonly minutes: number;
  readonly by: number;
};
type Around = {
  readonly say: Texts;
  readonly community: Community;
  readonly settings: Settings;
};

function blank(name: string, spaces: readonly string[], settings: Settings): Details {
  const { reminders, points, coupon, attend, survey } = settings;
  return {
    ...{ name, spaces, reminders, points, coupon, attend, survey },
    ...{ about: undefined, place: undefined, capacity: undefined, cutoff: undefined },
    ...{ guests: 0, who: 'all' },
  };
}

async function once(work: Work, { say, community, settings }: Around, plan: Plan): Promise<Reply> {
  const { startsAt, details, minutes, by } = plan;
  const event = await makeEvent(work, settings, {
    ...{ communityId: community.id, details, startsAt, announced: true, createdBy: by },
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE),
    of: undefined,
  });
  await announce(work, event, community);
  return created(say.created({ name: details.name, id: event.id }), event, { say, community });
}

async function repeating(
  work: Work,
  { say, community, settings }: Around,
  plan: Plan,
  written: string,
): Promise<Reply> {
  const rule = readRepeat(written, community.zone);
  if (rule === undefined) return declined(say.badRepeat);
  const { local: starts } = plan;
  const first = slotAfter(rule, starts, '');
  if (first === undefined || startOf({ shift: 0 }, first, community) <= work.now)
    return declined(say.noDates);
  const series: Series = {
    id: await work.next(seriesNumbers),
    ...{ communityId: community.id, rule, starts, shift: 0, length: plan.minutes },
    ...{ details: plan.details, made: '', state: 'running' },
    ...{ createdBy: plan.by, createdAt: work.now },
  };
  const made = await extend(work, series, community, settings);
  const next = await announceNext(work, series.id, community, made);
  if (next === undefined) return declined(say.noDates);
  const { name } = plan.details;
  const text = say.createdSeries({ name, id: next.id, made: made.length });
  return created(text, next, { say, community });
}

function created(
  text: string,
  { startsAt }: Event,
  { say, community }: Pick<Around, 'say' | 'community'>,
): Reply {
  return { text: [text, timeOf(startsAt, community.zone, say.locale), say.createdEnd] };
}
