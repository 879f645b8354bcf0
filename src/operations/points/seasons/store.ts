import type { Day } from '../../../agenda/day.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Log, Table } from '../../../database/table.ts';
import { type Place, topOf } from '../../../ledger/board.ts';
import type { SeasonState } from '../rule.ts';

type State = SeasonState & { readonly communityId: string };

type Row = {
  id: string;
  season: number;
  ordinal: number | null;
  name: string | null;
  started_at: Date | null;
  is_running: boolean;
  last: number;
};

/** A community that was never asked for a season is in its first. */
async function load(sql: Sql, communities: readonly string[]): Promise<State[]> {
  const rows = await sql.query<Row>(
    `select c.id, c.season, s.ordinal, s.name, s.started_at, s.number is not null and s.ended_at is null as is_running,
       (select coalesce(max(ordinal), 0) from season o where o.community_id = c.id) as last
     from community c left join season s on s.community_id = c.id and s.number = c.season
     where c.id = any($1::text[])`,
    [communities],
  );
  return rows.map(({ id, season: number, ordinal, name, started_at, is_running, last }) => {
    const isFirst = last === 0;
    const running = {
      number,
      ordinal: ordinal ?? 1,
      name: name ?? undefined,
      startedAt: started_at ?? undefined,
    };
    return {
      communityId: id,
      number,
      running: is_running || isFirst ? running : undefined,
      ordinal: isFirst ? 1 : last,
    };
  });
}

export async function loadSeason(sql: Sql, communityId: string): Promise<SeasonState | undefined> {
  return (await load(sql, [communityId]))[0];
}

/** By community. What became of its seasons is written by `seasonRows`. */
export const seasonStates: Table<string, State> = {
  name: 'season (read)',
  id: (communityId) => communityId,
  keyOf: ({ communityId }) => communityId,
  load,
  save: async () => {},
};

type SeasonRow = {
  readonly communityId: string;
  readonly number: number;
  readonly ordinal: number;
  readonly name: string | undefined;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
};

export const seasonRows: Log<SeasonRow> = {
  name: 'season',
  inSteps: true,
  async add(sql, rows) {
    // Rare, and one row may follow another of the same season.
    for (const { communityId, number, ordinal, name, startedAt, endedAt } of rows)
      await sql.execute(
        `insert into season (community_id, number, ordinal, name, started_at, ended_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (community_id, number) do update set ended_at = excluded.ended_at`,
        [communityId, number, ordinal, name ?? null, startedAt, endedAt ?? null],
      );
  },
};

type BoardKey = { readonly communityId: string; readonly today: Day };
type Final = BoardKey & { readonly places: readonly Place[] };
const SHOWN = 10;

/** The board of the season that is running, as it is when it ends. */
export const finalBoards: Table<BoardKey, Final> = {
  name: 'board (read)',
  id: ({ communityId }) => communityId,
  keyOf: (board) => board,
  async load(sql, keys) {
    const boards: Final[] = [];
    for (const key of keys)
      boards.push({ ...key, places: await topOf(sql, { ...key, period: 'season' }, SHOWN) });
    return boards;
  },
  save: async () => {},
};
