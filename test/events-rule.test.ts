import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOutdone,
  judge,
  promoted,
  readReminders,
  readWho,
  remindersAhead,
  type Said,
  type Terms,
} from '../src/operations/events/rule.ts';

const NOW = new Date('2026-03-02T01:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const terms: Terms = {
  ...{ state: 'planned', startsAt: new Date('2026-03-04T12:00:00Z') },
  ...{ endsAt: new Date('2026-03-04T14:00:00Z'), cutoff: DAY, capacity: 3, guests: 2 },
  ...{ who: { is: 'all' }, taken: 0, waiting: 0 },
};
const nobody = { roles: new Set(['member'] as const), level: 0 };
const yes = (guests = 0) => ({ answer: 'yes', guests }) as const;
const seated = (guests = 0): Said => ({ answer: 'yes', guests, place: 'seat' });
const waits = (guests = 0): Said => ({ answer: 'yes', guests, place: 'waiting' });
const on = (how: Partial<Terms>, said: Said | undefined, wanted = yes() as Wanted, now = NOW) =>
  judge({ ...terms, ...how }, said, wanted, nobody, now);
type Wanted = Parameters<typeof judge>[2];
const no = { answer: 'no', guests: 0 } as const;
const maybe = { answer: 'maybe', guests: 0 } as const;

describe('an answer', () => {
  it('gives a place as long as there is room for all who come with it', () => {
    expect(on({ taken: 0 }, undefined, yes(2))).toEqual({ is: 'said', place: 'seat' });
    expect(on({ taken: 1 }, undefined, yes(2))).toEqual({ is: 'said', place: 'waiting' });
    expect(on({ taken: 2 }, undefined)).toEqual({ is: 'said', place: 'seat' });
    expect(on({ taken: 3 }, undefined)).toEqual({ is: 'said', place: 'waiting' });
    expect(on({ taken: 900, capacity: undefined }, undefined)).toEqual({
      is: 'said',
      place: 'seat',
    });
  });

  it('never passes by who waits', () => {
    expect(on({ taken: 1, waiting: 1 }, undefined)).toEqual({ is: 'said', place: 'waiting' });
    expect(on({ taken: 1, waiting: 1 }, seated(), yes(1))).toEqual({ is: 'no-room' });
    expect(on({ taken: 3, waiting: 1 }, seated(2), yes(1))).toEqual({ is: 'said', place: 'seat' });
  });

  it('keeps the place in the line when the guests change', () => {
    expect(on({ taken: 3, waiting: 2 }, waits(), yes(1))).toEqual({ is: 'said', place: 'waiting' });
    expect(on({ taken: 3, waiting: 2 }, waits(1), yes())).toEqual({ is: 'said', place: 'waiting' });
  });

  it('is refused with more guests than are allowed, or than fit at all', () => {
    expect(on({}, undefined, yes(3))).toEqual({ is: 'too-many-guests', most: 2 });
    expect(on({ capacity: 2 }, undefined, yes(2))).toEqual({ is: 'too-large', places: 2 });
  });

  it('is taken until the cut-off, and a no until the end', () => {
    const shut = new Date('2026-03-03T12:00:00Z');
    expect(on({}, undefined, yes(), shut)).toEqual({ is: 'closed' });
    expect(on({}, undefined, maybe, shut)).toEqual({ is: 'closed' });
    expect(on({}, seated(), yes(1), shut)).toEqual({ is: 'closed' });
    expect(on({}, seated(1), yes(), shut)).toEqual({ is: 'said', place: 'seat' });
    expect(on({}, seated(), no, shut)).toEqual({ is: 'said', place: undefined });
    expect(on({}, undefined, yes(), new Date(shut.getTime() - 1))).toMatchObject({ place: 'seat' });
    expect(on({ cutoff: undefined }, undefined, yes(), terms.startsAt)).toEqual({ is: 'closed' });
    expect(on({}, seated(), no, terms.endsAt)).toEqual({ is: 'over' });
    expect(on({ state: 'cancelled' }, seated(), no)).toEqual({ is: 'cancelled' });
  });

  it('is for whom the event is; who is in may stay', () => {
    const who = { is: 'level', least: 2 } as const;
    expect(on({ who }, undefined)).toEqual({ is: 'not-for-you' });
    expect(on({ who }, undefined, no)).toMatchObject({ is: 'said' });
    expect(on({ who }, seated(), yes(1))).toMatchObject({ is: 'said' });
    const helpers = { is: 'role', role: 'helper' } as const;
    const as = (role: 'helper' | 'admin') => ({ roles: new Set([role]), level: 0 });
    for (const role of ['helper', 'admin'] as const)
      expect(judge({ ...terms, who: helpers }, undefined, yes(), as(role), NOW).is).toBe('said');
  });

  it('said twice is the same', () => {
    expect(on({ taken: 3 }, seated())).toEqual({ is: 'same' });
    expect(on({ taken: 3 }, waits())).toEqual({ is: 'same' });
  });
});

describe('the waiting list', () => {
  const party = fc.record({ guests: fc.nat(3), n: fc.nat() });

  it('lets in from its head, never more than there is room for, and as many as fit in order', () => {
    fc.assert(
      fc.property(
        fc.array(party),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(12),
        (list, capacity, taken) => {
          const coming = promoted({ capacity, taken }, list);
          const fitting = list.filter(({ guests }) => guests < capacity);
          expect(coming).toEqual(fitting.slice(0, coming.length));
          const after = coming.reduce((sum, { guests }) => sum + 1 + guests, taken);
          if (coming.length > 0) expect(after).toBeLessThanOrEqual(capacity);
          const next = fitting[coming.length];
          if (next !== undefined) expect(after + 1 + next.guests).toBeGreaterThan(capacity);
        },
      ),
    );
  });

  it('is empty where there is no limit', () => {
    const list = [{ guests: 2 }, { guests: 0 }];
    expect(promoted({ capacity: undefined, taken: 50 }, list)).toEqual(list);
  });
});

describe('reminders', () => {
  it('are read as lengths, the longest first', () => {
    expect(readReminders('1h, 1d，30m 1h')).toEqual([DAY, HOUR, HOUR / 2]);
    expect(readReminders('none')).toEqual([]);
    for (const wrong of ['soon', '1d, x', '0m', '90d', '1m 2m 3m 4m 5m 6m'])
      expect(readReminders(wrong)).toBeUndefined();
  });

  it('that lie in the past are not set', () => {
    const startsAt = new Date(NOW.getTime() + DAY);
    expect(remindersAhead([2 * DAY, DAY, HOUR], startsAt, NOW)).toEqual([HOUR]);
  });

  it('that an outage held up until the next was due are left out', () => {
    const startsAt = new Date(NOW.getTime() + HOUR);
    expect(isOutdone(DAY, [DAY, HOUR], startsAt, NOW)).toBe(true);
    expect(isOutdone(HOUR, [DAY, HOUR], startsAt, NOW)).toBe(false);
    expect(isOutdone(DAY, [DAY, HOUR / 2], startsAt, NOW)).toBe(false);
  });
});

it('for whom it is can be all, a level or a role', () => {
  expect(readWho('All')).toEqual({ is: 'all' });
  expect(readWho('level 2')).toEqual({ is: 'level', least: 2 });
  expect(readWho('role:helper')).toEqual({ is: 'role', role: 'helper' });
  for (const wrong of ['level', 'role king', 'everybody', 'all 3'])
    expect(readWho(wrong)).toBeUndefined();
});
