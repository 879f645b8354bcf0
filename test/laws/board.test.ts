import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { boardPeriods, positionOf, topOf } from '../../src/ledger/board.ts';
import { embedded } from '../support/services/embedded.ts';

const MEMBERS = 12;
const today = '2026-11-24';
let db: Database;

beforeAll(async () => {
  db = await embedded();
  await db.execute(`insert into community (id) values ('law')`);
  await db.execute(
    `insert into member (community_id, name, joined_at) select 'law', 'm' || n, now() from generate_series(1, ${MEMBERS}) n`,
  );
  await db.execute(
    `insert into ledger_account (community_id, kind, member_id) select 'law', 'member', id from member`,
  );
});
afterAll(() => db.close());

/** What happens to a member's account: as the ledger saves it. */
type Change = {
  readonly member: number;
  readonly earned: number;
  readonly season: 1 | 2;
  readonly day: '2026-11-17' | '2026-11-23' | '2026-11-24';
  readonly leaves: boolean | undefined;
};

const change: fc.Arbitrary<Change> = fc.record({
  member: fc.integer({ min: 1, max: MEMBERS }),
  earned: fc.oneof(
    fc.integer({ min: -3, max: 40 }),
    fc.constantFrom(15, 16, 255, 256, 4095, 4096),
    fc.maxSafeInteger().map(Math.abs),
  ),
  season: fc.constantFrom(1, 2),
  day: fc.constantFrom('2026-11-17', '2026-11-23', '2026-11-24'),
  leaves: fc.constantFrom(undefined, undefined, true, false),
});

/** Days, weeks and seasons never go back. */
async function apply({ member, earned, season, day, leaves }: Change): Promise<void> {
  const week = day === '2026-11-17' ? '2026-11-16' : '2026-11-23';
  await db.execute(
    `update ledger_account set earned = $2::bigint, season_earned = $2::bigint, week_earned = $2::bigint,
       day_earned = $2::bigint, season = greatest(season, $3::int), week = greatest(week, $4::date),
       day = greatest(day, $5::date) where member_id = $1::int`,
    [member, earned, season, week, day],
  );
  if (leaves !== undefined)
    await db.execute(
      'update member set left_at = case when $2::boolean then now() end where id = $1',
      [member, leaves],
    );
}

type Row = { id: number; sum: number; left: boolean };

/** Everybody on a board, read without any help. */
async function everybody(period: (typeof boardPeriods)[number]): Promise<Row[]> {
  const [sum, when] = {
    all: ['earned', 'true'],
    season: ['season_earned', 'season = 2'],
    week: ['week_earned', `week = '2026-11-23'`],
    day: ['day_earned', `day = '2026-11-24'`],
  }[period] as [string, string];
  return db.query<Row>(
    `select m.id, case when ${when} then a.${sum} else 0 end as sum, m.left_at is not null as "left"
     from ledger_account a join member m on m.id = a.member_id order by m.id`,
  );
}

function positionIn(shown: readonly Row[], { sum }: Row) {
  const earned = Math.max(0, sum);
  const above = shown.filter((other) => other.sum > earned).map((other) => other.sum);
  const next = above.length === 0 ? undefined : Math.min(...above);
  return { earned, rank: 1 + above.length, next };
}

test('ranks, the next above and the first ten are as counted by hand, whatever happened', async () => {
  await db.execute(`update community set season = 2 where id = 'law'`);
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      for (const one of changes) await apply(one);
      for (const period of boardPeriods) {
        const board = { communityId: 'law', period, today };
        const rows = await everybody(period);
        const shown = rows.filter(({ sum, left }) => sum > 0 && !left);
        for (const row of rows)
          expect(await positionOf(db, board, row.id)).toEqual(positionIn(shown, row));
        const top = await topOf(db, board, 10);
        const wanted = shown.toSorted((a, b) => b.sum - a.sum || a.id - b.id).slice(0, 10);
        expect(top.map(({ memberId, earned }) => [memberId, earned])).toEqual(
          wanted.map(({ id, sum }) => [id, sum]),
        );
      }
    }),
    { numRuns: 25 },
  );
});
