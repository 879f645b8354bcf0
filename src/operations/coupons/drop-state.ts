import type { Work } from '../../bot/work.ts';
import { type Drop, drops } from './drops/store.ts';
import { allotments } from './shelf/store.ts';
import { pools } from './stock/store.ts';

/** The card of a drop; its record is the drop's number. */
export const CARD = 'drop';

export const OPENS = 'drop opens';
export const CLOSES = 'drop closes';
const timerKey = (drop: number, name: typeof OPENS | typeof CLOSES) =>
  `${name.replace(' ', '/')}/${drop}`;

/** Sets what happens by itself: it opens when that lies ahead, and closes when it is to close. */
export function arm(work: Work, { id, opensAt, closesAt, state }: Drop): void {
  const payload = { drop: id };
  if (state === 'scheduled')
    work.agenda.at({ key: timerKey(id, OPENS), name: OPENS, when: opensAt, payload });
  if (closesAt !== undefined)
    work.agenda.at({ key: timerKey(id, CLOSES), name: CLOSES, when: closesAt, payload });
}

function disarm(work: Work, { id }: Pick<Drop, 'id'>): void {
  work.agenda.cancel(timerKey(id, OPENS));
  work.agenda.cancel(timerKey(id, CLOSES));
}

/** Shows the card wherever the drop is held. */
export async function announce(work: Work, { id, spaces }: Drop): Promise<void> {
  await work.cards.post({ key: `drop/${id}`, kind: CARD, record: String(id), spaces });
}

export function saveDrop(work: Work, drop: Drop): void {
  work.put(drops, drop);
  work.cards.changed(CARD, String(drop.id));
}

/** No code is left: nothing more will happen to it. */
export function exhausted(work: Work, drop: Drop): Drop {
  disarm(work, drop);
  return { ...drop, left: 0, state: 'gone' };
}

/** Ends a drop; the codes it has left go back to their pool. */
export async function end(work: Work, drop: Drop, state: 'over' | 'stopped'): Promise<void> {
  const pool = await work.get(pools, drop.poolId);
  if (pool !== undefined && drop.left > 0) {
    work.put(pools, { ...pool, free: pool.free + drop.left });
    work.add(allotments, { is: 'given back', dropId: drop.id });
  }
  disarm(work, drop);
  saveDrop(work, { ...drop, left: 0, state });
}
