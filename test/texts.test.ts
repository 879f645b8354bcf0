import { expect, it, test } from 'vitest';
import { reasonIn } from '../src/bot/texts/reasons.ts';
import { en as checkIn } from '../src/operations/check-in/texts/en.ts';
import { en as events } from '../src/operations/events/texts/en.ts';
import { en as points } from '../src/operations/points/texts/en.ts';
import { zh as zhPoints } from '../src/operations/points/texts/zh.ts';
import { en as posts } from '../src/operations/posts/texts/en.ts';
import { en as quiz } from '../src/operations/quiz/texts/en.ts';
import { code, read } from './support/source-files.ts';

const HAN = /\p{Script=Han}/u;

/** What stands in quotes on one line, without what is filled in; not the keys of a map, which nobody reads. */
function saidIn(line: string): readonly string[] {
  const quoted = line.replace(/^\s*'[^']*':/, '').matchAll(/'([^']*)'|`([^`]*)`/g);
  return [...quoted].map(
    ([, plain, filled = '']) => plain ?? filled.replaceAll(/\$\{[^}]*\}/g, ''),
  );
}

const texts = (name: RegExp) =>
  code
    .filter((file) => file.startsWith('src/operations/') && name.test(file))
    .map((file) => ({ file, text: read(file) }));

it('no English sentence stands among the Chinese texts', () => {
  const found = texts(/\/texts\/zh[\w-]*\.ts$/).flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap(saidIn)
      .filter((said) => !HAN.test(said) && /[a-z]{2,} [a-z]{2,}/.test(said))
      .map((said) => `${file}: ${said}`),
  );
  expect(found).toEqual([]);
});

it('and no Chinese among the English ones', () => {
  const found = texts(/\/texts\/en[\w-]*\.ts$/).filter(({ text }) => HAN.test(text));
  expect(found.map(({ file }) => file)).toEqual([]);
});

it('one is said as one in English', () => {
  const one = { points: 1, balance: 1, days: 1, price: 1, pages: 1, left: 1 };
  const said = [
    checkIn.counted({ ...one, streak: 1, bonus: 0, first: 0, order: 1, rank: 1 }),
    checkIn.already({ ...one, streak: 1, rank: 1 }),
    checkIn.nextTier({ in: 1, bonus: 1 }),
    checkIn.nobodyYet({ points: 1, first: 1 }),
    checkIn.makeUps({ ...one, perMonth: 1, within: 1 }),
    checkIn.madeUp({ ...one, day: 'x', streak: 1, bonus: 0 }),
    points.giverTooNew(one),
    points.getterTooNew({ ...one, name: 'Sam' }),
    points.batchDone({ id: 1, moved: 1 }),
    points.batchUndoing({ id: 1, moved: 1 }),
    points.batchTakenBack({ id: 1, undone: 1, kept: 0 }),
    events.createdSeries({ name: 'Tea', id: 7, made: 1 }),
    events.attendanceSoFar({ name: 'Tea', came: 1, expected: 1 }),
    ...[posts, quiz].map((texts) => texts.noPage(one)),
  ];
  const plural = /\b1 (?:\w+ )?(?:are|points|days|members|entries|dates|pages|make-ups)\b/;
  expect(said.filter((text) => plural.test(text))).toEqual([]);
});

it('what a level brings stands apart, also in Chinese', () => {
  const all = { name: 'Sam', level: 2, called: '书虫', coupon: true, room: true };
  expect(zhPoints.levelReached(all)).toBe(
    '🎉 Sam 升到了第 2 级：书虫！获得一张优惠券：/coupons；专属空间已开放：/level',
  );
});

test.each([
  [
    '50013: this role is not in the server: correct its id in the config',
    /^50013: .*身份组|^50013: .*角色/,
  ],
  ['telegram is not connected', /^telegram 未连接/],
  ['only a part arrived: down', /^只送达了一部分$/],
  ['Telegram: 502', /^平台答复：502$/],
  ['something no list has', /^something no list has$/],
])('why it failed is said in Chinese: %s', (reason, chinese) => {
  expect(reasonIn('zh', reason)).toMatch(chinese);
  expect(reasonIn('en', reason)).toBe(reason);
});

/** Fixed words that name what failed; those of platforms themselves stay as they came. */
it('each reason that is written in the code has its Chinese', () => {
  const files = code.filter((file) => /^(adapters\/\w+|src\/(outbox|bot))\/[\w-]+\.ts$/.test(file));
  const written = files.flatMap((file) =>
    [...read(file).matchAll(/(?:reason: |invalid\()'([^']+ [^']+)'/g)].map(
      ([, words = '']) => words,
    ),
  );
  expect(written.length).toBeGreaterThan(5);
  const unfailing = /^(the file did not come|Discord blocks this address|timed out)$/;
  expect(
    written.filter((words) => !(unfailing.test(words) || HAN.test(reasonIn('zh', words)))),
  ).toEqual([]);
});
