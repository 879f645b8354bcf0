import { expect, test } from 'vitest';
import { loadCommunity } from '../src/config/load.ts';
import { changedFile, type Fault, goodFile, toldOf } from './support/community-file.ts';
import { smallOperations } from './support/small-operations.ts';

const slips: readonly Fault[] = [
  [
    'a wide colon',
    ['language: zh', 'language：zh'],
    [
      '4:1: not valid YAML: Implicit keys need to be on a single line; ： is not YAML’s: write ": " with a blank behind it',
    ],
  ],
  [
    'a wide colon in braces',
    ['{ en: Readers,', '{ en：Readers,'],
    [
      '2:1: en is missing; it should be text',
      '2:9: there is no "en：Readers" in name; it has ： in it; write ": " with a blank behind it',
    ],
  ],
  [
    'a wide comma',
    ['bank: tea, questions', 'bank: tea，questions'],
    [
      '27:19: not valid YAML: Block collections are not allowed within flow collections; ， is not YAML’s: write ", "',
    ],
  ],
  [
    'a wide brace',
    ['{ web: hall }', '｛ web: hall }'],
    [
      '7:9: not valid YAML: Nested mappings are not allowed in compact mappings; ｛ is not YAML’s: write {',
    ],
  ],
  [
    'a wide blank',
    ['  group:', '　　group:'],
    [
      '9:1: this line must start in the same column as those that it belongs to; a wide blank is not YAML’s: write a plain blank',
    ],
  ],
  [
    'a curly quote',
    ['"0 8 * * *"', '"0 8 * * *”'],
    ['29:1: a quote is not closed by a straight ", it seems in line 19'],
  ],
  [
    'no blank behind a colon',
    ['language: zh', 'language:zh'],
    [
      '4:1: not valid YAML: Implicit keys need to be on a single line; a colon needs a blank behind it: name: value',
    ],
  ],
  [
    'a text with a colon',
    ['zh: 读者 }', 'zh: 名字: 读者 }'],
    [
      '2:26: not valid YAML: Block collections are not allowed within flow collections; a text with a colon and a blank in it needs quotes: "…"',
    ],
  ],
  [
    'a hashtag',
    ['bank: tea, questions', 'bank: #tea, questions'],
    [
      '28:5: a { before this is not closed by a }; what starts with # is a comment unless it stands in quotes: "#…"',
    ],
  ],
  [
    'an at sign',
    ['en: Readers', 'en: @readers'],
    ['2:13: a text that starts with @ needs quotes: "@…"'],
  ],
  [
    'a star',
    ['en: Readers', 'en: *readers*'],
    ['2:13: nothing is named by the & of this *; a text that starts with * needs quotes: "*…"'],
  ],
  [
    'an exclamation mark',
    ['en: Readers', 'en: !readers'],
    ['2:13: a text that starts with ! needs quotes: "!…"'],
  ],
  [
    'a pattern of stars',
    ['"0 8 * * *"', '* 8 * * *'],
    ['19:11: a text that starts with * needs quotes: "*…"'],
  ],
  [
    'a bracket that stays open',
    ['group, server]', 'group, server'],
    ['22:5: a [ before this is not closed by a ]'],
  ],
  [
    'a line that starts too far left',
    ['    run: checkin', '   run: checkin'],
    ['20:1: this line must start in the same column as those that it belongs to'],
  ],
  [
    'a name twice',
    ['language: zh', 'language: zh\nlanguage: en'],
    ['5:1: "language" stands here twice; names must differ'],
  ],
  [
    'a second document',
    ['dayStarts', '---\ndayStarts'],
    ['5:1: a file ends at ---; what stands behind it needs a file of its own'],
  ],
  [
    'letters that changed places',
    ['streaks:', 'streask:'],
    ['16:26: there is no "streask" in operations › check-in; did you mean "streaks"?'],
  ],
  [
    'a language that stands there already',
    ['{ en: Readers, zh: 读者 }', '{ en: Readers, cn: 读者 }'],
    ['2:1: zh is missing; it should be text', '2:22: there is no "cn" in name; there are: en, zh'],
  ],
  [
    'settings to merge',
    ['late: 2h30m', '<<: { late: 2h }'],
    [
      '22:5: there is no "<<" in timetable › morning card; settings are not merged here, so write them out',
    ],
  ],
  [
    'options behind a command',
    ['run: quiz start', 'run: quiz start tea'],
    ['26:10: there is no command "quiz start tea"; run: quiz start, and its options under with:'],
  ],
  [
    'a command of what is left out',
    [
      'check-in: { points: 7, streaks: { 7: 20 }, makeUp: { price: 5, within: 7d } }',
      'check-in: false',
    ],
    ['20:10: there is no command "checkin card": check-in is false in operations'],
  ],
  [
    'a list without brackets',
    ['in: [hall, group, server]', 'in: hall, group'],
    ['21:9: there is no space "hall, group"; a list stands in brackets: [one, other]'],
  ],
  [
    'spaces as a list',
    [
      '  hall: { web: hall }\n  group: { telegram: -1001234567890, topic: 7 }\n  server: { discord: "112233445566778899", guild: "998877665544332211" }',
      '  - web: hall',
    ],
    ['7:3: spaces is a list; it should be a group of names with their settings'],
  ],
  [
    'no id',
    ['community: readers\n', ''],
    [
      '1:1: community is missing; it should be a short name in small letters, digits and hyphens, such as night-readers',
    ],
  ],
];

test('an empty file is told so', () => {
  expect(toldOf('# soon\n')).toEqual([
    expect.stringContaining('1:1: the file is empty; a community'),
  ]);
});

test('a space with the number of a person is warned of', () => {
  const text = goodFile.replace('-1001234567890', '1001234567890');
  expect(loadCommunity('communities/readers.yaml', text, smallOperations)).toMatchObject({
    warnings: [{ line: 8, message: { en: expect.stringContaining('groups are below') } }],
  });
});

test.each(slips)('%s is told in words for whoever typed it, and told once', (_, change, told) => {
  expect(toldOf(changedFile(change))).toEqual(told);
});

test.each([
  ['gbk', Buffer.from([0x0a, 0x6e, 0x3a, 0xb2, 0xe8]), '2:3'],
  ['UTF-16', Buffer.from('\ufeffcommunity: tea', 'utf16le'), '1:1'],
])('a file in %s is refused instead of read wrong', (_, bytes, place) => {
  expect(toldOf(bytes.toString('utf8'))).toEqual([
    expect.stringMatching(`^${place}: this is not UTF-8`),
  ]);
});

test('a mark of byte order and the line ends of Windows change nothing', () => {
  expect(toldOf(`\ufeff${goodFile.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

test('a hashtag that YAML takes for a comment is warned of, a comment is not', () => {
  const warned = (bank: string) => {
    const text = goodFile.replace(
      'with: { bank: tea, questions: 5, pace: fast, to: hall }',
      `with:\n      questions: 5 # a comment\n      bank: ${bank}`,
    );
    const loaded = loadCommunity('communities/readers.yaml', text, smallOperations);
    return loaded.ok
      ? loaded.warnings.map(({ line, message }) => `${line}: ${message.en}`)
      : loaded;
  };
  expect(warned('tea #quiz tonight')).toEqual([
    '29: "#quiz tonight" is a comment and will not be said; put the text in quotes',
  ]);
  expect(warned('tea # the first')).toEqual([]);
});
