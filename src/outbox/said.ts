import type { Table } from '../database/table.ts';
import type { State } from './letter.ts';

/** A message of the outbox, by its key: locked, so that it is not sent while it is changed. */
export type Said = {
  readonly id: number;
  readonly communityId: string;
  readonly key: string;
  readonly space: string | undefined;
  readonly state: State;
  /** a reply as `Keeping` keeps it */
  readonly content: unknown;
};

type SaidKey = Pick<Said, 'communityId' | 'key'>;

type Row = {
  id: number;
  community_id: string;
  key: string;
  space: string | null;
  state: State;
  reply: unknown;
};

export const said: Table<SaidKey, Said> = {
  name: 'delivery',
  id: ({ communityId, key }) => JSON.stringify([communityId, key]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<Row>(
      `select d.id, d.community_id, d.key, d.space, d.state, d.reply
       from unnest($1::text[], $2::text[]) as a(community_id, key)
       join delivery d on d.community_id = a.community_id and d.key = a.key
       order by d.id for no key update of d`,
      [keys.map(({ communityId }) => communityId), keys.map(({ key }) => key)],
    );
    return rows.map(({ community_id, space, reply, ...row }) => ({
      ...row,
      communityId: community_id,
      space: space ?? undefined,
      content: reply,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update delivery d set reply = a.reply::jsonb, state = a.state
       from unnest($1::bigint[], $2::text[], $3::text[]) as a(id, reply, state) where d.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ content }) => (content === null ? null : JSON.stringify(content))),
        rows.map(({ state }) => state),
      ],
    );
  },
};
