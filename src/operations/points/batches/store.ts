import { serial } from '../../../database/serial.ts';
import type { Log, Table } from '../../../database/table.ts';

/** What an admin does to all at once, in steps that each fit a unit of work. */
export type Batch = {
  readonly id: number;
  readonly communityId: string;
  readonly kind: 'reset' | 'grant';
  readonly key: string;
  readonly amount: number | undefined;
  readonly note: string;
  readonly byMemberId: number;
  readonly at: Date;
  readonly state: 'running' | 'done' | 'undoing' | 'undone';
  /** the last member, or entry, that was seen to */
  readonly cursor: number;
  readonly moved: number;
  readonly undone: number;
  /** entries that could not be taken back */
  readonly kept: number;
};

export const batchNumbers = serial('points_batch');

type Row = {
  id: number;
  community_id: string;
  kind: Batch['kind'];
  key: string;
  amount: number | null;
  note: string;
  by_member_id: number;
  at: Date;
  state: Batch['state'];
  cursor: number;
  moved: number;
  undone: number;
  kept: number;
};

export const batches: Table<number, Batch> = {
  name: 'points_batch',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<Row>(
      `select id, community_id, kind, key, amount, note, by_member_id, at, state, cursor, moved, undone, kept
       from points_batch where id = any($1::int[]) order by id for no key update`,
      [ids],
    );
    return rows.map(({ community_id, by_member_id, amount, ...row }) => ({
      ...row,
      communityId: community_id,
      byMemberId: by_member_id,
      amount: amount ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into points_batch
         (id, community_id, kind, key, amount, note, by_member_id, at, state, cursor, moved, undone, kept)
       select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::int[],
         $8::timestamptz[], $9::text[], $10::bigint[], $11::int[], $12::int[], $13::int[])
       on conflict (id) do update set state = excluded.state, cursor = excluded.cursor, moved = excluded.moved,
         undone = excluded.undone, kept = excluded.kept`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ kind }) => kind),
        rows.map(({ key }) => key),
        rows.map(({ amount }) => amount ?? null),
        rows.map(({ note }) => note),
        rows.map(({ byMemberId }) => byMemberId),
        rows.map(({ at }) => at),
        rows.map(({ state }) => state),
        rows.map(({ cursor }) => cursor),
        rows.map(({ moved }) => moved),
        rows.map(({ undone }) => undone),
        rows.map(({ kept }) => kept),
      ],
    );
  },
};

/** The entries of a batch. */
export const batchEntries: Log<{ readonly batchId: number; readonly entry: number }> = {
  name: 'points_batch_entry',
  async add(sql, rows) {
    await sql.execute(
      'insert into points_batch_entry (batch_id, entry) select * from unnest($1::int[], $2::bigint[])',
      [rows.map(({ batchId }) => batchId), rows.map(({ entry }) => entry)],
    );
  },
};

/** What a step sees to: members behind the cursor, or entries. */
export type Step = Pick<Batch, 'id' | 'communityId' | 'kind' | 'cursor'> & {
  readonly undoes: boolean;
};
export type Portion = Step & { readonly ids: readonly number[] };

/** Members and entries in one step. */
export const PORTION = 200;

const MEMBERS = `
  select a.member_id as id from ledger_account a
  where a.kind = 'member' and a.community_id = $1 and a.member_id > $2::bigint
    and case when $3 = 'reset' then a.balance <> 0 else not a.hidden end
    and not exists (select 1 from account o where o.member_id = a.member_id and o.platform = 'house')
  order by a.member_id limit ${PORTION}`;
const ENTRIES = `
  select entry as id from points_batch_entry where batch_id = $1::int and entry > $2::bigint
  order by entry limit ${PORTION}`;

export const portions: Table<Step, Portion> = {
  name: 'points_batch (portion)',
  id: ({ id, cursor, undoes }) => `${id}/${cursor}/${undoes}`,
  keyOf: (portion) => portion,
  async load(sql, steps) {
    const found: Portion[] = [];
    for (const step of steps) {
      const { id, communityId, cursor, kind, undoes } = step;
      const rows = undoes
        ? await sql.query<{ id: number }>(ENTRIES, [id, cursor])
        : await sql.query<{ id: number }>(MEMBERS, [communityId, cursor, kind]);
      found.push({ ...step, ids: rows.map((row) => row.id) });
    }
    return found;
  },
  save: async () => {},
};
