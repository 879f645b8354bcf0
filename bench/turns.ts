import type { Cell, Contender } from './contender.ts';
import { median, type Row } from './table.ts';
import type { Kind } from './updates.ts';

const KINDS: readonly Kind[] = ['message', 'tap'];
const AT_ONCE = [1, 16, 64];

/** Everybody in each round, one after the other, so that what else the machine does meets all alike. */
export async function inTurns(
  contenders: readonly Contender[],
  { rounds, seconds, warmUp }: { rounds: number; seconds: number; warmUp: number },
): Promise<Row[]> {
  const cells = KINDS.flatMap((kind) =>
    AT_ONCE.flatMap((concurrency) =>
      contenders
        .filter(({ kinds }) => kinds.includes(kind))
        .map((contender) => ({ kind, concurrency, contender, taken: [] as Cell[] })),
    ),
  );
  for (const { kind, concurrency, contender } of cells)
    if (concurrency === 64) await contender.run({ kind, concurrency, seconds: warmUp });
  for (let round = 0; round < rounds; round += 1)
    for (const { contender, taken, ...asked } of cells)
      taken.push(await contender.run({ ...asked, seconds }));
  return cells.map(({ kind, concurrency, contender, taken }) => ({
    ...{ kind, concurrency },
    name: contender.name,
    cell: middle(taken),
  }));
}

/** The median of each figure. */
export function middle(all: readonly Cell[]): Cell {
  const of = (read: (cell: Cell) => number) => median(all.map(read));
  return {
    perSecond: of((cell) => cell.perSecond),
    p50: of((cell) => cell.p50),
    p99: of((cell) => cell.p99),
    bot: of((cell) => cell.bot),
    database: of((cell) => cell.database),
    crowd: of((cell) => cell.crowd ?? Number.NaN),
  };
}
