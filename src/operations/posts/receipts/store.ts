import type { Sql } from '../../../database/sql.ts';

/** What became of one message of a post, or of a run of the timetable. */
export type Receipt = {
  readonly does: 'send' | 'edit' | 'delete' | 'pin';
  /** undefined: to members in private, so many of them */
  readonly space: string | undefined;
  readonly state: string;
  readonly reason: string | undefined;
  /** when it ended; while it waits, when it is due */
  readonly at: Date;
  readonly count: number;
};

type Row = {
  does: Receipt['does'];
  space: string | null;
  state: string;
  reason: string | null;
  at: Date;
  count: number;
};

/** Messages to members are many and alike: they are counted, not listed. */
const RECEIPTS = `select d.does, d.space, d.state, d.reason,
  max(case when d.state = 'waiting' then d.due_at else coalesce(d.ended_at, d.due_at) end) as at,
  count(*) as count, min(d.id) as first`;
const ALIKE = `group by d.does, d.space, d.state, d.reason, case when d.space is null then 0 else d.id end order by first`;

const receiptOf = ({ space, reason, ...row }: Row): Receipt => ({
  ...row,
  space: space ?? undefined,
  reason: reason ?? undefined,
});

/** Of messages by their keys, and of all that changed them. */
export async function receiptsOf(
  sql: Sql,
  communityId: string,
  keys: readonly string[],
): Promise<Receipt[]> {
  const rows = await sql.query<Row>(
    `${RECEIPTS} from delivery d where d.community_id = $1 and (d.key = any($2::text[]) or d.target = any($2::text[])) ${ALIKE}`,
    [communityId, keys],
  );
  return rows.map(receiptOf);
}

/** A time at which an entry of the timetable ran, or did not. */
export type Run = {
  readonly id: number;
  readonly at: Date;
  readonly state: 'done' | 'skipped' | 'failed';
  readonly reason: string | undefined;
  /** as it is kept */
  readonly reply: unknown;
};

export async function runsOf(
  sql: Sql,
  communityId: string,
  entry: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly runs: readonly Run[] }> {
  const ended = `from timer where community_id = $1 and name = 'timetable' and payload->>'entry' = $2
    and state in ('done', 'skipped', 'failed')`;
  const [counted, rows] = await Promise.all([
    sql.query<{ total: number }>(`select count(*) as total ${ended}`, [communityId, entry]),
    sql.query<Omit<Run, 'reason'> & { reason: string | null }>(
      `select id, coalesce(ended_at, due_at) as at, state, reason, reply ${ended}
       order by coalesce(ended_at, due_at) desc, id desc limit $3::int offset $4::int`,
      [communityId, entry, limit, offset],
    ),
  ]);
  return {
    total: counted[0]?.total ?? 0,
    runs: rows.map(({ reason, ...run }) => ({ ...run, reason: reason ?? undefined })),
  };
}

/** What these runs said, by the run's id. */
export async function receiptsOfRuns(
  sql: Sql,
  communityId: string,
  runs: readonly number[],
): Promise<ReadonlyMap<number, readonly Receipt[]>> {
  const all = await Promise.all(
    runs.map(async (id) => {
      const rows = await sql.query<Row>(
        `${RECEIPTS} from delivery d where d.community_id = $1
         and (d.cause = $2 or d.target in (select key from delivery where community_id = $1 and cause = $2)) ${ALIKE}`,
        [communityId, `timer/${id}`],
      );
      return [id, rows.map(receiptOf)] as const;
    }),
  );
  return new Map(all);
}
