import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { sealWith } from '../src/database/seal.ts';
import { importCodes } from '../src/operations/coupons/pool.ts';
import { linesIn } from '../src/operations/coupons/text-file.ts';
import { embedded } from './support/services/embedded.ts';

let db: Database;
beforeAll(async () => {
  db = await embedded();
});
afterAll(() => db.close());

const seal = sealWith(Buffer.alloc(32, 7));
const to = (pool: string) => ({
  ...{ communityId: 'night', pool, zone: 'Asia/Shanghai' },
  now: new Date('2026-03-02T01:00:00Z'),
});
async function* linesOf(lines: Iterable<string>) {
  yield* lines;
}
const poolOf = async (name: string) =>
  (
    await db.query<{ free: number; codes: number }>(
      `select free, (select count(*) from coupon c where c.pool_id = p.id) as codes
       from coupon_pool p where name = $1`,
      [name],
    )
  )[0];

it('adds what is new, and names the lines that are not', async () => {
  const lines = [
    '\uFEFFcode,value,expires',
    'AAAA1,ten',
    '',
    'aaaa-1,ten',
    'x',
    'BBBB2',
    'BBBB2,,soon',
  ];
  expect(await importCodes(db, seal, to('tea'), linesOf(lines))).toEqual({
    ...{ added: 2, free: 2 },
    duplicates: { count: 1, first: [4] },
    bad: { count: 2, first: [5, 7] },
  });
  // What is in another pool is a duplicate as well.
  expect(await importCodes(db, seal, to('cake'), linesOf(['BBBB2', 'CCCC3']))).toMatchObject({
    added: 1,
    duplicates: { count: 1, first: [1] },
  });
  expect(await poolOf('tea')).toEqual({ free: 2, codes: 2 });
  expect(await poolOf('cake')).toEqual({ free: 1, codes: 1 });
  const [kept] = await db.query<{ sealed: string; index: string }>(
    'select sealed, index from coupon order by id limit 1',
  );
  expect(seal.open(kept?.sealed ?? '')).toBe('AAAA1');
  expect(`${kept?.sealed} ${kept?.index}`).not.toMatch(/AAAA1/i);
});

it('takes the dates that spreadsheets write, and no code that is not in UTF-8', async () => {
  const file = [
    ...['code,value,expires', 'SHEET1,ten,2027/1/31', 'SHEET2,ten,2027/02/30'],
    ...['SHEET3,ten,2027-1-5 9:30', 'SHEET4\ufffd,ten,', 'SHEET5,\ufffd\ufffd,'],
  ];
  const outcome = await importCodes(db, seal, to('sheet'), linesOf(file));
  expect(outcome).toMatchObject({ added: 2, bad: { count: 3 } });
  const ends = await db.query<{ at: Date }>(
    `select c.expires_at as at from coupon c join coupon_pool p on p.id = c.pool_id
     where p.name = 'sheet' order by at`,
  );
  expect(ends.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2027-01-05T01:30:00.000Z',
    '2027-01-31T16:00:00.000Z',
  ]);
});

it('the same file again adds nothing', async () => {
  function* many() {
    for (let n = 0; n < 2500; n++) yield `CODE-${String(n).padStart(6, '0')}`;
  }
  expect(await importCodes(db, seal, to('many'), linesOf(many()))).toMatchObject({ added: 2500 });
  const again = await importCodes(db, seal, to('many'), linesOf(many()));
  expect(again.added).toBe(0);
  expect(again.duplicates.count).toBe(2500);
  expect(again.duplicates.first).toHaveLength(100);
  expect(await poolOf('many')).toEqual({ free: 2500, codes: 2500 });
});

it('reads lines only as they are written', async () => {
  let read = 0;
  let written = 0;
  let ahead = 0;
  const counting = {
    ...db,
    query: async <Row>(text: string, values?: readonly unknown[]) => {
      const rows = await db.query<Row>(text, values);
      if (text.includes('insert into coupon (')) written = read;
      return rows;
    },
  };
  async function* lines() {
    for (; read < 5000; read++) {
      ahead = Math.max(ahead, read - written);
      yield `STREAM-${read}`;
    }
  }
  await importCodes(counting, seal, to('stream'), lines());
  // A batch, and what stands between the reader and the writer.
  expect(ahead).toBeLessThanOrEqual(1000 + 500);
});

it('takes no more memory for a longer file', async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const heapAt: number[] = [];
  // The database takes all, and keeps nothing here.
  const taking = {
    ...db,
    query: async <Row>(_: string, values: readonly unknown[] = []) =>
      [...((values[2] as string[] | undefined) ?? ['1'])].map((index) => ({
        index,
        id: 1,
        free: 0,
      })) as Row[],
  };
  async function* content() {
    const lines = 1000;
    for (let n = 0; n < 100; n++) {
      if (n % 20 === 19) {
        collect();
        heapAt.push(process.memoryUsage().heapUsed);
      }
      const codes = Array.from(
        { length: lines },
        (_, k) => `LONG-${n * lines + k},10% off,2027-01-01`,
      );
      yield new TextEncoder().encode(`${codes.join('\r\n')}\r\n`);
    }
  }
  const report = await importCodes(taking, seal, to('long'), linesIn(content()));
  expect(report).toMatchObject({ added: 100_000, bad: { count: 0 } });
  const [first = 0, ...later] = heapAt;
  expect(Math.max(...later) - first).toBeLessThan(8_000_000);
});

it.each(['utf-8', 'utf-16le'])('reads a file of %s, however it is cut', async (encoding) => {
  const text = '\uFEFFcode,value\r\nÄÖÜ-1,十元\rBBBB-2\n\nCCCC-3';
  const bytes = Buffer.from(text, encoding as BufferEncoding);
  for (const size of [1, 2, 3, 7, 1000]) {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const lines: string[] = [];
    for await (const line of linesIn(pieces())) lines.push(line.replace('\uFEFF', ''));
    expect(lines).toEqual(['code,value', 'ÄÖÜ-1,十元', 'BBBB-2', '', 'CCCC-3']);
  }
});
