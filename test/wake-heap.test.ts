import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wakeHeap } from '../src/agenda/wake-heap.ts';

const id = fc.integer({ min: 0, max: 30 });
const step = fc.oneof(
  fc.record({ what: fc.constant('put'), id, at: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ what: fc.constantFrom('remove', 'take'), id, at: fc.constant(0) }),
);

/** The same with a walk through everything: slow, and plainly right. */
function plainHeap() {
  const times = new Map<number, number>();
  return {
    times,
    earliest: () => (times.size > 0 ? Math.min(...times.values()) : undefined),
  };
}

test('whatever is put, moved and removed, the earliest comes first', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const heap = wakeHeap();
      const { times, earliest } = plainHeap();
      const does: Record<string, (id: number, at: number) => void> = {
        put(id, at) {
          times.set(id, at);
          heap.put({ id, at });
        },
        remove(id) {
          times.delete(id);
          heap.remove(id);
        },
        take() {
          const expected = earliest();
          const taken = heap.take();
          expect(taken?.at).toBe(expected);
          times.delete(taken?.id ?? -1);
        },
      };
      for (const { what, id, at } of steps) {
        does[what]?.(id, at);
        expect(heap.size()).toBe(times.size);
        expect(heap.first()?.at).toBe(earliest());
      }
    }),
  );
});

test('of several at one time, the one put first comes first', () => {
  const heap = wakeHeap();
  for (const id of [4, 1, 3, 2]) heap.put({ id, at: 10 });
  expect([1, 2, 3, 4].map(() => heap.take()?.id)).toEqual([4, 1, 3, 2]);
});
