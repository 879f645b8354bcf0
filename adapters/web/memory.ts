import type { Clock } from '../../src/clock.ts';
import type { Content } from './render.ts';
import type { NewRow, Row, Store } from './store.ts';

export type Memory = ReturnType<typeof openMemory>;

/**
 * What is said in the rooms, one change after the other: revisions have no gap, and every page hears
 * of a change before the next one is made.
 */
export function openMemory(store: Store, clock: Clock, changed: (row: Row) => void) {
  let last: Promise<unknown> = Promise.resolve();

  /** Runs when everything asked for earlier is done. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  function told(row: Row | undefined): Row | undefined {
    if (row !== undefined) changed(row);
    return row;
  }

  return {
    inTurn,
    store,
    /** The message that stands there now: the earlier one when this key was posted before. */
    post: (message: Omit<NewRow, 'at'>): Promise<Row> =>
      inTurn(async () => {
        const { communityId, room, content } = message;
        const posted =
          told(await store.post({ ...message, at: clock.now() })) ??
          (await store.posted(communityId, room, content.key));
        if (posted === undefined) throw new Error('a message was neither kept nor there before');
        return posted;
      }),
    edit: (row: Row, words: Content['words']): Promise<Row | undefined> =>
      inTurn(async () => told(await store.edit(row, words, clock.now()))),
    remove: (row: Row): Promise<Row | undefined> =>
      inTurn(async () => told(await store.remove(row, clock.now()))),
    find: (id: number) => store.find(id),
  };
}

/** Whether this person may see the message at all. */
export function visibleTo(person: string, row: Pick<Row, 'room' | 'onlyFor'>): boolean {
  if (row.room.startsWith('@')) return row.room === `@${person}`;
  return row.onlyFor === null || row.onlyFor === person;
}
