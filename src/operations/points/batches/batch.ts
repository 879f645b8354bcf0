import { z } from 'zod';
import type { Community } from '../../../bot/community.ts';
import { integer, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { localeOf } from '../../../chat/locale.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { memberNames } from '../../../members/find.ts';
import { op } from '../op.ts';
import { MOST } from '../settings.ts';
import type { Texts } from '../texts/en.ts';
import { textsIn } from '../texts.ts';
import {
  type Batch,
  batchEntries,
  batches,
  batchNumbers,
  PORTION,
  type Portion,
  portions,
} from './store.ts';

const TIMER = 'points batch';
const reason = text({ max: 200 });

type New = Pick<Batch, 'kind' | 'amount' | 'note'>;

async function begin(
  work: Work,
  communityId: string,
  byMemberId: number,
  it: New,
): Promise<number> {
  const id = await work.next(batchNumbers);
  const counts = { cursor: 0, moved: 0, undone: 0, kept: 0 };
  const batch = {
    ...{ id, communityId, byMemberId, key: work.key, at: work.now, state: 'running' as const },
    ...it,
    ...counts,
  };
  work.put(batches, batch);
  arm(work, batch);
  return id;
}

function arm(work: Work, { id, state, cursor }: Batch): void {
  const key = `points-batch/${id}/${state}/${cursor}`;
  work.agenda.at({ key, name: TIMER, when: work.now, payload: { batch: id, state } });
}

export const reset = op.command({
  name: 'reset',
  texts: (say) => say.reset,
  for: 'admin',
  answers: 'privately',
  options: { reason },
  async run({ member, community, say, options }, work) {
    const it = { kind: 'reset' as const, amount: undefined, note: options.reason };
    return { text: say.batchBegun({ id: await begin(work, community.id, member.id, it) }) };
  },
});

export const grantAll = op.command({
  name: 'grant-all',
  texts: (say) => say.grantAll,
  for: 'admin',
  answers: 'privately',
  options: { points: integer({ min: 1, max: MOST }), reason },
  async run({ member, community, settings, say, options }, work) {
    if (options.points > settings.mostAtOnce)
      return declined(say.tooMany({ most: settings.mostAtOnce }));
    const it = { kind: 'grant' as const, amount: options.points, note: options.reason };
    return { text: say.batchBegun({ id: await begin(work, community.id, member.id, it) }) };
  },
});

/** Takes a batch back, also one that still runs: it gets no further. */
export async function undoBatch(
  work: Work,
  community: Community,
  say: Texts,
  id: number,
): Promise<Reply> {
  const batch = await work.get(batches, id);
  if (batch?.communityId !== community.id) return declined(say.noBatch({ id }));
  if (batch.state === 'undoing' || batch.state === 'undone')
    return declined(say.batchUndone({ id }));
  const undoing = { ...batch, state: 'undoing' as const, cursor: 0 };
  work.put(batches, undoing);
  arm(work, undoing);
  return { text: say.batchUndoing({ id, moved: batch.moved }) };
}

export const batchTimer = op.timer({
  name: TIMER,
  payload: z.object({ batch: z.int(), state: z.enum(['running', 'undoing']) }),
  async run({ batch: id, state }, { community }, work) {
    const batch = await work.get(batches, id);
    // One that was called off while it ran has another timer for the way back.
    if (batch?.state !== state) return;
    const undoes = state === 'undoing';
    const portion = await work.get(portions, { ...batch, undoes });
    const ids = portion?.ids ?? [];
    const after = undoes
      ? await undo(work, batch, ids)
      : { ...batch, moved: batch.moved + (await move(work, batch, ids)) };
    const isLast = ids.length < PORTION;
    const ended = undoes ? ('undone' as const) : ('done' as const);
    const next = { ...after, cursor: ids.at(-1) ?? batch.cursor };
    work.put(batches, isLast ? { ...next, state: ended } : next);
    if (isLast) await tell(work, community, next, undoes);
    else arm(work, next);
  },
});

/** All at once: each of them has an account of their own. Returns how many had something moved. */
async function move(work: Work, batch: Batch, ids: Portion['ids']): Promise<number> {
  const moved = await Promise.all(ids.map((memberId) => moveOne(work, batch, memberId)));
  const entries = moved.flatMap((entry) => entry ?? []);
  for (const entry of entries) work.add(batchEntries, { batchId: batch.id, entry });
  return entries.length;
}

async function moveOne(work: Work, batch: Batch, memberId: number): Promise<number | undefined> {
  const { ledger } = work;
  const { id, kind, note, byMemberId: by } = batch;
  const why = { key: `batch/${id}/${memberId}`, memberId, note, by };
  if (kind === 'grant') {
    const granted = await ledger.grant({ ...why, amount: batch.amount ?? 0, reason: 'grant' });
    return granted.is === 'moved' ? granted.entry : undefined;
  }
  const { balance } = await ledger.account(memberId);
  if (balance === 0) return undefined;
  // What was earned in a lifetime stays: only what can be spent is gone.
  const amount = Math.abs(balance);
  const payment = { ...why, amount, account: 'burn' as const, reason: 'reset' as const };
  const paid = balance > 0 ? await ledger.pay(payment) : await ledger.release(payment);
  return paid.is === 'moved' ? paid.entry : undefined;
}

async function undo(work: Work, batch: Batch, ids: Portion['ids']): Promise<Batch> {
  const { id, note, byMemberId: by } = batch;
  const all = await Promise.all(
    ids.map((entry) => work.ledger.reverse(entry, { key: `undo/${id}/${entry}`, note, by })),
  );
  const undone = all.filter(({ is }) => is === 'reversed').length;
  const kept = all.filter(({ is }) => is === 'insufficient').length;
  return { ...batch, undone: batch.undone + undone, kept: batch.kept + kept };
}

async function tell(
  work: Work,
  { language }: Community,
  batch: Batch,
  undoes: boolean,
): Promise<void> {
  const known = await work.get(memberNames, batch.byMemberId);
  const say = textsIn(localeOf(known?.language) ?? language);
  work.outbox.say({
    key: `points-batch/${batch.id}/${undoes ? 'undone' : 'done'}`,
    to: { memberId: batch.byMemberId },
    reply: { text: undoes ? say.batchTakenBack(batch) : say.batchDone(batch) },
  });
}
