import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NamedOption } from '../../src/bot/command.ts';
import { findCommand } from '../../src/bot/find-command.ts';
import { readAnswers } from '../../src/bot/hearing/answers.ts';
import { takeApart } from '../../src/bot/hearing/typed.ts';
import { choice, integer, member, named, optional, text } from '../../src/bot/option.ts';
import { openedUnset, operations } from '../../src/operations.ts';

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

const declared = openedUnset(operations).flatMap(({ commands }) => commands);
const takenApart = (words: string) => {
  const [name = '', ...rest] = words.split(' ');
  const found = findCommand({ commands: declared }, { name, typed: rest.join(' ') });
  return found && takeApart(found.typed, found.command.options);
};

test.each([
  // What is asked, answered or announced stays whole, also if it begins with its own name and a colon.
  ['ask 问题：怎么报名？', { text: '问题：怎么报名？' }],
  ['ask 问题：怎么 报名？\n在哪里？', { text: '问题：怎么 报名？\n在哪里？' }],
  ['ask 问题： 怎么报名？', { text: '问题： 怎么报名？' }],
  ['ask text: how do I join?', { text: 'text: how do I join?' }],
  ['ask text:how do I join?', { text: 'text:how do I join?' }],
  ['ask text：how do I join?', { text: 'text：how do I join?' }],
  ['answer 回答：先发 /rsvp', { text: '回答：先发 /rsvp' }],
  ['say 正文：见下 图片：明天发', { text: '正文：见下 图片：明天发' }],
  ['say 时间：周五晚八点\n地点：图书馆', { text: '时间：周五晚八点\n地点：图书馆' }],
  ['say Time: Friday 8pm in=all', { text: 'Time: Friday 8pm in=all' }],
  // A colon names any other option. If that can't be it, it is refused, not posted: it may say 匿名.
  ['ask 匿名：嗯 怎么报名？', { anonymous: '嗯', text: '怎么报名？' }],
  ['ask 悬赏：10 怎么报名？', { bounty: '10', text: '怎么报名？' }],
  ['ask 匿名：是 问题：怎么 报名？', { anonymous: '是', text: '怎么 报名？' }],
  ['say 发到：广场 置顶：是 大家好', { in: '广场', pin: '是', text: '大家好' }],
  // An equals sign always names.
  ['ask 问题=怎么 报名？', { text: '怎么 报名？' }],
  ['ask text＝how do I join? bounty=5', { text: 'how do I join?', bounty: '5' }],
  ['say in=hall text=Hello to all of you', { in: 'hall', text: 'Hello to all of you' }],
  ['say text=Hello you pin=yes', { text: 'Hello you', pin: 'yes' }],
  ['say 正文="大家 好" Hello', { text: '大家 好', also: 'Hello' }],
  ['say pin=perhaps Hello', { pin: 'perhaps', text: 'Hello' }],
  // A field drops its name, and keeps its blanks where nothing else could have them.
  ['quiz answer 答案：巴黎', { answer: '巴黎' }],
  ['redeem 优惠码：AB12', { code: 'AB12' }],
  ['grant @lin 5 原因：领读 第一章', { member: '@lin', points: '5', reason: '领读 第一章' }],
  ['grant 原因：领读 成员：@lin 积分：5', { member: '@lin', points: '5', reason: '领读' }],
  ['teach add 标题：怎么报名 答案：发送 /rsvp', { title: '怎么报名', answer: '发送 /rsvp' }],
  ['teach add How? answer=Say /rsvp Tea', { title: 'How?', answer: 'Say /rsvp Tea' }],
  ['question edit 12 内容：怎么 报名？', { what: '12', text: '怎么 报名？' }],
  ['event create 标题=读书会 开始=明天晚上八点', { name: '读书会', when: '明天晚上八点' }],
  [
    'event create 标题：读书会 介绍：带上 书 开始：明天 晚上八点 名额：十人',
    { name: '读书会', about: '带上 书', when: '明天 晚上八点', capacity: '十人' },
  ],
  [
    'event create 读书会 明天晚上八点 介绍：带上 书 和茶 名额：十人',
    { name: '读书会', when: '明天晚上八点', about: '带上 书 和茶', capacity: '十人' },
  ],
  [
    'event create Tea tomorrow 8pm place=Hall 2h',
    { name: 'Tea', when: 'tomorrow 8pm', place: 'Hall', length: '2h' },
  ],
  [
    'event create 介绍=带上 书 读书会 明天晚上八点',
    { about: '带上', name: '书 读书会', when: '明天晚上八点' },
  ],
])('%s', (typed, given) => {
  expect(takenApart(typed)).toEqual({ given, rest: '' });
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
