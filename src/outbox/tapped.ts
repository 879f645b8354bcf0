import type { Sql } from '../database/sql.ts';

/** A card as a tap names it, and where the tap was. */
export type Tapped = {
  readonly card: number;
  readonly communityId: string;
  readonly kind: string;
  readonly space: string;
};

/** The records of the cards that stand where they were tapped, in the order asked for. */
export async function recordsOn(
  sql: Sql,
  all: readonly Tapped[],
): Promise<readonly (string | undefined)[]> {
  const rows = await sql.query<{ n: number; record: string }>(
    `select a.n, c.record
     from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[]) as a(n, card, community_id, kind, space)
     join card c on c.id = a.card and c.community_id = a.community_id and c.kind = a.kind
     where exists (select 1 from card_post p where p.card_id = c.id and p.space = a.space)`,
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
  return found;
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
