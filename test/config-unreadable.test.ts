import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { check } from '../src/cli/check.ts';
import type { Change } from '../src/config/look.ts';
import { watchFolder } from '../src/config/watch.ts';
import { operations } from '../src/operations.ts';
import { virtualClock } from './support/clock.ts';

const good = 'community: tea\nname: Tea\ntimezone: Asia/Shanghai\nlanguage: zh\n';

/** A name that leads to itself fails for everyone, as a missing right does for all but root. */
const unreadable = (file: string) => symlink(file, file);

test('a file that cannot be read is refused by itself, and the others are taken over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emcee-unreadable-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [loop, bank] = [join(folder, 'loop.yaml'), join(folder, 'quizzes', 'bank.yaml')];
  await mkdir(join(folder, 'quizzes'));
  await writeFile(join(folder, 'tea.yaml'), good);
  for (const file of [loop, bank]) await unreadable(file);

  const changes: Change[] = [];
  const failures: unknown[] = [];
  const { look, stop } = watchFolder({
    ...{ folder, operations, clock: virtualClock('2026-01-01') },
    tell: (change) => void changes.push(change),
    failed: (error) => void failures.push(error),
  });
  await look();
  const problems = [{ line: 1, column: 1, message: { en: 'this file cannot be read: ELOOP' } }];
  expect(changes).toMatchObject([
    { kind: 'refused', file: bank, problems },
    { kind: 'refused', file: loop, problems },
    { kind: 'changed', community: { id: 'tea' } },
  ]);
  expect(failures).toEqual([]);

  const lines: string[] = [];
  expect(await check(folder, operations, (line) => void lines.push(line))).toBe(1);
  expect(lines).toContain('tea: good. 0 spaces, 0 timetable entries');
  expect(lines).toContain('2 problems to mend');

  for (const file of [loop, bank]) await rm(file);
  for (let looks = 0; looks < 2; looks++) await look();
  expect(changes.slice(3).filter(({ kind }) => kind !== 'changed')).toEqual([
    { kind: 'file', file: bank },
    { kind: 'removed', file: loop },
  ]);
  await stop();
});
