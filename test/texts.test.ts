import { expect, it, test } from 'vitest';
import { reasonIn } from '../src/bot/texts/reasons.ts';
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
