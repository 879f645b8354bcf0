import { expect, test } from 'vitest';
import type { Sql } from '../../src/database/sql.ts';
import type { Sequence } from '../../src/database/table.ts';
import { type Task, together } from '../../src/database/unit-of-work.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const noSql: Sql = { query: async () => [], execute: async () => 0 };

test('numbers asked for together are taken at once, and of two transactions none takes the other’s', async () => {
  const orders: number[] = [];
  let last = 0;
  const sequence: Sequence = {
    name: 'sequence',
    async take(_sql, wanted) {
      orders.push(wanted);
      const first = last;
      last += wanted + 2;
      await turn();
      return Array.from({ length: wanted + 2 }, (_, n) => first + n);
    },
  };
  const spare = new Map<string, number[]>();
  const several = Array.from(
    { length: 5 },
    (): Task<number> =>
      ({ next }) =>
        next(sequence),
  );
  const all = await Promise.all([1, 2].map(() => together(noSql, spare, several)));
  const taken = all.flatMap(({ done }) => done.map((one) => (one.ok ? one.value : one.error)));
  expect(orders).toEqual([5, 5]);
  expect(new Set(taken).size).toBe(10);
  expect(taken.every(Number.isInteger)).toBe(true);
  const { done } = await together(noSql, spare, several.slice(0, 4));
  expect(orders).toEqual([5, 5]);
  expect(new Set([...taken, ...done.map((one) => (one.ok ? one.value : one.error))]).size).toBe(14);
});
