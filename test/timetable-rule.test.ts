import { expect, test } from 'vitest';
import type { Entry } from '../src/agenda/entry.ts';
import { coming, localOf, MANY, seek } from '../src/operations/timetable/rule.ts';

const entry = (name: string, when: string): Entry => ({
  name,
  when: when.includes('T') ? { is: 'at', at: when } : { is: 'cron', cron: when },
  run: 'say',
  given: {},
  in: [],
  lateMs: 0,
  except: [],
});
const now = new Date('2026-11-22T04:00:00Z');
const zone = 'Asia/Shanghai';

test('what comes first stands first, what never comes again at the end', () => {
  const all = [
    entry('past', '2026-11-01T08:00'),
    entry('far', '2027-01-01T08:00'),
    entry('daily', '0 8 * * *'),
    entry('minutely', '* * * * *'),
  ];
  const shown = coming(all, zone, now, 7).map(({ entry: { name }, first, more }) => [
    name,
    first?.toISOString().slice(0, 16),
    more,
  ]);
  expect(shown).toEqual([
    ['minutely', '2026-11-22T04:01', MANY],
    ['daily', '2026-11-23T00:00', 6],
    ['far', '2027-01-01T00:00', 0],
    ['past', undefined, 0],
  ]);
});

test('local times', () => {
  expect(localOf(new Date('2026-11-22T17:30:00Z'), zone)).toEqual({
    date: '2026-11-23',
    time: '01:30',
  });
});

test('entries by name', () => {
  const all = [entry('Morning post', '0 8 * * *'), entry('quiz', '0 20 * * *')];
  expect(seek(all, 'morning post')).toMatchObject({ entry: { name: 'Morning post' } });
  expect(seek(all, 'mornin')).toEqual({ is: 'unknown', nearest: 'Morning post' });
  expect(seek(all, 'post')).toEqual({ is: 'unknown', nearest: 'Morning post' });
  expect(seek(all, 'quizz')).toEqual({ is: 'unknown', nearest: 'quiz' });
  expect(seek(all, '早安卡片')).toEqual({ is: 'unknown', nearest: undefined });
  expect(seek([], 'quiz')).toEqual({ is: 'unknown', nearest: undefined });
});
