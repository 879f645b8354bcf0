import type { Reading } from '../../bot/work.ts';
import type { Table } from '../../database/table.ts';
import { type Board, type Place, type Position, positionOf, topOf } from '../../ledger/board.ts';
import { type Statement, type Sums, statementOf, sumsOf } from '../../ledger/statement.ts';
import type { Member } from '../../members/member.ts';
import { PAGE } from './rule.ts';

type Whose = Pick<Member, 'id' | 'communityId'>;

/** Whoever leads, and where the asker stands. */
export type Top = { readonly places: readonly Place[]; readonly mine: Position };

const SHOWN = 10;

export async function loadTop(
  { sql }: Reading,
  { id, communityId }: Whose,
  { period, today }: Pick<Board, 'period' | 'today'>,
): Promise<Top> {
  const board = { communityId, period, today };
  const [places, mine] = await Promise.all([topOf(sql, board, SHOWN), positionOf(sql, board, id)]);
  return { places, mine };
}

/** What `/points` shows. */
export type Stand = { readonly sums: Sums; readonly rank: number; readonly latest: Statement };

const LATEST = 5;

export async function loadStand(
  { sql, today }: Reading,
  { id, communityId }: Whose,
): Promise<Stand> {
  const board = { communityId, period: 'all', today } as const;
  const [sums, { rank }, latest] = await Promise.all([
    sumsOf(sql, id, { today }),
    positionOf(sql, board, id),
    statementOf(sql, id, { from: 0, limit: LATEST }),
  ]);
  return { sums, rank, latest };
}

export function loadPage({ sql }: Reading, memberId: number, page: number): Promise<Statement> {
  return statementOf(sql, memberId, { from: (page - 1) * PAGE, limit: PAGE });
}

/** Members who have an account on Discord, by id. */
export const discordMembers: Table<number, { readonly memberId: number }> = {
  name: 'account (Discord)',
  id: String,
  keyOf: ({ memberId }) => memberId,
  async load(sql, ids) {
    const rows = await sql.query<{ member_id: number }>(
      `select distinct member_id from account where platform = 'discord' and member_id = any($1::int[])`,
      [ids],
    );
    return rows.map(({ member_id }) => ({ memberId: member_id }));
  },
  save: async () => {},
};
