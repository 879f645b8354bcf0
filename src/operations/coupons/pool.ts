import type { Reading, Work } from '../../bot/work.ts';
import { canonical } from './code.ts';
import { type Imported, readCodes } from './csv.ts';
import { type Entered, enter, freeIn, poolNamed } from './shelf/store.ts';

/** Where codes go. */
export type Destination = {
  readonly communityId: string;
  /** the pool's name; it is made when there is none */
  readonly pool: string;
  /** dates in the file are in it */
  readonly zone: string;
  readonly now: Date;
};

/** How many lines, and the numbers of the first of them. */
export type Lines = { readonly count: number; readonly first: readonly number[] };

export type ImportReport = {
  readonly added: number;
  /** codes in the pool that nobody has, and no drop */
  readonly free: number;
  /** codes this community had before, in whichever pool, or that stood further up in the file */
  readonly duplicates: Lines;
  /** lines without a code, with a date that is none, or with a code that has expired already */
  readonly bad: Lines;
};

/** Codes written with one statement. */
const BATCH = 1000;
/** A file of a million bad lines is still told in a few. */
const NAMED = 100;

type Read = { readonly line: number; readonly imported: Imported };

/**
 * Adds codes to a pool, one a line: `code`, or `code,value,expires` in any order under a heading that
 * says so. Lines are read as they come and written in batches, so a file may be of any length; what
 * was written stays when the rest fails, and the same file again adds only what is missing.
 */
export async function importCodes(
  sql: Reading['sql'],
  seal: Work['seal'],
  to: Destination,
  lines: AsyncIterable<string>,
): Promise<ImportReport> {
  const poolId = await poolNamed(sql, to.communityId, to.pool);
  const duplicates = tally();
  const bad = tally();
  let added = 0;
  let batch: Read[] = [];

  async function write(): Promise<void> {
    const codes = batch.map(({ line, imported }) => ({ line, ...sealed(seal, imported) }));
    batch = [];
    const fresh = new Set(await enter(sql, { communityId: to.communityId, poolId }, codes));
    added += fresh.size;
    for (const { line, index } of codes) if (!fresh.delete(index)) duplicates.add(line);
  }

  await readCodes(lines, to, ({ line, imported }) => {
    if (imported === undefined) bad.add(line);
    else batch.push({ line, imported });
    return batch.length >= BATCH ? write() : undefined;
  });
  if (batch.length > 0) await write();
  const free = await freeIn(sql, poolId);
  return { added, free, duplicates: duplicates.told(), bad: bad.told() };
}

function sealed(seal: Work['seal'], { code, value, expiresAt }: Imported): Entered {
  const index = seal.blindIndex(canonical(code));
  return { index, sealed: seal.seal(code), value, expiresAt };
}

function tally() {
  const first: number[] = [];
  let count = 0;
  return {
    add(line: number): void {
      count += 1;
      if (first.length < NAMED) first.push(line);
    },
    told: (): Lines => ({ count, first }),
  };
}
