import type { Day } from '../agenda/day.ts';
import type { Log, Sequence, Table } from '../database/table.ts';

/** A movement that happened. It is never changed: a mistake is reversed by another entry. */
export type Entry = {
  /** what people name it by: `#17` */
  readonly id: number;
  readonly communityId: string;
  /** the same movement asked for twice has the same key, and happens once */
  readonly key: string;
  readonly fromId: number;
  readonly toId: number;
  readonly amount: number;
  readonly reason: Reason;
  /** what the person who caused it wrote */
  readonly note: string | undefined;
  readonly byMemberId: number | undefined;
  readonly at: Date;
  readonly day: Day;
  readonly season: number;
  /** the entry it takes back */
  readonly reverses: number | undefined;
};

/** Why points moved. Each has words in both languages in `ledger/texts/`. */
export type Reason =
  | 'check-in'
  | 'make-up'
  | 'freeze'
  | 'grant'
  | 'take'
  | 'reversal'
  | 'link'
  | 'coupon'
  | 'quiz'
  | 'gift'
  | 'purchase'
  | 'event'
  | 'answer'
  | 'bounty'
  | 'expert'
  | 'reset';

/** Entries are numbered ahead of being written, so that an answer can name the one it caused. */
export const entryNumbers: Sequence = {
  name: 'ledger_entry',
  async take(sql, wanted) {
    const rows = await sql.query<{ block: number }>(
      `select nextval('ledger_entry_block') as block from generate_series(1, $1::int)`,
      [Math.ceil(wanted / BLOCK)],
    );
    return rows.flatMap(({ block }) => Array.from({ length: BLOCK }, (_, n) => block * BLOCK + n));
  },
};
const BLOCK = 100;

export const entries: Log<Entry> = {
  name: 'ledger_entry',
  async add(sql, rows) {
    await sql.execute(
      `insert into ledger_entry
         (id, community_id, key, from_id, to_id, amount, reason, note, by_member_id, at, day, season, reverses)
       select * from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::int[], $6::bigint[], $7::text[],
         $8::text[], $9::int[], $10::timestamptz[], $11::date[], $12::int[], $13::bigint[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ key }) => key),
        rows.map(({ fromId }) => fromId),
        rows.map(({ toId }) => toId),
        rows.map(({ amount }) => amount),
        rows.map(({ reason }) => reason),
        rows.map(({ note }) => note ?? null),
        rows.map(({ byMemberId }) => byMemberId ?? null),
        rows.map(({ at }) => at),
        rows.map(({ day }) => day),
        rows.map(({ season }) => season),
        rows.map(({ reverses }) => reverses ?? null),
      ],
    );
  },
};

/** An entry with what a reversal needs to know: whose accounts it moved, and whether it was taken back. */
export type Past = {
  readonly id: number;
  readonly communityId: string;
  readonly from: Side;
  readonly to: Side;
  readonly amount: number;
  readonly season: number;
  readonly day: Day;
  readonly reason: Reason;
  readonly reversed: boolean;
};

/** `memberId` is undefined for the community's own accounts. */
export type Side = {
  readonly id: number;
  readonly kind: string;
  readonly memberId: number | undefined;
};

export const pastEntries: Table<number, Past> = {
  name: 'ledger_entry (read)',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<PastRow>(
      `select e.id, e.community_id, e.amount, e.season, e.day, e.reason, e.from_id, f.kind as from_kind,
         f.member_id as from_member, e.to_id, t.kind as to_kind, t.member_id as to_member
       from ledger_entry e join ledger_account f on f.id = e.from_id join ledger_account t on t.id = e.to_id
       where e.id = any($1::bigint[]) order by e.id for no key update of e`,
      [ids],
    );
    // Asked once the lock is held: another process may have reversed it while it was waited for.
    const reversals = await sql.query<{ reverses: number }>(
      'select reverses from ledger_entry where reverses = any($1::bigint[])',
      [ids],
    );
    const reversed = new Set(reversals.map(({ reverses }) => reverses));
    return rows.map((row) => ({
      id: row.id,
      communityId: row.community_id,
      from: { id: row.from_id, kind: row.from_kind, memberId: row.from_member ?? undefined },
      to: { id: row.to_id, kind: row.to_kind, memberId: row.to_member ?? undefined },
      amount: row.amount,
      season: row.season,
      day: row.day,
      reason: row.reason,
      reversed: reversed.has(row.id),
    }));
  },
  /** Only `reversed` is ever put, and that is another entry's row. */
  save: async () => {},
};

type PastRow = {
  id: number;
  community_id: string;
  amount: number;
  season: number;
  day: Day;
  reason: Reason;
  from_id: number;
  from_kind: string;
  from_member: number | null;
  to_id: number;
  to_kind: string;
  to_member: number | null;
};
