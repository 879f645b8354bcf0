import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Coming } from '../adapters/web/protocol.ts';
import { openTimetables } from '../adapters/web/timetables.ts';

type Read = {
  readonly ends: (rows: readonly Coming[]) => void;
  readonly fails: (why: Error) => void;
};

/** A timetable whose reads end when, and as, the test says. */
function held() {
  const reads: Read[] = [];
  const coming = () =>
    new Promise<readonly Coming[]>((ends, fails) => void reads.push({ ends, fails }));
  return { reads, timetables: openTimetables(coming, pino({ level: 'silent' })) };
}

const planned = (name: string): Coming[] => [
  { name, at: new Date(0), run: 'say', in: ['hall'], paused: false, lateMs: 0 },
];
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const names = (rows: readonly { readonly name: string }[] | undefined) =>
  rows?.map(({ name }) => name);

it('what is asked for while it is read is one more read, and the last that is told is the latest', async () => {
  const { reads, timetables } = held();
  const first = timetables.changed('night');
  await turn();
  const second = timetables.changed('night');
  const third = timetables.changed('night');
  await turn();
  expect(reads).toHaveLength(1);
  reads[0]?.ends(planned('before'));
  expect(names(await first)).toEqual(['before']);
  await turn();
  expect(reads).toHaveLength(2);
  reads[1]?.ends(planned('after'));
  expect(names(await second)).toEqual(['after']);
  expect(await third).toBeUndefined();
});

it('what cannot be read just now is not told as empty, and what a page came with is not told again', async () => {
  const { reads, timetables } = held();
  const welcomed = timetables.rows('night');
  reads[0]?.ends(planned('known'));
  expect(names(await welcomed)).toEqual(['known']);
  const failing = timetables.changed('night');
  await turn();
  reads[1]?.fails(new Error('away'));
  expect(await failing).toBeUndefined();
  const another = timetables.rows('night');
  reads[2]?.fails(new Error('away'));
  expect(names(await another)).toEqual(['known']);
  const same = timetables.changed('night');
  await turn();
  reads[3]?.ends(planned('known'));
  expect(await same).toBeUndefined();
});
