import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrateServer, openPostgres } from '../src/database/postgres.ts';
import { similar } from '../src/operations/questions/search/store.ts';
import { fillKnowledge } from '../test/support/knowledge/filled.ts';
import { english } from '../test/support/knowledge/pairs-en.ts';
import { moreEnglish } from '../test/support/knowledge/pairs-en-more.ts';
import { chinese } from '../test/support/knowledge/pairs-zh.ts';
import { moreChinese } from '../test/support/knowledge/pairs-zh-more.ts';
import { startPostgresServer } from '../test/support/services/postgres-server.ts';

/** What finding an answer costs among 10,000, asked one after the other, and how often it is right. */
const ENTRIES = 10_000;
const ROUNDS = 10;
const pairs = [...english, ...chinese, ...moreEnglish, ...moreChinese];

const folder = await mkdtemp(path.join(tmpdir(), 'emcee-search-'));
await chmod(folder, 0o711); // Postgres may run as another user
const server = await startPostgresServer(path.join(folder, 'postgres'), { fsync: true });
try {
  await migrateServer(server.url);
  const db = await openPostgres(server.url, { connections: 2 });
  await fillKnowledge(db, 'bench', pairs, ENTRIES);
  const times: number[] = [];
  const hits = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [n, { asked }] of pairs.entries()) {
      const began = performance.now();
      const found = await similar(db, { communityId: 'bench', text: asked, limit: 3 });
      times.push(performance.now() - began);
      if (found.some(({ id }) => id === n + 1)) hits.add(n);
    }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(part * times.length)] ?? Number.NaN).toFixed(1);
  console.log(
    `${ENTRIES} entries, ${pairs.length} questions in other words: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `in the first three ${((100 * hits.size) / pairs.length).toFixed(0)} %`,
  );
  await db.close();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
