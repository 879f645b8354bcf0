import type { Sql } from '../database/sql.ts';

/** A card as the sender meets it. */
export type CardRow = {
  readonly id: number;
  readonly communityId: string;
  readonly kind: string;
  readonly record: string;
  readonly version: number;
};

export async function cardById(sql: Sql, id: number): Promise<CardRow | undefined> {
  const [row] = await sql.query<{
    community_id: string;
    kind: string;
    record: string;
    version: number;
  }>('select community_id, kind, record, version from card where id = $1', [id]);
  return (
    row && {
      id,
      communityId: row.community_id,
      kind: row.kind,
      record: row.record,
      version: row.version,
    }
  );
}

/** A message that shows a card, and is behind. */
export type Behind = CardRow & {
  readonly postId: number;
  readonly space: string;
  readonly message: string;
  readonly look: string;
};

const LEASE_MS = 60_000;

/**
 * Claims messages that show an older version than their card has.
 * @param name of this claim, a UUID that no other has
 */
export async function claimBehind(
  sql: Sql,
  name: string,
  now: Date,
  limit: number,
): Promise<Behind[]> {
  const rows = await sql.query<{
    post_id: number;
    space: string;
    message: string;
    look: string;
    id: number;
    community_id: string;
    kind: string;
    record: string;
    version: number;
  }>(
    `update card_post p set due_at = $2, claim = $4::uuid
     from (select q.id, c.id as card, c.community_id, c.kind, c.record, c.version
           from card_post q join card c on c.id = q.card_id
           where q.state = 'up' and q.drawn < c.version and q.due_at <= $1
           order by q.due_at, q.id limit $3 for update of q skip locked) due
     where p.id = due.id
     returning p.id as post_id, p.space, p.message, p.look, due.card as id, due.community_id, due.kind,
       due.record, due.version`,
    [now, new Date(now.getTime() + LEASE_MS), limit, name],
  );
  return rows.map(({ post_id, community_id, ...row }) => ({
    ...row,
    postId: post_id,
    communityId: community_id,
  }));
}

/** Nobody heard the answer to these claims, so what they took is redrawn by nobody: it is due again. */
export async function giveBackCards(
  sql: Sql,
  claims: readonly string[],
  now: Date,
): Promise<number> {
  return sql.execute(
    'update card_post set due_at = $2, claim = null where claim = any($1::uuid[])',
    [claims, now],
  );
}

export type Redrawn = {
  readonly postId: number;
  /** the version it shows now; undefined: still the one before */
  readonly drawn: number | undefined;
  readonly look: string | undefined;
  readonly message: string | undefined;
  readonly dueAt: Date;
  readonly state: 'up' | 'gone' | 'refused';
  readonly reason: string | undefined;
};

export async function saveRedrawn(sql: Sql, all: readonly Redrawn[]): Promise<void> {
  await sql.execute(
    `update card_post p set drawn = coalesce(a.drawn, p.drawn), look = coalesce(a.look, p.look),
       message = coalesce(a.message, p.message), due_at = a.due_at, state = a.state, reason = a.reason
     from unnest($1::bigint[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
       as a(id, drawn, look, due_at, state, reason, message)
     where p.id = a.id`,
    [
      all.map(({ postId }) => postId),
      all.map(({ drawn }) => drawn ?? null),
      all.map(({ look }) => look ?? null),
      all.map(({ dueAt }) => dueAt),
      all.map(({ state }) => state),
      all.map(({ reason }) => reason ?? null),
      all.map(({ message }) => message ?? null),
    ],
  );
}

/** When the next message that is behind may be redrawn. */
export async function nextBehind(sql: Sql): Promise<Date | undefined> {
  const [row] = await sql.query<{ due: Date | null }>(
    `select min(p.due_at) as due from card_post p join card c on c.id = p.card_id
     where p.state = 'up' and p.drawn < c.version`,
  );
  return row?.due ?? undefined;
}

/** A card was posted: from now on this message is kept up to date. */
export async function savePosted(
  sql: Sql,
  it: { card: CardRow; space: string; message: string; look: string; dueAt: Date },
): Promise<void> {
  await sql.execute(
    `insert into card_post (card_id, space, message, drawn, look, due_at) values ($1, $2, $3, $4, $5, $6)`,
    [it.card.id, it.space, it.message, it.card.version, it.look, it.dueAt],
  );
}
