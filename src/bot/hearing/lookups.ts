import type { AccountId } from '../../chat/incoming.ts';
import { gathering } from '../../database/gather.ts';
import type { Sql } from '../../database/sql.ts';
import { type Direct, directsOf } from '../../members/direct.ts';
import { cardsShown, recordsOn, type Shown, type Tapped } from '../../outbox/tapped.ts';
import type { CardName } from '../command.ts';

/** What nearly every update asks before its work begins: a query for all who ask at the same time. */
export type Lookups = {
  readonly direct: (who: AccountId) => Promise<Direct>;
  /** The record of a card that a space shows; undefined: no such card there. */
  readonly record: (tapped: Tapped) => Promise<string | undefined>;
  /** The card that a message of a space shows; undefined: it shows none. */
  readonly shown: (message: Shown) => Promise<CardName | undefined>;
  readonly isPaused: (entry: EntryName) => Promise<boolean>;
};

/** An entry of a community's timetable. */
type EntryName = { readonly communityId: string; readonly entry: string };

export function lookupsOn(sql: Sql): Lookups {
  return {
    direct: gathering((all) => directsOf(sql, all)),
    record: gathering((all) => recordsOn(sql, all)),
    shown: gathering((all) => cardsShown(sql, all)),
    isPaused: gathering((all) => paused(sql, all)),
  };
}

async function paused(sql: Sql, all: readonly EntryName[]): Promise<readonly boolean[]> {
  const rows = await sql.query<{ n: number }>(
    `select a.n from unnest($1::int[], $2::text[], $3::text[]) as a(n, community_id, name)
     join timetable_entry t on t.community_id = a.community_id and t.name = a.name
     where t.paused_at is not null`,
    [
      all.map((_, n) => n),
      all.map(({ communityId }) => communityId),
      all.map(({ entry }) => entry),
    ],
  );
  const found = new Set(rows.map(({ n }) => n));
  return all.map((_, n) => found.has(n));
}
