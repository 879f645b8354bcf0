import type { Reading, Work } from '../../bot/work.ts';
import { canonical } from './code.ts';
import { COLUMNS, type Columns, headingOf, type Imported, readLine } from './csv.ts';
import { type Entered, enter, poolNamed } from './shelf/store.ts';

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

  for await (const { line, imported } of readLines(lines, to)) {
    if (imported === undefined) bad.add(line);
    else batch.push({ line, imported });
    if (batch.length >= BATCH) await write();
  }
  if (batch.length > 0) await write();
  return { added, duplicates: duplicates.told(), bad: bad.told() };
}

async function* readLines(lines: AsyncIterable<string>, around: Destination) {
  let columns: Columns = COLUMNS;
  let line = 0;
  for await (const raw of lines) {
    line += 1;
    const text = (line === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim();
    const heading = line === 1 ? headingOf(text) : undefined;
    if (heading !== undefined) columns = heading;
    else if (text !== '') yield { line, imported: readLine(text, columns, around) };
  }
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
