import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NamedOption } from '../../src/bot/command.ts';
import { readAnswers } from '../../src/bot/hearing/answers.ts';
import { takeApart } from '../../src/bot/hearing/typed.ts';
import { choice, integer, member, named, optional, text } from '../../src/bot/option.ts';

type Given = { readonly option: NamedOption; readonly value: string };

const about = { en: '', zh: '' };
const names = ['who', 'points', 'pace', 'note', 'more'] as const;

/** Words as people write them, save for what the notation itself uses. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((raw) => !/[\s="＝：“”「」@<]/u.test(raw) && raw.trim() === raw);
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

const integers = integer({ min: -1000, max: 1000 });
const kinds = fc.oneof(
  fc.record({
    made: fc.constant(member()),
    value: fc.stringMatching(/^@\w{1,12}$/),
  }),
  fc.record({
    made: fc.constant(integers),
    value: fc.integer({ min: -1000, max: 1000 }).map(String),
  }),
  fc.record({
    made: fc.constant(choice({ slow: [], fast: [] })),
    value: fc.constantFrom('slow', 'fast'),
  }),
  fc.record({ made: fc.constant(text({ max: 200 })), value: phrase }),
);
const command = fc.array(kinds, { minLength: 1, maxLength: names.length }).map((all): Given[] =>
  all.map(({ made, value }, n) => ({
    option: {
      ...made,
      name: names[n] ?? '',
      about: { en: '', zh: `${inChinese[n]}：怎么写` },
    } as NamedOption,
    value,
  })),
);

const quotes = fc.constantFrom(['"', '"'], ['“', '”'], ['「', '」']);
const between = ([open, close]: readonly string[], value: string) =>
  /\s/.test(value) ? `${open}${value}${close}` : value;
const inChinese = ['谁', '积分', '快慢', '备注', '其他'] as const;
const wanted = (all: readonly Given[]) =>
  Object.fromEntries(all.map(({ option, value }) => [option.name, value]));
const optionsOf = (all: readonly Given[]) => all.map(({ option }) => option);

test('a name with blanks ends where the only number that may follow it begins', () => {
  const options = [
    { ...named(), name: 'of', about },
    { ...optional(integers), name: 'page', about },
  ];
  const given = (typed: string) => takeApart(typed, options).given;
  expect(given('morning card')).toEqual({ of: 'morning card' });
  expect(given('morning card 2')).toEqual({ of: 'morning card', page: '2' });
  expect(given('morning card page=2')).toEqual({ of: 'morning card', page: '2' });
  expect(given('page=2 morning card')).toEqual({ page: '2', of: 'morning card' });
  expect(given('"chapter 1"')).toEqual({ of: 'chapter 1' });
  expect(given('5')).toEqual({ of: '5' });
});

test('values in their order come back as they were written', () => {
  fc.assert(
    fc.property(command, quotes, (all, marks) => {
      const typed = all.map(({ value }) => between(marks, value)).join(' ');
      expect(takeApart(typed, optionsOf(all))).toEqual({ given: wanted(all), rest: '' });
    }),
  );
});

test('named values come back in whatever order they stand, by either name, with any of the signs', () => {
  const shuffled = command.chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc.shuffledSubarray(all, { minLength: all.length }),
      sign: fc.constantFrom('=', '＝', '：'),
      called: fc.constantFrom(names, inChinese),
    }),
  );
  fc.assert(
    fc.property(shuffled, quotes, ({ all, order, sign, called }, marks) => {
      const typed = order
        .map(
          ({ option, value }) =>
            `${called[all.findIndex((one) => one.option === option)]}${sign}${between(marks, value)}`,
        )
        .join('  ');
      expect(takeApart(typed, optionsOf(all))).toEqual({ given: wanted(all), rest: '' });
    }),
  );
});

test('only the name of an option counts: addresses and formulas stay as they are', () => {
  const options = [
    { ...text({ max: 99 }), name: 'text', about: { en: '', zh: '正文' } },
    { ...optional(integers), name: 'page', about: { en: '', zh: '页码：第几页' } },
  ];
  const of = { ...named(), name: 'of', about: { en: '', zh: '名称' } };
  for (const raw of ['https://a.org/?页码=2', 'x=2', '公式：y＝x', 'so: page=2', '页码 = 2'])
    expect(takeApart(raw, options)).toEqual({ given: { text: raw }, rest: '' });
  expect(takeApart('共读 第一期：红楼梦 页码：2', [of, ...options.slice(1)]).given).toEqual({
    of: '共读 第一期：红楼梦',
    page: '2',
  });
});

test('the last text takes all that is left, spaces and all', () => {
  fc.assert(
    fc.property(command, fc.array(phrase, { minLength: 1, maxLength: 3 }), (all, lines) => {
      const rest = lines.join('\n  ');
      const last: Given = {
        option: { ...text({ max: 500 }), name: 'rest', about },
        value: rest,
      };
      const typed = [...all.map(({ value }) => between(['"', '"'], value)), rest].join(' ');
      const { given } = takeApart(typed, optionsOf([...all, last]));
      expect(given['rest']).toBe(rest);
    }),
  );
});

/** How often each character stands in a text. */
function tallied(words: string): ReadonlyMap<string, number> {
  const tally = new Map<string, number>();
  for (const character of words) tally.set(character, (tally.get(character) ?? 0) + 1);
  return tally;
}

test('nothing that is typed is lost: it is given, or left over', () => {
  const option = (made: Omit<NamedOption, 'name' | 'about'>, name: string): NamedOption => ({
    ...made,
    name,
    about,
  });
  const options = [
    option(optional(member()), 'who'),
    option(integers, 'points'),
    option(optional(choice({ slow: [], fast: [] })), 'pace'),
  ];
  const noise = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(noise, (typed) => {
      const { given, rest } = takeApart(typed, options);
      // Quotes, and the names and signs of named values, are the notation's own.
      const bare = (words: string) =>
        words.replaceAll(/(who|points|pace)[=＝]/gu, '').replaceAll(/[\s"“”「」]/gu, '');
      const kept = Object.values(given).join('') + rest;
      expect(tallied(bare(kept))).toEqual(tallied(bare(typed)));
    }),
  );
});

test('any text is read or refused with a reason, and never throws', () => {
  const made = fc.constantFrom<Omit<NamedOption, 'name' | 'about'>[]>(
    integers,
    member(),
    choice({ slow: [], fast: [] }),
    text({ max: 20 }),
    optional(text({ max: 20 })),
  );
  fc.assert(
    fc.property(made, fc.string({ unit: 'binary', maxLength: 40 }), (one, raw) => {
      const read = readAnswers([{ ...one, name: 'it', about }], { it: raw });
      expect(read.ok ? 'it' in read.values : read.why.is).toBeTruthy();
      if (read.ok && typeof read.values['it'] === 'string')
        expect(read.values['it'].length).toBeLessThanOrEqual(20);
    }),
  );
});
