import type { Reply } from '../chat/reply.ts';
import type { Sql } from '../database/sql.ts';
import type { Keeping } from './keeping.ts';

/** A message that a unit of work asks for. */
export type Draft = {
  /** undefined: to a member, in private */
  readonly space: string | undefined;
  readonly reply: Reply | undefined;
  readonly cardId: number | undefined;
  /** a card stays one message */
  readonly asOne: boolean;
  readonly pin: boolean;
  readonly at: Date;
};

/** All that one unit asks to be said, in its order. */
export async function draftsOf(
  sql: Sql,
  communityId: string,
  cause: string,
  { recall }: Pick<Keeping, 'recall'>,
): Promise<Draft[]> {
  const rows = await sql.query<{
    space: string | null;
    reply: unknown;
    card_id: number | null;
    due_at: Date;
    pin: boolean;
  }>(
    `select d.space, d.reply, d.card_id, d.due_at, exists (select 1 from delivery p
       where p.community_id = d.community_id and p.cause = d.cause and p.does = 'pin' and p.target = d.key) as pin
     from delivery d
     where d.community_id = $1 and d.cause = $2 and d.does = 'send' and d.role is null order by d.id`,
    [communityId, cause],
  );
  return rows.map(({ space, reply, card_id, due_at, pin }) => ({
    space: space ?? undefined,
    reply: reply === null ? undefined : recall(reply),
    cardId: card_id ?? undefined,
    asOne: card_id !== null,
    pin,
    at: due_at,
  }));
}
