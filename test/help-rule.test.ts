import { expect, test } from 'vitest';
import { calledInChinese } from '../src/bot/command.ts';
import { findCommand, usageOf } from '../src/bot/find-command.ts';
import { namesOf, takeApart } from '../src/bot/hearing/typed.ts';
import { named, optional, space } from '../src/bot/option.ts';
import { isTyped } from '../src/bot/sent.ts';
import { allowed, grouped, seek } from '../src/operations/help/rule.ts';
import { en } from '../src/operations/help/texts/en.ts';
import { zh } from '../src/operations/help/texts/zh.ts';
import { openedUnset, operations } from '../src/operations.ts';
import { smallCommand } from './support/scripted-bot.ts';

const commands = [
  smallCommand('checkin', 'member', { operation: 'check-in' }),
  smallCommand('points', 'member', { operation: 'points' }),
  smallCommand('check-in card', 'planner', { operation: 'check-in' }),
  smallCommand('grant', 'admin', { operation: 'points' }),
];
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);

test('only what one may do', () => {
  expect(names(allowed(commands, new Set(['member'])))).toEqual(['checkin', 'points']);
  expect(names(allowed(commands, new Set(['member', 'planner'])))).toHaveLength(3);
  expect(names(allowed(commands, new Set(['admin'])))).toHaveLength(4);
});

test('what belongs together stands together', () => {
  expect(grouped(commands).map((one) => [one.operation, names(one.commands)])).toEqual([
    ['check-in', ['checkin', 'check-in card']],
    ['points', ['points', 'grant']],
  ]);
});

test.each(['check-in card', '/check_in_card', 'Check-In Card'])('%j is found', (wanted) =>
  expect(seek(commands, wanted)).toMatchObject({ command: { name: 'check-in card' } }),
);

test('what is not there has a neighbour', () => {
  expect(seek(commands, 'grnt')).toEqual({ is: 'unknown', nearest: 'grant' });
  expect(seek([], 'grant')).toEqual({ is: 'unknown', nearest: undefined });
});

test('options are told with their ranges', () => {
  const option = { name: 'points', required: false } as const;
  const kind = { is: 'integer', min: 1, max: 9 } as const;
  expect(en.option({ ...option, about: 'how many', kind })).toBe(
    'points: how many (a number from 1 to 9, optional)',
  );
  expect(zh.option({ ...option, about: '积分', kind })).toBe(
    '积分（points）：1 到 9 之间的数字，可不填',
  );
  expect(zh.option({ ...option, about: '积分：多少', kind })).toBe(
    '积分（points）：多少；1 到 9 之间的数字，可不填',
  );
});

const declared = openedUnset(operations).flatMap((opened) => opened.commands);

test.each([
  ['grant', '/grant <member> <points> <reason>', '/grant <成员> <积分> <原因>'],
  ['faq', '/faq [about] [page=…]', '/faq [内容] [页码=…]'],
  ['rsvp', '/rsvp <event> <answer> [guests=…]', '/rsvp <活动> <回复> [同伴=…]'],
  ['drop import', '/drop import <pool> <the file>', '/drop import <券池> <文件>'],
])('how /%s is used is said by the names that may be typed', (name, english, chinese) => {
  const found = findCommand({ commands: declared }, { name, typed: '' });
  const usage = found && [usageOf(found.command, 'en'), usageOf(found.command, 'zh')];
  expect(usage).toEqual([english, chinese]);
});

test.each(declared.map((one) => [one.name, one] as const))(
  'each option of /%s has a short Chinese name of its own that may be typed',
  (_, { options }) => {
    const typed = options.filter(({ kind }) => isTyped(kind));
    const called = typed.map(calledInChinese);
    expect(typed.filter((option) => !namesOf(option).includes(calledInChinese(option)))).toEqual(
      [],
    );
    expect(new Set(called).size).toBe(called.length);
    expect(called.filter((one) => one.length > 6)).toEqual([]);
  },
);

test('a name with blanks is taken whole where nothing can follow it', () => {
  const option = (name: string, it: ReturnType<typeof named>) => ({
    ...it,
    name,
    about: { en: '', zh: '' },
  });
  const command = option('command', named());
  expect(takeApart('check-in card', [command])).toEqual({
    given: { command: 'check-in card' },
    rest: '',
  });
  const where = { ...optional(space()), name: 'in', about: { en: '', zh: '' } };
  expect(takeApart('chapter hall', [command, where])).toEqual({
    given: { command: 'chapter', in: 'hall' },
    rest: '',
  });
});
