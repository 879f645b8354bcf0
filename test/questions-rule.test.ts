import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Accepting,
  judgeAcceptance,
  readRef,
  refBefore,
  rewardFor,
  sharesOf,
} from '../src/operations/questions/rule.ts';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(hours * HOUR);
const ASKER = 1;
const AUTHOR = 2;
const HELPER = 3;

const accepting = (change: {
  readonly question?: Partial<Accepting['question']>;
  readonly answer?: Partial<Accepting['answer']>;
  readonly by?: Accepting['by'];
  readonly askerLeft?: boolean;
  readonly now?: Date;
}): Accepting => ({
  question: {
    ...{ state: 'open', askerId: ASKER, accepted: undefined, acceptedBy: undefined },
    ...{ touchedAt: at(0), ...change.question },
  },
  answer: { number: 1, state: 'standing', authorId: AUTHOR, at: at(1), ...change.answer },
  by: change.by ?? { id: ASKER, helps: false },
  askerLeft: change.askerLeft ?? false,
  now: change.now ?? at(2),
  silence: 72 * HOUR,
});
const verdict = (change: Parameters<typeof accepting>[0]) => judgeAcceptance(accepting(change));
const helper = { id: HELPER, helps: true };

describe('an answer is accepted', () => {
  it('by whoever asked, at any time', () => {
    expect(verdict({})).toEqual({ is: 'may' });
    expect(verdict({ question: { accepted: 2, state: 'accepted' } })).toEqual({ is: 'may' });
  });

  it('by nobody else', () => {
    expect(verdict({ by: { id: AUTHOR, helps: false } })).toEqual({ is: 'not-yours' });
  });

  it('by a helper once the asker was silent so long, or at once when they left', () => {
    expect(verdict({ by: helper })).toEqual({ is: 'wait', until: at(73) });
    expect(verdict({ by: helper, now: at(73) })).toEqual({ is: 'may' });
    expect(verdict({ by: helper, askerLeft: true })).toEqual({ is: 'may' });
    const touched = { touchedAt: at(50) };
    expect(verdict({ by: helper, now: at(73), question: touched })).toEqual({
      is: 'wait',
      until: at(122),
    });
  });

  it('never by a helper who wrote it, nor against what the asker decided', () => {
    const own = { id: AUTHOR, helps: true };
    expect(verdict({ by: own, askerLeft: true })).toEqual({ is: 'own' });
    const decided = { state: 'accepted', accepted: 2, acceptedBy: ASKER } as const;
    expect(verdict({ by: helper, askerLeft: true, question: decided })).toEqual({ is: 'decided' });
  });

  it('once, while it stands and its question does', () => {
    const question = { state: 'accepted', accepted: 1 } as const;
    expect(verdict({ question })).toEqual({ is: 'already' });
    expect(verdict({ answer: { state: 'withdrawn' } })).toEqual({ is: 'gone' });
    for (const state of ['withdrawn', 'closed'] as const)
      expect(verdict({ question: { state } })).toEqual({ is: 'over' });
  });
});

describe('a reward', () => {
  it('is nothing for an answer to oneself', () => {
    expect(rewardFor({ points: 10, earnedToday: 0, daily: 100, isOwn: true })).toBe(0);
  });

  test('never takes a day above its cap, and is never below zero', () => {
    const n = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(n, n, n, (points, earnedToday, daily) => {
        const given = rewardFor({ points, earnedToday, daily, isOwn: false });
        expect(given).toBeGreaterThanOrEqual(0);
        expect(given).toBeLessThanOrEqual(points);
        expect(given === 0 || earnedToday + given <= daily).toBe(true);
      }),
    );
  });

  test('and the share of a price lose no point and invent none', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 100 }), (price, percent) => {
        const { expert, rest } = sharesOf(price, percent);
        expect(expert + rest).toBe(price);
        expect(Math.min(expert, rest)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('names of questions and answers', () => {
  it.each([
    ['12', { question: 12, answer: undefined }],
    ['#12', { question: 12, answer: undefined }],
    ['＃１２．３', { question: 12, answer: 3 }],
    [' 12.3 ', { question: 12, answer: 3 }],
  ])('%s is read', (raw, ref) => expect(readRef(raw)).toEqual(ref));

  it.each(['', 'tea', '12.', '1.2.3', '-1', '12a', '9999999999'])('%s is none', (raw) =>
    expect(readRef(raw)).toBeUndefined(),
  );

  it('stand before an answer, with their sign wherever it is, bare where nothing else tells', () => {
    const answer = { question: 12, text: 'a year' };
    expect(refBefore('#12 a year', false)).toEqual(answer);
    expect(refBefore('＃12：a year', true)).toEqual(answer);
    expect(refBefore('12 a year', true)).toEqual(answer);
    expect(refBefore('12 months', false)).toBeUndefined();
    expect(refBefore('12', true)).toBeUndefined();
  });
});
