import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOfMoment } from '../src/agenda/moment.ts';
import { spacesIn } from '../src/bot/chosen-spaces.ts';
import { moment } from '../src/bot/option.ts';
import { canonical, isCode } from '../src/operations/coupons/code.ts';
import { type Imported, readCodes } from '../src/operations/coupons/csv.ts';
import {
  belongs,
  type Facts,
  isWithin,
  judge,
  readSegment,
  redeemable,
  type Segment,
  streakNow,
  type Terms,
  writtenSegment,
} from '../src/operations/coupons/rule.ts';

const now = new Date('2026-03-02T01:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe('who a drop is for', () => {
  it.each<[string, Segment]>([
    ['all', { is: 'all' }],
    ['level 3', { is: 'level', least: 3 }],
    ['Level3', { is: 'level', least: 3 }],
    ['role helper', { is: 'role', role: 'helper' }],
    ['streak-7', { is: 'streak', least: 7 }],
    ['newcomers 7d', { is: 'newcomers', least: 7 }],
  ])('%s', (raw, segment) => {
    expect(readSegment(raw)).toEqual(segment);
    expect(readSegment(writtenSegment(segment))).toEqual(segment);
  });

  it.each(['', 'some', 'level', 'level 0', 'role king', 'all 3', 'streak x'])('not %j', (raw) => {
    expect(readSegment(raw)).toBeUndefined();
  });

  const facts: Facts = { roles: new Set(['member']), level: 2, streak: 5, joinedAt: at(-48) };
  it.each<[string, boolean]>([
    ['all', true],
    ['level 2', true],
    ['level 3', false],
    ['role helper', false],
    ['streak 5', true],
    ['streak 6', false],
    ['newcomers 2', true],
    ['newcomers 1', false],
  ])('%s: %s', (raw, expected) => {
    expect(belongs(readSegment(raw) ?? { is: 'all' }, facts, now)).toBe(expected);
  });

  it('a streak counts while today can lengthen it', () => {
    expect(streakNow({ lastDay: '2026-03-01', length: 4 }, '2026-03-02')).toBe(4);
    expect(streakNow({ lastDay: '2026-02-28', length: 4 }, '2026-03-02')).toBe(0);
    expect(streakNow(undefined, '2026-03-02')).toBe(0);
  });
});

describe('a claim', () => {
  const terms: Terms = {
    ...{ state: 'open', opensAt: at(-1), closesAt: at(1) },
    ...{ segment: { is: 'all' }, left: 3 },
  };
  const facts: Facts = { roles: new Set(), level: 0, streak: 0, joinedAt: now };
  it.each<[Partial<Terms>, string]>([
    [{}, 'open'],
    [{ closesAt: undefined }, 'open'],
    [{ state: 'scheduled', opensAt: at(1) }, 'not-yet'],
    [{ closesAt: now }, 'over'],
    [{ state: 'over', left: 0 }, 'over'],
    [{ state: 'stopped', left: 0 }, 'over'],
    [{ state: 'gone', left: 0 }, 'gone'],
    [{ left: 0 }, 'gone'],
    [{ segment: { is: 'level', least: 2 } }, 'not-for-you'],
  ])('%j: %s', (change, expected) => {
    expect(judge({ ...terms, ...change }, facts, now)).toBe(expected);
  });

  it('never says sold out while one is left', () => {
    const states = fc.constantFrom<Terms['state']>('scheduled', 'open', 'over', 'stopped');
    const cases = fc.record({ state: states, left: fc.integer({ min: 1, max: 9 }) });
    fc.assert(fc.property(cases, (some) => judge({ ...terms, ...some }, facts, now) !== 'gone'));
  });
});

it('a code is good once, in its time, for who got it', () => {
  const on = (state: 'free' | 'claimed' | 'redeemed', expiresAt?: Date) =>
    redeemable({ state, expiresAt }, now);
  expect(on('claimed')).toBe('good');
  expect(on('claimed', at(1))).toBe('good');
  expect(on('claimed', now)).toBe('expired');
  expect(on('redeemed', at(-1))).toBe('already');
  expect(on('free')).toBe('unclaimed');
});

it('however a code is typed, it is the same', () => {
  for (const typed of ['TEA-AB12', 'tea ab12', 'ｔｅａ－ＡＢ１２', ' tea–ab 12 '])
    expect(canonical(typed)).toBe('TEAAB12');
  expect(isCode('A-1')).toBe(false);
  expect(isCode('A'.repeat(65))).toBe(false);
});

describe('a line of a file', () => {
  const around = { zone: 'Asia/Shanghai', now };
  async function read(...lines: readonly string[]) {
    const taken: (Imported | undefined)[] = [];
    async function* all() {
      yield* lines;
    }
    await readCodes(all(), around, ({ imported }) => void taken.push(imported));
    return taken;
  }

  it('is a code, with or without what it is worth and its end', async () => {
    const lines = ['AAAA1', 'AAAA1;"10 off, ""today"""; 2026-12-31', 'AAAA1\t\t2026-12-31T20:00'];
    expect(await read(...lines)).toEqual([
      { code: 'AAAA1', value: undefined, expiresAt: undefined },
      { code: 'AAAA1', value: '10 off, "today"', expiresAt: new Date('2026-12-31T16:00:00Z') },
      { code: 'AAAA1', value: undefined, expiresAt: new Date('2026-12-31T12:00:00Z') },
    ]);
  });

  it.each([
    ...[',10%', 'ab', 'AAAA1,,soon', 'AAAA1,,2026-02-30', 'AAAA1,,2026-01-01'],
    ...['"AAAA1', '"AA"AA1', '  "AAAA1', 'AAAA1,"b"c'],
  ])('not %j, and the next is read', async (line) => {
    const next = expect.objectContaining({ code: 'BBBB2' });
    expect(await read(line, 'BBBB2')).toEqual([undefined, next]);
  });

  it('that is blank is no line', async () => {
    expect(await read('', '  ', ',,', '""')).toEqual([]);
  });

  it('of any length is one line, and costs no other', async () => {
    const [long, next] = await read(`AAAA1,${'x'.repeat(5000)}`, 'BB"BB2');
    expect([long, next?.code]).toEqual([undefined, 'BB"BB2']);
  });

  it('is read by the columns that a heading names', async () => {
    const [only] = await read('\uFEFFExpires,Code', '2026-12-31,AAAA1');
    expect(only?.code).toBe('AAAA1');
    const codes = await read('AAAA1,10%', 'code,value');
    expect(codes.map((one) => one?.code)).toEqual(['AAAA1', 'code']);
  });
});

it('quiet hours go over midnight', () => {
  const quiet = { from: 22 * 60, to: 8 * 60 };
  const isQuiet = (time: string) => isWithin(quiet, `2026-03-02T${time}`);
  expect(['21:59', '22:00', '03:00', '07:59', '08:00'].map(isQuiet)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

it('spaces are a list, or all', () => {
  expect(spacesIn('hall，group, hall', ['group', 'hall'])).toEqual(['hall', 'group']);
  expect(spacesIn('all', ['group', 'hall'])).toEqual(['group', 'hall']);
});

describe('a moment', () => {
  const meant = (raw: string) => {
    const read = moment().read(raw);
    return read.ok ? instantOfMoment(read.value, 'Asia/Shanghai', now, now) : read.why.is;
  };
  it('is a local time, or a length', () => {
    expect(meant('2026-12-24T20:00')).toEqual(new Date('2026-12-24T12:00:00Z'));
    expect(meant('2026-12-24 20:00')).toEqual(new Date('2026-12-24T12:00:00Z'));
    expect(meant('1d2h30m')).toEqual(at(26.5));
    expect(meant('45m')).toEqual(at(0.75));
  });
  it.each(['tomorrow', '2026-02-30T10:00', '2026-12-24T25:00', '3', 'd', '20:00'])(
    'not %s',
    (raw) => {
      expect(meant(raw)).toBe('not-a-moment');
    },
  );
});
