import { mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../src/config/look.ts';
import { watchFolder } from '../src/config/watch.ts';
import { virtualClock } from './support/clock.ts';
import { smallOperations } from './support/small-operations.ts';

const file = (id: string, place: string) =>
  `community: ${id}\nname: ${id}\ntimezone: Asia/Shanghai\nlanguage: zh\nspaces: { hall: { telegram: "${place}" } }\n`;

/** A folder whose files are followed; `told` is what was told since it was last asked. */
async function following(
  files: Readonly<Record<string, string>>,
  tell: (change: Change) => void = () => {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'emcee-taken-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = (id: string, place: string) =>
    writeFile(join(folder, `${id}.yaml`), file(id, place));
  for (const [id, place] of Object.entries(files)) await write(id, place);
  const changes: Change[] = [];
  const failures: unknown[] = [];
  const { look, stop } = watchFolder({
    ...{ folder, operations: smallOperations, clock: virtualClock('2026-01-01') },
    tell(change) {
      tell(change);
      changes.push(change);
    },
    failed: (error) => void failures.push(error),
  });
  onTestFinished(stop);
  await look();
  const told = () =>
    changes.splice(0).map((one) => `${one.kind} ${one.file.slice(folder.length + 1)}`);
  return { folder, write, look, told, changes, failures };
}

test('a file that is renamed is not refused for what it had itself under its old name', async () => {
  const { folder, write, look, told } = await following({ tea: '-1' });
  expect(told()).toEqual(['changed tea.yaml']);
  await unlink(join(folder, 'tea.yaml'));
  await write('cha', '-1');
  for (let looks = 0; looks < 3; looks++) await look();
  expect(told()).toEqual(['removed tea.yaml', 'changed cha.yaml']);
  await rename(join(folder, 'cha.yaml'), join(folder, 'cha.yml'));
  for (let looks = 0; looks < 3; looks++) await look();
  expect(told()).toEqual(['removed cha.yaml', 'changed cha.yml']);
});

test('a file that comes back keeps its place, and who wanted it is refused then', async () => {
  const { folder, write, look, told } = await following({ tea: '-1' });
  told();
  await rename(join(folder, 'tea.yaml'), join(folder, 'tea.yaml~'));
  await write('cha', '-1');
  await look();
  expect(told()).toEqual([]);
  await rename(join(folder, 'tea.yaml~'), join(folder, 'tea.yaml'));
  for (let looks = 0; looks < 2; looks++) await look();
  expect(told()).toEqual(['refused cha.yaml']);
});

test('places that move from file to file in one go, even in a ring, are no clash', async () => {
  const { write, look, told } = await following({ a: '-1', b: '-2', c: '-3' });
  told();
  await write('a', '-2');
  await write('b', '-3');
  await write('c', '-1');
  await look();
  expect(told()).toEqual(['changed a.yaml', 'changed b.yaml', 'changed c.yaml']);
});

test('what a refused file keeps nobody else gets', async () => {
  const { write, look, told } = await following({ a: '-1', b: '-2', c: '-3' });
  told();
  await write('a', '-2');
  await write('b', '-3');
  await look();
  expect(told()).toEqual(['refused a.yaml', 'refused b.yaml']);
  await write('c', '-4');
  await look();
  expect(told()).toEqual(['changed a.yaml', 'changed b.yaml', 'changed c.yaml']);
});

test('one that cannot be taken over keeps no other waiting', async () => {
  const { look, told, failures } = await following({ a: '-1', b: '-2' }, ({ file: path }) => {
    if (path.endsWith('a.yaml') && failures.length < 2) throw new Error('a bug in what a sets');
  });
  expect([told(), failures.length]).toEqual([['changed b.yaml'], 1]);
  for (let looks = 0; looks < 3; looks++) await look();
  expect([told(), failures.length]).toEqual([['changed a.yaml'], 2]);
});

test('however places move, no two files in force share one, and all are in force when none is wanted twice', async () => {
  const places = fc.constantFrom('-1', '-2', '-3', '-4');
  const step = fc.dictionary(fc.constantFrom('a', 'b', 'c'), places);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const inForce = new Map<string, string | undefined>();
      const { write, look, changes } = await following({ a: '-1', b: '-2', c: '-3' });
      for (const moves of [...steps, { a: '-4', b: '-1', c: '-2' }]) {
        for (const [id, place] of Object.entries(moves)) await write(id, place);
        await look();
        for (const { id, spaces } of changes.splice(0).flatMap(changed))
          inForce.set(id, spaces[0]?.chat);
        expect(new Set(inForce.values()).size).toBe(inForce.size);
      }
      expect(Object.fromEntries(inForce)).toEqual({ a: '-4', b: '-1', c: '-2' });
    }),
    { numRuns: 30 },
  );
});

const changed = (change: Change) => (change.kind === 'changed' ? [change.community] : []);
