import { describe, expect, it } from 'vitest';
import { readArguments } from '../src/cli/arguments.ts';
import { checkFile } from '../src/config/files.ts';
import { bankFromCsv } from '../src/operations/quiz/bank/csv.ts';
import { quizOperation } from '../src/operations/quiz/quiz.ts';

const read = (text: string) => bankFromCsv(Buffer.from(text), 'Books');

describe('a table of questions', () => {
  it('becomes a bank that is right', () => {
    const { yaml, count, faults } = read(
      `\uFEFFask;ask.zh;right;right.zh;wrong;wrong.zh;answers;explain;difficulty;tags
Who?;谁？;Me;我;You|They;你|他们;;Because;easy;a|b
Both?;;One|Two;;Three;;;;;
"It is; true";;TRUE;;;;;;;
Year?;;;;;;1984|MCMLXXXIV;;;
`,
    );
    expect({ count, faults }).toEqual({ count: 4, faults: [] });
    const kind = quizOperation.files as NonNullable<typeof quizOperation.files>;
    const file = 'quizzes/books.yaml';
    const checked = checkFile({
      ...{ operation: 'quiz', kind, file, text: yaml, pictures: new Map() },
    });
    expect(checked.ok && checked.content.content).toMatchObject({
      title: { en: 'Books', zh: 'Books' },
      questions: [
        { ask: { en: 'Who?', zh: '谁？' }, right: { en: 'Me', zh: '我' }, difficulty: 'easy' },
        { right: [{ en: 'One' }, { en: 'Two' }], wrong: [{ en: 'Three' }] },
        { ask: { en: 'It is; true' }, right: true },
        { answers: ['1984', 'MCMLXXXIV'] },
      ],
    });
  });

  it('tells which lines are no questions, and takes the others', () => {
    const { count, faults } = read(
      'ask,right,wrong\nGood?,Yes,No\nBad?,Yes,\nTwice?,Yes,yes\n"good? ",Yes,No\nFine?,true,\n',
    );
    expect(count).toBe(2);
    expect(faults).toEqual([
      { line: 3, why: 'wrong is missing; it should be a list of the other options' },
      { line: 4, why: 'wrong › 0: the option "yes" stands here twice' },
      { line: 5, why: 'the same question stands in line 2' },
    ]);
  });

  it.each([
    ['question,right\nWho?,Me\n', /there is no column "question"; there are: ask, right, wrong/],
    ['right,wrong\nMe,You\n', /the column ask is missing/],
    ['ask,right\n"Who?,Me\n', /Quote/],
  ])('that cannot be read says why: %j', (text, why) => {
    const { count, faults } = read(text);
    expect(count).toBe(0);
    expect(faults[0]?.why).toMatch(why);
  });
});

it('in GBK, as Excel saves it in China, is refused instead of read wrong', () => {
  const gbk = Buffer.concat([
    Buffer.from('ask,right\n'),
    Buffer.from([0xcb, 0xad, 0xc1, 0xcb, 0x2c, 0x31]),
  ]);
  expect(bankFromCsv(gbk, 'Books')).toMatchObject({
    count: 0,
    faults: [{ line: 2, why: expect.stringContaining('save the table as “CSV UTF-8”') }],
  });
});

it('is asked for in the shell', () => {
  expect(readArguments(['quiz', 'import', 'a.csv', '--title', 'Books'])).toEqual({
    ...{ do: 'bank', file: 'a.csv', title: 'Books' },
  });
  expect(readArguments(['quiz', 'import'])).toMatchObject({ do: 'wrong' });
  expect(readArguments(['quiz'])).toMatchObject({ do: 'wrong' });
});
