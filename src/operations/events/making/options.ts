import { instantOfMoment, type Moment } from '../../../agenda/moment.ts';
import { whenOf } from '../../../agenda/when.ts';
import type { Community } from '../../../bot/community.ts';
import { choice, integer, moment, named, optional, text, yesNo } from '../../../bot/option.ts';
import { couponPools } from '../attendance/reward.ts';
import { MOST_GUESTS } from '../coming/rsvp.ts';
import type { Attending } from '../op.ts';
import { readReminders, readWho, WHO } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import type { Details } from './store.ts';

const attending = () =>
  choice<Attending>({
    button: ['按钮'],
    code: ['签到码'],
    off: ['关', '关闭', '关掉', '停用', '不签到'],
  });

export const formOptions = {
  length: optional(moment()),
  place: optional(text({ max: 200 })),
  about: optional(text({ max: 1000, long: true })),
  capacity: optional(integer({ min: 0, max: 100_000 })),
  cutoff: optional(moment()),
  guests: optional(integer({ min: 0, max: MOST_GUESTS })),
  who: optional(named({ max: 40 })),
  reminders: optional(text({ max: 100 })),
  repeat: optional(text({ max: 200 })),
  points: optional(integer({ min: 0, max: 1_000_000 })),
  coupon: optional(named({ max: 40 })),
  attend: optional(attending()),
  survey: optional(yesNo()),
};

export const suggestForm = {
  who: async () => WHO,
  coupon: async ({ community }: { readonly community: Community }) => couponPools(community),
};

export const NAME = { max: 80 } as const;

/** What an organiser said; what is undefined stays as it was. */
export type Form = {
  readonly name?: string | undefined;
  readonly place: string | undefined;
  readonly about: string | undefined;
  readonly capacity: number | undefined;
  readonly cutoff: Moment | undefined;
  readonly guests: number | undefined;
  readonly who: string | undefined;
  readonly reminders: string | undefined;
  readonly points: number | undefined;
  readonly coupon: string | undefined;
  readonly attend: Attending | undefined;
  readonly survey: boolean | undefined;
};

type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly text: string };

/** The details as they are with what was said; else what is wrong with that. */
export function detailsWith(
  base: Details,
  form: Form,
  { say, community }: { readonly say: Texts; readonly community: Community },
): Read<Details> {
  const reminders = changed(form.reminders, readReminders, base.reminders);
  if (reminders === undefined) return { ok: false, text: say.badReminders };
  const wrong = problemWith(form, say, community);
  if (wrong !== undefined) return { ok: false, text: wrong };
  const value: Details = {
    name: form.name ?? base.name,
    place: changed(form.place, unlessNone, base.place),
    about: changed(form.about, unlessNone, base.about),
    capacity: changed(form.capacity, unlessZero, base.capacity),
    cutoff: changed(lengthOf(form.cutoff), unlessZero, base.cutoff),
    guests: form.guests ?? base.guests,
    who: form.who?.trim().toLowerCase() ?? base.who,
    reminders,
    spaces: base.spaces,
    points: form.points ?? base.points,
    coupon: changed(form.coupon, unlessNone, base.coupon),
    attend: form.attend ?? base.attend,
    survey: form.survey ?? base.survey,
  };
  return { ok: true, value };
}

function problemWith(
  { cutoff, coupon = '-', who: written }: Form,
  say: Texts,
  community: Community,
): string | undefined {
  const { levels = [] } = community;
  if (cutoff?.is === 'on') return say.badCutoff;
  const pools = couponPools(community);
  if (unlessNone(coupon) !== undefined && !pools.includes(coupon))
    return say.unknownPool({ name: coupon, pools });
  if (written === undefined) return undefined;
  const who = readWho(written);
  if (who === undefined) return say.badWho;
  return who.is === 'level' && levels.length === 0 ? say.noLevels : undefined;
}

const lengthOf = (moment: Moment | undefined) => (moment?.is === 'after' ? moment.ms : undefined);

function changed<T, U>(said: T | undefined, read: (said: T) => U, before: U): U {
  return said === undefined ? before : read(said);
}

const unlessZero = (value: number) => (value === 0 ? undefined : value);

const unlessNone = (text: string) => (text.trim() === '-' ? undefined : text);

const MINUTE = 60_000;
const DAY = 86_400_000;
const FURTHEST = 3 * 366 * DAY;

/**
 * When it begins, on the nearest full minute: what runs on a clock runs a moment after its time. `from` is
 * what lengths are counted from.
 */
export function startFrom(
  when: Moment,
  from: Date,
  {
    say,
    community,
    now,
  }: { readonly say: Texts; readonly community: Community; readonly now: Date },
): Read<Date> {
  const asked = instantOfMoment(when, community.zone, from, now).getTime();
  const startsAt = new Date(Math.round(asked / MINUTE) * MINUTE);
  if (startsAt <= now) {
    const written = when.is === 'on' ? whenOf(startsAt, community.zone) : '0m';
    return { ok: false, text: say.past({ when: written }) };
  }
  if (startsAt.getTime() - now.getTime() > FURTHEST) return { ok: false, text: say.tooFar };
  return { ok: true, value: startsAt };
}

/** Minutes. */
export function lengthFrom(length: Moment, say: Texts): Read<number> {
  const minutes = length.is === 'after' ? Math.round(length.ms / MINUTE) : 0;
  const isGood = minutes >= 5 && minutes * MINUTE <= 14 * DAY;
  return isGood ? { ok: true, value: minutes } : { ok: false, text: say.badLength };
}
