import type { Sql } from '../database/sql.ts';

/** A card as a tap names it, and where the tap was. */
export type Tapped = {
  readonly card: number;
  readonly communityId: string;
  readonly kind: string;
  readonly space: string;
  /** the message that was tapped, as the platform's `send` names it */
  readonly message: string | undefined;
};

/**
 * The records of the cards that stand where they were tapped, in the order asked for. A card may be tapped before it is
 * known to have arrived, or after the process that sent it was killed: the tap tells that it did.
 */
export async function recordsOn(
  sql: Sql,
  all: readonly Tapped[],
): Promise<readonly (string | undefined)[]> {
  const rows = await sql.query<{ n: number; record: string; unsure: number | null }>(
    `select a.n, c.record, case when p.id is null then d.unsure end as unsure
     from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[]) as a(n, card, community_id, kind, space)
     join card c on c.id = a.card and c.community_id = a.community_id and c.kind = a.kind
     left join lateral (select id from card_post where card_id = c.id and space = a.space limit 1) p on true
     left join lateral (select max(id) as id, max(id) filter (where state = 'unsure') as unsure from delivery
       where p.id is null and card_id is not null and card_id = c.id and space = a.space and state in ('sending', 'unsure')) d on true
     where p.id is not null or d.id is not null`,
    [
      all.map((_, n) => n),
      all.map(({ card }) => card),
      all.map(({ communityId }) => communityId),
      all.map(({ kind }) => kind),
      all.map(({ space }) => space),
    ],
  );
  const found: (string | undefined)[] = all.map(() => undefined);
  for (const { n, record } of rows) found[n] = record;
  const arrived = rows.flatMap(({ n, unsure }) => {
    const message = all[n]?.message;
    return unsure !== null && message !== undefined ? [{ delivery: unsure, message }] : [];
  });
  if (arrived.length > 0) await noteArrived(sql, arrived);
  return found;
}

/** From now on the message is kept up to date, like one whose arrival the platform confirmed. */
async function noteArrived(
  sql: Sql,
  all: readonly { readonly delivery: number; readonly message: string }[],
): Promise<void> {
  await sql.execute(
    `with arrived as (
       update delivery d set state = 'sent', reason = null, message = a.message
       from unnest($1::bigint[], $2::text[]) as a(id, message) where d.id = a.id and d.state = 'unsure'
       returning d.card_id, d.space, d.message, d.ended_at)
     insert into card_post (card_id, space, message, drawn, look, due_at)
     select card_id, space, message, 0, '', ended_at from arrived`,
    [all.map(({ delivery }) => delivery), all.map(({ message }) => message)],
  );
}

/** A message of a space, as the platform's `send` named it. */
export type Shown = {
  readonly communityId: string;
  readonly space: string;
  readonly message: string;
};

/** The cards that messages show, in the order asked for. */
export async function cardsShown(
  sql: Sql,
  all: readonly Shown[],
): Promise<readonly ({ readonly kind: string; readonly record: string } | undefined)[]> {
  const rows = await sql.query<{ n: number; kind: string; record: string }>(
    `select a.n, c.kind, c.record
     from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as a(n, community_id, space, message)
     join card_post p on p.message = a.message and p.space = a.space
     join card c on c.id = p.card_id and c.community_id = a.community_id`,
    [
      all.map((_, n) => n),
      all.map(({ communityId }) => communityId),
      all.map(({ space }) => space),
      all.map(({ message }) => message),
    ],
  );
  const found: ({ kind: string; record: string } | undefined)[] = all.map(() => undefined);
  for (const { n, kind, record } of rows) found[n] = { kind, record };
  return found;
}
