import type { Drafts, Sequence } from './table.ts';

/** Takes as many as `wanted` says once everybody has asked. */
type Take = (sequence: Sequence, wanted: () => number) => Promise<readonly number[]>;
type Order = { count: number; readonly taken: Promise<readonly number[]> };

/** Numbers of sequences: from what is spare, else whoever asks at the same time takes from one order. */
export function numbersFrom(spare: Map<string, number[]>, take: Take): Drafts['next'] {
  const open = new Map<Sequence, Order>();

  function orderOf(sequence: Sequence, rest: number[]): Order {
    const known = open.get(sequence);
    if (known !== undefined) return known;
    const wanted = () => {
      open.delete(sequence);
      return order.count;
    };
    const taken = take(sequence, wanted).then((numbers) => {
      rest.push(...numbers.slice(order.count));
      return numbers;
    });
    const order: Order = { count: 0, taken };
    open.set(sequence, order);
    return order;
  }

  return (sequence) => {
    const rest = spare.get(sequence.name) ?? [];
    spare.set(sequence.name, rest);
    const number = rest.shift();
    if (number !== undefined) return Promise.resolve(number);
    const order = orderOf(sequence, rest);
    const place = order.count;
    order.count += 1;
    return order.taken.then((numbers) => numbers[place] ?? Number.NaN);
  };
}
