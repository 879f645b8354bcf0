import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrateServer, openPostgres } from '../src/database/postgres.ts';
import type { Sql } from '../src/database/sql.ts';
import {
  type BoardPeriod,
  boardPeriods,
  foldBoards,
  positionOf,
  topOf,
} from '../src/ledger/board.ts';
import { startPostgresServer } from '../test/support/services/postgres-server.ts';

/**
 * What a rank and the first ten cost among more and more members, and what keeping the counts costs
 * those who earn. `--members 10000,100000` for others than the usual three.
 */
const { values: flags } = parseArgs({
  options: { members: { type: 'string', default: '10000,100000,1000000' } },
});
const SAMPLES = 1000;
const CROWD = 64;
const CROWDS = 200;
/** A statement may not run for ever, so the many are made in steps. */
const STEP = 50_000;
const today = '2026-11-22';

const folder = await mkdtemp(path.join(tmpdir(), 'emcee-ranks-'));
await chmod(folder, 0o711); // Postgres may run as another user
const server = await startPostgresServer(path.join(folder, 'postgres'), { fsync: true });
try {
  for (const members of flags.members.split(',').map(Number)) await bench(members);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function bench(members: number): Promise<void> {
  const name = `ranks_${members}`;
  const admin = await openPostgres(server.url, { connections: 1 });
  await admin.execute(`create database ${name}`);
  await admin.close();
  const url = Object.assign(new URL(server.url), { pathname: name }).href;
  await migrateServer(url);
  const db = await openPostgres(url, { connections: 4 });
  await fill(db, members);
  for (const period of boardPeriods) {
    const board = { communityId: 'bench', period, today };
    const ranks = await timed((n) => positionOf(db, board, 1 + ((n * 7919) % members)));
    const tops = await timed(() => topOf(db, board, 10));
    console.log(
      [`${members} members`, period.padEnd(6), `rank ${told(ranks)}`, `ten ${told(tops)}`].join(
        '  ',
      ),
    );
  }
  await exact(db, members);
  const kept = await earning(db, members);
  const began = performance.now();
  await foldBoards(db);
  const folded = performance.now() - began;
  await db.execute('alter table ledger_account disable trigger ledger_account_counted');
  const bare = await earning(db, members);
  console.log(
    `${members} members  a crowd of ${CROWD} earns: ${told(kept)}, without keeping counts ${told(bare)}; ` +
      `what they noted is folded in ${folded.toFixed(0)} ms`,
  );
  await db.close();
}

/** Sums as a community gets them: most have little, some have very much, and many have the same. */
async function fill(sql: Sql, members: number): Promise<void> {
  await sql.execute(`insert into community (id) values ('bench')`);
  for (let from = 1; from <= members; from += STEP) {
    const some = `generate_series(${from}, ${Math.min(members, from + STEP - 1)}) n`;
    await sql.execute(
      `insert into member (community_id, name, joined_at, left_at)
       select 'bench', 'Member ' || n, now(), case when n % 10 = 0 then now() end from ${some}`,
    );
    await sql.execute(
      `insert into ledger_account (community_id, kind, member_id, hidden)
       select 'bench', 'member', n, n % 10 = 0 from ${some}`,
    );
    await sql.execute(
      `update ledger_account set earned = 5 * floor(20 / (0.001 + random())), season = 1, day = '${today}',
         week = '2026-11-16', season_earned = floor(10 / (0.001 + random())),
         week_earned = 5 * floor(7 * random()), day_earned = 5
       where kind = 'member' and member_id >= ${from}`,
    );
    await foldBoards(sql);
  }
  await sql.execute('vacuum analyze');
}

type Times = { readonly p50: number; readonly p99: number };

async function timed(act: (n: number) => Promise<unknown>, samples = SAMPLES): Promise<Times> {
  for (let n = 0; n < samples / 10; n += 1) await act(n);
  const all: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const began = performance.now();
    await act(n);
    all.push(performance.now() - began);
  }
  all.sort((a, b) => a - b);
  const at = (part: number) => all[Math.floor(part * all.length)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function told({ p50, p99 }: Times): string {
  return `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
}

/** @throws when a rank is not what counting everybody gives */
async function exact(sql: Sql, members: number): Promise<void> {
  const shown: readonly BoardPeriod[] = ['all', 'season'];
  for (let n = 0; n < 5; n += 1) {
    const id = 1 + ((n * 104_729) % members);
    for (const period of shown) {
      const column = period === 'all' ? 'earned' : 'season_earned';
      const { rank } = await positionOf(sql, { communityId: 'bench', period, today }, id);
      const [row] = await sql.query<{ rank: number }>(
        `select 1 + count(*) as rank from ledger_account where kind = 'member' and not hidden
         and ${column} > (select ${column} from ledger_account where member_id = $1::int)`,
        [id],
      );
      if (row?.rank !== rank) throw new Error(`rank ${rank} of ${id} should be ${row?.rank}`);
    }
  }
}

/** Members who earn five points together, as the ledger saves a crowd. */
function earning(sql: Sql, members: number): Promise<Times> {
  const one = (n: number) => {
    const ids = Array.from({ length: CROWD }, (_, k) => 1 + (((n * CROWD + k) * 7919) % members));
    return sql.execute(
      `update ledger_account set earned = earned + 5, season_earned = season_earned + 5,
         week_earned = week_earned + 5, day_earned = day_earned + 5, balance = balance + 5
       where kind = 'member' and member_id = any($1::int[])`,
      [ids],
    );
  };
  return timed(one, CROWDS);
}
