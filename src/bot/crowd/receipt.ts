import type { Reply } from '../../chat/reply.ts';
import type { Sql } from '../../database/sql.ts';
import type { Log } from '../../database/table.ts';
import type { Task } from '../../database/unit-of-work.ts';
import type { Admitted } from '../../members/admission.ts';
import type { Keeping } from '../../outbox/keeping.ts';
import type { Unit } from './crowd.ts';

type Receipt = { readonly key: string; readonly at: Date; readonly reply: unknown };

/** An update that was handled leaves its answer, so that its redelivery says the same again. */
const receipts: Log<Receipt> = {
  name: 'receipt',
  async add(sql, rows) {
    await sql.execute(
      `insert into receipt (key, at, reply)
       select k, t, r::jsonb from unnest($1::text[], $2::timestamptz[], $3::text[]) as a(k, t, r)`,
      [
        rows.map(({ key }) => key),
        rows.map(({ at }) => at),
        rows.map(({ reply }) => (reply === undefined ? null : JSON.stringify(reply))),
      ],
    );
  },
};

/** A unit as a task that does nothing but answer again when it has a receipt. */
export function once(
  { arrival, run }: Unit,
  admitted: Admitted,
  { keep, recall }: Keeping,
): Task<Reply | undefined> {
  return async (drafts) => {
    const { receipt } = admitted;
    if (receipt) return receipt.reply === null ? undefined : recall(receipt.reply);
    const reply = await run(drafts, admitted);
    if (arrival.key !== undefined)
      drafts.add(receipts, {
        key: arrival.key,
        at: arrival.at,
        reply: reply === undefined ? undefined : keep(reply),
      });
    return reply;
  };
}

/** What was answered to a key, outside any crowd; undefined when nothing was yet. */
export async function handled(
  sql: Sql,
  key: string,
): Promise<{ readonly reply: unknown } | undefined> {
  const [row] = await sql.query<{ reply: unknown }>(
    'select reply from receipt where key = $1 and reply is not null',
    [key],
  );
  return row;
}
