import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrateServer, openPostgres } from '../src/database/postgres.ts';
import type { Sql } from '../src/database/sql.ts';
import { similar } from '../src/operations/questions/search/store.ts';
import { fillKnowledge } from '../test/support/knowledge/filled.ts';
import { countOffers } from '../test/support/knowledge/offers.ts';
import { english, type Pair } from '../test/support/knowledge/pairs-en.ts';
import { lastEnglish } from '../test/support/knowledge/pairs-en-last.ts';
import { moreEnglish } from '../test/support/knowledge/pairs-en-more.ts';
import { chinese } from '../test/support/knowledge/pairs-zh.ts';
import { lastChinese } from '../test/support/knowledge/pairs-zh-last.ts';
import { moreChinese } from '../test/support/knowledge/pairs-zh-more.ts';
import { startPostgresServer } from '../test/support/services/postgres-server.ts';

/** What finding an answer costs among 10,000, asked one after the other, and how often it is right. */
const ENTRIES = 10_000;
const ROUNDS = 10;
const sets = {
  'known while search was written': [...english, ...chinese],
  'by somebody who had not seen it': [...moreEnglish, ...moreChinese],
  'by another, when all was done': [...lastEnglish, ...lastChinese],
};

const folder = await mkdtemp(path.join(tmpdir(), 'emcee-search-'));
await chmod(folder, 0o711); // Postgres may run as another user
const server = await startPostgresServer(path.join(folder, 'postgres'), { fsync: true });
try {
  await migrateServer(server.url);
  const db = await openPostgres(server.url, { connections: 2 });
  for (const [name, pairs] of Object.entries(sets)) await measure(db, name, pairs);
  await db.close();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** One set after the other: their questions are alike, and would stand in each other's way. */
async function measure(sql: Sql, name: string, pairs: readonly Pair[]): Promise<void> {
  await fillKnowledge(sql, name, pairs, ENTRIES);
  const times: number[] = [];
  const hits = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [n, { asked }] of pairs.entries()) {
      const began = performance.now();
      const found = await similar(sql, { communityId: name, text: asked, limit: 3 });
      times.push(performance.now() - began);
      if (found.some(({ id }) => id === n + 1)) hits.add(n);
    }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(part * times.length)] ?? Number.NaN).toFixed(1);
  console.log(
    `${ENTRIES} entries, ${pairs.length} questions in other words, ${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `in the first three ${((100 * hits.size) / pairs.length).toFixed(0)} %`,
  );
  const { asked, answered, unlike, found, offered } = await countOffers(sql, name, pairs);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;
  console.log(
    `  offered to who asks: their answer to ${percent(answered, asked)}; something else to ${percent(offered, unlike)} of ` +
      `${unlike} unlike questions, for ${percent(found, unlike)} of which something is found`,
  );
}
