import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Both } from '../src/chat/locale.ts';
import { readPrize, readRewards, rewardFor, termsOf } from '../src/operations/quiz/prize.ts';
import {
  type Body,
  isAmong,
  isRight,
  type Judged,
  levelsOf,
  plainly,
  pointsFor,
  ranked,
  readPlaces,
  shuffled,
  withShuffled,
} from '../src/operations/quiz/rule.ts';

const both = (text: string): Both => ({ en: text, zh: text });
const body = (more: Partial<Body>): Body => ({
  ...{ kind: 'single', ask: both('?'), options: ['a', 'b', 'c', 'd'].map(both), right: [0] },
  ...{ answers: [], explain: undefined, difficulty: 'easy', tags: [], picture: undefined },
  ...more,
});

describe('a typed answer is right', () => {
  test.each([
    ['saint exupery', 'Saint-Exupéry'],
    ['ＳＡＩＮＴ－ＥＸＵＰＥＲＹ', 'Saint-Exupéry'],
    ['  圣 · 埃克苏佩里。', '圣埃克苏佩里'],
    ['《红楼梦》', '红楼梦'],
    ['Brontë', 'bronte'],
    ['Strasse', 'Straße'],
    ['don’t', "don't"],
    ['c#', 'C#'],
    ['1,984', '1984'],
    ['１９８４', '1984'],
    ['1984.', '1984'],
    ['3.140', '3.14'],
    ['−5', '-5'],
    ['?!', '?!'],
  ])('%s for %s', (said, answer) => {
    expect(isAmong(said, ['something else', answer])).toBe(true);
  });

  test.each([
    ['c', 'C#'],
    ['c++', 'C#'],
    ['314', '3.14'],
    ['19844', '1984'],
    ['5', '-5'],
    ['か', 'が'],
    ['', '红楼梦'],
    ['!', '红楼梦'],
    ['红楼', '红楼梦'],
  ])('and %s is not for %s', (said, answer) => {
    expect(isAmong(said, [answer])).toBe(false);
  });

  it('however it is spaced, cased and pointed', () => {
    const words = fc.stringMatching(/^[a-z\u4e00-\u9fa5]{1,12}$/);
    const noise = fc.constantFrom('', ' ', '  ', '·', '-', '，', '\u3000', '\u200b', '！');
    fc.assert(
      fc.property(words, fc.array(noise, { minLength: 13, maxLength: 13 }), (word, between) => {
        const said = [...word].map((sign, n) => `${between[n]}${sign.toUpperCase()}`).join('');
        expect(plainly(said)).toBe(plainly(word));
      }),
    );
  });
});

describe('an answer of options', () => {
  it('is right when all that is right is chosen, and nothing else', () => {
    const several = body({ kind: 'multiple', right: [0, 2] });
    const said = (...picks: number[]) => isRight(several, { picks, words: undefined });
    expect([said(0, 2), said(2, 0), said(0), said(0, 1, 2), said()]).toEqual([
      ...[true, true, false, false, false],
    ]);
  });

  it('stays as right as it was however the options are shuffled', () => {
    const right = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(right, fc.infiniteStream(fc.nat(1000)), (places, chance) => {
        const before = body({ kind: 'multiple', right: places });
        const after = withShuffled(before, (limit) => (chance.next().value ?? 0) % limit);
        const wordsOf = (one: Body) => one.right.map((place) => one.options[place]?.en).sort();
        expect(wordsOf(after)).toEqual(wordsOf(before));
        expect(after.options.map(({ en }) => en).sort()).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });

  it.each([
    ['B', [1]],
    ['a, C', [0, 2]],
    ['ac', [0, 2]],
    ['２', [1]],
    ['C,a,c', [0, 2]],
    ['E', undefined],
    ['0', undefined],
    ['', undefined],
  ])('%s names the options %j', (raw, places) => {
    expect(readPlaces(raw, 4)).toEqual(places);
  });
});

describe('points', () => {
  it('for being fast shrink from all at once to none at the deadline', () => {
    const at = (took: number) => pointsFor(true, took, 20_000, 5);
    expect([at(0), at(4000), at(10_000), at(19_999), at(25_000)]).toEqual([15, 14, 12, 10, 10]);
    expect(pointsFor(false, 0, 20_000, 5)).toBe(0);
    expect(pointsFor(true, 19_000, 20_000, 0)).toBe(10);
  });
});

const answer = fc.record({
  memberId: fc.integer({ min: 1, max: 8 }),
  right: fc.boolean(),
  took: fc.integer({ min: 0, max: 3 }),
});
const answers = fc
  .array(answer, { maxLength: 40 })
  .map((all): Judged[] => all.map((one) => ({ ...one, points: one.right ? 10 : 0 })));

describe('ranks', () => {
  it('are one more than there are people ahead, whatever order answers come in', () => {
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat(1000)), (all, chance) => {
        const scores = ranked(all);
        for (const { points, took, rank } of scores) {
          const isAhead = (one: { points: number; took: number }) =>
            one.points > points || (one.points === points && one.took < took);
          expect(rank).toBe(scores.filter(isAhead).length + 1);
        }
        const mixed = shuffled(all, (limit) => (chance.next().value ?? 0) % limit);
        expect(ranked(mixed)).toEqual(scores);
      }),
    );
  });

  it('count every point, and the time of right answers alone', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        const scores = ranked(all);
        expect(sum(scores.map(({ points }) => points))).toBe(sum(all.map(({ points }) => points)));
        expect(sum(scores.map(({ took }) => took))).toBe(
          sum(all.filter(({ right }) => right).map(({ took }) => took)),
        );
        expect(sum(scores.map(({ answered }) => answered))).toBe(all.length);
      }),
    );
  });

  it('are shared by who took the same to the millisecond, and the next is left out', () => {
    const one = (memberId: number, took: number): Judged => ({
      ...{ memberId, took, right: true, points: 10 },
    });
    const ranks = ranked([one(1, 5), one(2, 3), one(3, 5), one(4, 6)]);
    expect(ranks.map(({ memberId, rank }) => [memberId, rank])).toEqual([
      [2, 1],
      [1, 2],
      [3, 2],
      [4, 4],
    ]);
  });
});

describe('rewards', () => {
  const only = (points: number) => ({ points, coupon: undefined });
  const rewards = [{ points: 30, coupon: 'tea' }, only(20), { points: 0, coupon: 'book' }];
  const terms = { rewards, part: only(2), least: 3 };

  it('are for the ranks named, for taking part, and for nobody when too few played', () => {
    const reward = (rank: number, points: number, players: number) =>
      rewardFor({ rank, points }, players, terms);
    expect(reward(1, 20, 3)).toEqual({ points: 32, coupons: ['tea'] });
    expect(reward(2, 10, 3)).toEqual({ points: 22, coupons: [] });
    expect(reward(3, 10, 3)).toEqual({ points: 2, coupons: ['book'] });
    expect(reward(4, 10, 3)).toEqual({ points: 2, coupons: [] });
    expect(reward(1, 0, 3)).toEqual({ points: 2, coupons: [] });
    expect(reward(1, 20, 2)).toEqual({ points: 0, coupons: [] });
  });

  it('for taking part may be a coupon beside that of a rank', () => {
    const part = { points: 0, coupon: 'tea' };
    const reward = (rank: number, points: number) =>
      rewardFor({ rank, points }, 3, { ...terms, part });
    expect(reward(1, 20)).toEqual({ points: 30, coupons: ['tea', 'tea'] });
    expect(reward(9, 0)).toEqual({ points: 0, coupons: ['tea'] });
  });

  it.each([
    ['50, 30, 20', [only(50), only(30), only(20)]],
    ['５０、３０', [only(50), only(30)]],
    ['50/30', [only(50), only(30)]],
    ['0', [only(0)]],
    [
      '30 + tea, 茶券 ＋ 5, tea',
      [rewards[0], { points: 5, coupon: '茶券' }, { points: 0, coupon: 'tea' }],
    ],
    ['50, -3', undefined],
    ['99999999', undefined],
    ['tea + book', undefined],
    ['5 + 5', undefined],
    ['5 +', undefined],
    [' , ', undefined],
    [Array.from({ length: 51 }, () => '1').join(), undefined],
  ])('are read from %s as %j', (raw, read) => {
    expect(readRewards(raw)).toEqual(read);
    if (read?.length === 1) expect(readPrize(raw)).toEqual(read[0]);
  });

  it('that a quiz kept as points alone are read as before', () => {
    const kept = { rewards: [30, 20], part: 2, least: 3, speed: 0 };
    expect(termsOf(kept)).toEqual({ ...kept, rewards: [only(30), only(20)], part: only(2) });
  });
});

it('levels rise from easy to hard, hold what one tap answers, and leave out what is left over', () => {
  const questions = [
    body({ difficulty: 'hard' }),
    body({ difficulty: 'easy', kind: 'typed' }),
    body({ difficulty: 'medium' }),
    body({ difficulty: 'easy' }),
    body({ difficulty: 'easy', kind: 'truth' }),
    body({ difficulty: 'hard', kind: 'multiple' }),
    body({ difficulty: 'easy', picture: 'a.png' }),
    body({ difficulty: 'hard' }),
  ];
  const levels = levelsOf(questions, 2);
  expect(levels.map((level) => level.map(({ difficulty }) => difficulty))).toEqual([
    ['easy', 'easy'],
    ['medium', 'hard'],
  ]);
});
