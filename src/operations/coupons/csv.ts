import { pipeline } from 'node:stream/promises';
import { type Options, parse } from 'csv-parse';
import { startOf } from '../../agenda/day.ts';
import { instantOf } from '../../agenda/zone.ts';
import { isCode } from './code.ts';

/** One code as a file brings it. */
export type Imported = {
  readonly code: string;
  readonly value: string | undefined;
  readonly expiresAt: Date | undefined;
};

/** Which column holds what. */
type Columns = { readonly code: number; readonly value: number; readonly expires: number };

/** A file without a heading. */
const COLUMNS: Columns = { code: 0, value: 1, expires: 2 };

const MOST_VALUE = 100;

/** The columns a file's first line names; undefined when it is no heading but a code. */
function headingOf(fields: readonly string[]): Columns | undefined {
  const names = fields.map((name) => name.toLowerCase());
  const code = names.indexOf('code');
  if (code < 0) return undefined;
  return { code, value: names.indexOf('value'), expires: names.indexOf('expires') };
}

type Around = { readonly zone: string; readonly now: Date };

/** One line's fields; undefined when they cannot be used: no code, no date, expired already, or not in UTF-8. */
function readFields(
  fields: readonly string[],
  columns: Columns,
  { now, endOf }: Pick<Around, 'now'> & { readonly endOf: EndOf },
): Imported | undefined {
  const code = fields[columns.code] ?? '';
  const value = fields[columns.value] ?? '';
  const expires = fields[columns.expires] ?? '';
  if (!isCode(code) || value.length > MOST_VALUE || NOT_UTF8.test(code + value)) return undefined;
  const expiresAt = expires === '' ? undefined : endOf(expires);
  if (expires !== '' && (expiresAt === undefined || expiresAt <= now)) return undefined;
  return { code, value: value === '' ? undefined : value, expiresAt };
}

/** What no decoder could read: a code with it in would be nobody's. */
const NOT_UTF8 = /\ufffd/;

/** A line of a file, by its number from 1; `imported` is undefined when it cannot be used. */
type Line = { readonly line: number; readonly imported: Imported | undefined };

/** Parted by commas, semicolons or tabs; a field in quotes may hold them, and quotes doubled. */
const CSV: Options = {
  ...{ delimiter: [',', ';', '\t'], trim: true, bom: true, info: true },
  ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  // Little is read ahead of what is written.
  ...{ readableHighWaterMark: 16, writableHighWaterMark: 2048 },
};

/**
 * Reads a file's lines one after another. A line that is no CSV costs only itself, so no record goes over
 * several lines: else one quote too many would swallow the rest of the file.
 */
export async function readCodes(
  lines: AsyncIterable<string>,
  around: Around,
  take: (line: Line) => void | Promise<void>,
): Promise<void> {
  const unsound: number[] = [];
  const read = reader(around);

  async function takeUnsound(before: number): Promise<void> {
    for (let line = unsound[0]; line !== undefined && line < before; line = unsound[0]) {
      unsound.shift();
      await take({ line, imported: undefined });
    }
  }

  await pipeline(sound(lines, unsound), parse(CSV), async (records: AsyncIterable<Parsed>) => {
    for await (const parsed of records) {
      await takeUnsound(parsed.info.lines);
      const line = read(parsed);
      if (line !== undefined) await take(line);
    }
  });
  await takeUnsound(Number.POSITIVE_INFINITY);
}

/** Lines that go through the parser at once: one by one, each would cost a turn of the event loop. */
const TOGETHER = 64;

/** Lines that are no CSV are left blank, so that the others keep their numbers. */
async function* sound(lines: AsyncIterable<string>, unsound: number[]) {
  let number = 0;
  let text = '';
  for await (const line of lines) {
    number += 1;
    const isSound = line.length <= LONGEST_LINE && (!line.includes('"') || SOUND.test(line));
    if (!isSound) unsound.push(number);
    text += isSound ? `${line}\n` : '\n';
    if (number % TOGETHER > 0) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Undefined for a heading, and where all fields are empty. */
function reader(around: Around): (parsed: Parsed) => Line | undefined {
  let columns: Columns = COLUMNS;
  const endOf = ends(around);
  return ({ record, info: { lines: line } }) => {
    const heading = line === 1 ? headingOf(record) : undefined;
    columns = heading ?? columns;
    if (heading !== undefined || record.every((field) => field === '')) return undefined;
    return { line, imported: readFields(record, columns, { ...around, endOf }) };
  };
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const LONGEST_LINE = 4000;
/** Where quotes stand around whole fields, or within fields that do not begin with one. */
const FIELD = '(?:[^\\S\\t]*"(?:[^"]|"")*"[^\\S\\t]*|(?![^\\S\\t]*")[^,;\\t]*)';
const SOUND = new RegExp(`^\\uFEFF?(?:${FIELD}[,;\\t])*${FIELD}$`);

type EndOf = (written: string) => Date | undefined;

/** Most lines of a file end on the day on which the one before does. */
function ends({ zone }: Around): EndOf {
  let last: { readonly written: string; readonly end: Date | undefined } | undefined;
  return (written) => {
    last = last?.written === written ? last : { written, end: endOf(written, zone) };
    return last.end;
  };
}

/**
 * `2026-12-31` is good to its last minute; `2026-12-31T20:00` until then. Spreadsheets make `2026/12/31` and
 * `2026/1/5` of it.
 */
function endOf(written: string, zone: string): Date | undefined {
  const [, year, month, date, clock] = DATE.exec(written) ?? [];
  if (year === undefined) return undefined;
  const day = [year, month, date].map(twoDigits).join('-');
  const time = clock?.padStart(5, '0');
  const read = new Date(`${day}T${time ?? '00:00'}Z`);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(day)) return undefined;
  if (time !== undefined) return instantOf(`${day}T${time}`, zone);
  const next = new Date(read.getTime() + 86_400_000).toISOString().slice(0, 10);
  return startOf(next, zone, 0);
}

const DATE = /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T ](\d\d?:\d\d))?$/;
const twoDigits = (part: string | undefined) => (part ?? '').padStart(2, '0');
