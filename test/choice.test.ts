import { expect, test } from 'vitest';
import { calledInChinese } from '../src/bot/command.ts';
import { choice, yesNo } from '../src/bot/option.ts';
import { isTyped } from '../src/bot/sent.ts';
import { openedUnset, operations } from '../src/operations.ts';

const readBy = (of: { read: ReturnType<typeof choice>['read'] }, raw: string) => {
  const read = of.read(raw);
  return read.ok ? read.value : read.why.is;
};
const commands = openedUnset(operations).flatMap((opened) => opened.commands);
const optionOf = (command: string, name: string) => {
  const found = commands
    .find((one) => one.name === command)
    ?.options.find((one) => one.name === name);
  if (found === undefined) throw new Error(`/${command} has no ${name}`);
  return found;
};

test('a choice is read in capitals, of full width, and in the words declared with it', () => {
  const pace = choice({ slow: ['慢', 'lento'], fast: [] });
  for (const raw of ['slow', ' SLOW ', 'ｓｌｏｗ', '慢', 'Lento'])
    expect(readBy(pace, raw), raw).toBe('slow');
  expect(readBy(pace, '快')).toBe('not-offered');
});

test('yes and no are true and false', () => {
  const anonymous = yesNo({ yes: ['匿名'], no: ['实名'] });
  const [yes, no] = [
    ['yes', 'true', '是', '匿名'],
    ['no', 'FALSE', '不用', '实名'],
  ] as const;
  for (const raw of yes) expect(anonymous.read(raw), raw).toEqual({ ok: true, value: true });
  for (const raw of no) expect(anonymous.read(raw), raw).toEqual({ ok: true, value: false });
  expect(anonymous.read('maybe').ok).toBe(false);
});

test('each command knows its own words for what several offer', () => {
  expect(optionOf('top', 'period').read('总榜')).toEqual({ ok: true, value: 'all' });
  expect(optionOf('event calendar', 'events').read('总榜').ok).toBe(false);
  expect(optionOf('event calendar', 'events').read('全部活动')).toEqual({ ok: true, value: 'all' });
  expect(optionOf('rsvp', 'answer').read('去不了')).toEqual({ ok: true, value: 'no' });
  expect(optionOf('ask', 'anonymous').read('去不了').ok).toBe(false);
});

test('each option has a short Chinese name, which no other of its command has', () => {
  const bad = commands.flatMap(({ name, options }) => {
    const names = options.filter(({ kind }) => isTyped(kind)).map(calledInChinese);
    return names
      .filter((one, n) => !/^\p{Script=Han}{1,6}$/u.test(one) || names.indexOf(one) !== n)
      .map((one) => `/${name} ${one}`);
  });
  expect(bad).toEqual([]);
});

test('all that a command offers to choose from can be said in Chinese', () => {
  const silent = commands.flatMap(({ name, options }) =>
    options.flatMap(({ name: option, kind }) =>
      kind.is === 'choice'
        ? Object.entries(kind.words)
            .filter(([, words]) => !words.some((word) => /\p{Script=Han}/u.test(word)))
            .map(([value]) => `/${name} ${option}=${value}`)
        : [],
    ),
  );
  expect(silent).toEqual([]);
});
