import type { Sql } from '../database/sql.ts';
import type { ListingName } from './message.ts';

type Name = ListingName & { readonly communityId: string };

export type KnownListing = {
  readonly externalId: string | undefined;
  readonly ended: boolean;
};

/** Longer than a request to a platform takes. */
const LEASE_MS = 60_000;

const KEY = 'community_id = $1 and kind = $2 and record = $3 and platform = $4 and guild = $5';
const keyOf = ({ communityId, kind, record, platform, guild }: Name) => [
  communityId,
  kind,
  record,
  platform,
  guild,
];

/**
 * What is known of it; undefined while another process is at work on it.
 * @param claim a UUID that no other has
 */
export async function leaseListing(
  sql: Sql,
  claim: string,
  name: Name,
  now: Date,
): Promise<KnownListing | undefined> {
  const until = new Date(now.getTime() + LEASE_MS);
  const [row] = await sql.query<{ external_id: string | null; ended: boolean }>(
    `insert into listing (community_id, kind, record, platform, guild, leased_until, claim)
     values ($1, $2, $3, $4, $5, $6, $8::uuid)
     on conflict (community_id, kind, record, platform, guild) do update
       set leased_until = excluded.leased_until, claim = excluded.claim
       where listing.leased_until is null or listing.leased_until <= $7::timestamptz
     returning external_id, ended`,
    [...keyOf(name), until, now, claim],
  );
  return row && { externalId: row.external_id ?? undefined, ended: row.ended };
}

/** Nobody heard the answer to these claims, so nobody is at work on what they took. */
export async function giveBackListings(sql: Sql, claims: readonly string[]): Promise<number> {
  return sql.execute(
    'update listing set leased_until = null, claim = null where claim = any($1::uuid[])',
    [claims],
  );
}

/** Frees it for the next, with the platform's id of it where there is one. */
export async function saveListing(
  sql: Sql,
  name: Name,
  externalId: string | undefined,
): Promise<void> {
  await sql.execute(`update listing set external_id = $6, leased_until = null where ${KEY}`, [
    ...keyOf(name),
    externalId ?? null,
  ]);
}

export async function endListing(sql: Sql, name: Name): Promise<void> {
  await sql.execute(
    `update listing set ended = true, leased_until = null where ${KEY}`,
    keyOf(name),
  );
}
