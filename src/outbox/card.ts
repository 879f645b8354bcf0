import type { Log, Table } from '../database/table.ts';

/** What tells a card apart: it shows one record of one kind. */
type CardKey = {
  readonly communityId: string;
  readonly kind: string;
  readonly record: string;
};
export type Card = CardKey & { readonly id: number };

/** By name; a card that is to be posted is made by being asked for. */
export const cardsToPost: Table<CardKey, Card> = {
  name: 'card made',
  id: ({ communityId, kind, record }) => JSON.stringify([communityId, kind, record]),
  keyOf: (card) => card,
  async load(sql, names) {
    const rows = await sql.query<{
      id: number;
      community_id: string;
      kind: string;
      record: string;
    }>(
      `insert into card (community_id, kind, record) select * from unnest($1::text[], $2::text[], $3::text[])
       on conflict (community_id, kind, record) do update set version = card.version
       returning id, community_id, kind, record`,
      columns(names),
    );
    return rows.map(({ id, community_id, kind, record }) => ({
      id,
      communityId: community_id,
      kind,
      record,
    }));
  },
  /** Nothing of a card's row is ever put: its version grows by `cardChanges`. */
  save: async () => {},
};

export const cardChanges: Log<CardKey> = {
  name: 'card',
  async add(sql, all) {
    const names = [...new Map(all.map((name) => [cardsToPost.id(name), name])).values()];
    await sql.execute(
      `update card set version = version + 1
       from unnest($1::text[], $2::text[], $3::text[]) as a(community_id, kind, record)
       where card.community_id = a.community_id and card.kind = a.kind and card.record = a.record`,
      columns(names),
    );
  },
};

function columns(names: readonly CardKey[]) {
  return [
    names.map(({ communityId }) => communityId),
    names.map(({ kind }) => kind),
    names.map(({ record }) => record),
  ];
}
