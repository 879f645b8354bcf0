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
export type Columns = { readonly code: number; readonly value: number; readonly expires: number };

/** A file without a heading. */
export const COLUMNS: Columns = { code: 0, value: 1, expires: 2 };

const MOST_VALUE = 100;

/** The columns a file's first line names; undefined when it is no heading but a code. */
export function headingOf(line: string): Columns | undefined {
  const names = fieldsOf(line).map((name) => name.toLowerCase());
  const code = names.indexOf('code');
  if (code < 0) return undefined;
  return { code, value: names.indexOf('value'), expires: names.indexOf('expires') };
}

/** One line read; undefined when it cannot be used: no code, no date, or expired already. */
export function readLine(
  line: string,
  columns: Columns,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Imported | undefined {
  const fields = fieldsOf(line);
  const code = fields[columns.code] ?? '';
  const value = fields[columns.value] ?? '';
  const expires = fields[columns.expires] ?? '';
  if (!isCode(code) || value.length > MOST_VALUE) return undefined;
  const expiresAt = expires === '' ? undefined : endOf(expires, zone);
  if (expires !== '' && (expiresAt === undefined || expiresAt <= now)) return undefined;
  return { code, value: value === '' ? undefined : value, expiresAt };
}

/** `2026-12-31` is good to its last minute; `2026-12-31T20:00` until then. */
function endOf(written: string, zone: string): Date | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?$/.exec(written) ?? [];
  if (day === undefined) return undefined;
  const read = new Date(`${day}T${time ?? '00:00'}Z`);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(day)) return undefined;
  if (time !== undefined) return instantOf(`${day}T${time}`, zone);
  const next = new Date(read.getTime() + 86_400_000).toISOString().slice(0, 10);
  return startOf(next, zone, 0);
}

/** Parted by commas, semicolons or tabs; a field in quotes may hold them, and quotes doubled. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  const field = /\s*(?:"((?:[^"]|"")*)"\s*|(?!")([^,;\t]*))(?:[,;\t]|$)/y;
  while (field.lastIndex <= line.length) {
    const match = field.exec(line);
    if (match === null) return [];
    fields.push(match[1]?.replaceAll('""', '"') ?? (match[2] ?? '').trim());
    if (!/[,;\t]$/.test(match[0])) break;
  }
  return fields;
}
