import { expect, test } from 'vitest';
import { takeApart } from '../src/bot/hearing/typed.ts';
import { named, optional, space } from '../src/bot/option.ts';
import { allowed, grouped, seek } from '../src/operations/help/rule.ts';
import { en } from '../src/operations/help/texts/en.ts';
import { zh } from '../src/operations/help/texts/zh.ts';
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
