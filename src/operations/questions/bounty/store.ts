import type { Table } from '../../../database/table.ts';

/** Points that a question holds: a bounty, or the price of an expert's answer. */
export type Stake = {
  readonly number: number;
  readonly memberId: number;
  readonly amount: number;
  readonly kind: 'bounty' | 'price';
  readonly state: 'held' | 'paid' | 'refunded';
  /** the ledger's entries: into the account that holds them, out to the solver, and the community's share */
  readonly paid: number;
  readonly out: number | undefined;
  readonly rest: number | undefined;
};

/** All of one question; asked for once the question is locked. */
export type Stakes = { readonly questionId: number; readonly all: readonly Stake[] };

type Row = {
  readonly questionId: number;
  readonly all: readonly (Omit<Stake, 'out' | 'rest'> & {
    readonly out: number | null;
    readonly rest: number | null;
  })[];
};

export const stakesOf: Table<number, Stakes> = {
  name: 'question_stake',
  id: String,
  keyOf: ({ questionId }) => questionId,
  async load(sql, ids) {
    const rows = await sql.query<Row>(
      `select a.id as "questionId", coalesce((select jsonb_agg(jsonb_build_object('number', s.number,
           'memberId', s.member_id, 'amount', s.amount, 'kind', s.kind, 'state', s.state, 'paid', s.paid,
           'out', s.out, 'rest', s.rest) order by s.number)
         from question_stake s where s.question_id = a.id), '[]') as "all"
       from unnest($1::int[]) as a(id)`,
      [ids],
    );
    return rows.map(({ questionId, all }) => ({
      questionId,
      all: all.map((stake) => ({
        ...stake,
        out: stake.out ?? undefined,
        rest: stake.rest ?? undefined,
      })),
    }));
  },
  async save(sql, rows) {
    const all = rows.flatMap(({ questionId, all }) => all.map((one) => ({ questionId, ...one })));
    await sql.execute(
      `insert into question_stake (question_id, number, member_id, amount, kind, state, paid, out, rest)
       select * from jsonb_to_recordset($1::jsonb) as r("questionId" int, number int, "memberId" int, amount int,
         kind text, state text, paid bigint, out bigint, rest bigint)
       on conflict (question_id, number) do update set state = excluded.state, out = excluded.out,
         rest = excluded.rest`,
      [JSON.stringify(all)],
    );
  },
};
