import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'yaml';
import { z } from 'zod';
import { worded } from '../../../bot/setting.ts';
import type { Locale } from '../../../chat/locale.ts';
import { plainly } from '../rule.ts';
import { settings as en } from '../texts/en-settings.ts';
import { settings as zh } from '../texts/zh-settings.ts';
import { questionShape } from './shape.ts';

/** A table of questions as a bank's file, and the lines of the table that are no questions. */
export type Imported = {
  readonly yaml: string;
  readonly count: number;
  readonly faults: readonly { readonly line: number; readonly why: string }[];
};

/** Columns that hold words; `ask.zh` beside `ask` is the same in Chinese. */
const COLUMNS = ['ask', 'right', 'wrong', 'answers', 'explain', 'difficulty', 'tags', 'picture'];
const LISTS = ['wrong', 'answers', 'tags'];
const KNOWN = [...COLUMNS, 'ask.zh', 'right.zh', 'wrong.zh', 'explain.zh'];

type Line = { readonly record: Readonly<Record<string, string>>; readonly info: { lines: number } };
type Fault = Imported['faults'][number];

type Texts = typeof en;
export const bankTexts: Readonly<Record<Locale, Texts>> = { en, zh };

/**
 * Reads a CSV file with a line of headings: ask, right, wrong, answers, explain, difficulty, tags, picture.
 * Several options in one cell are parted by `|`; `true` and `false` are read as such; commas or semicolons
 * part the cells.
 */
export function bankFromCsv(bytes: Uint8Array, title: string, language: Locale = 'en'): Imported {
  const say = bankTexts[language];
  const lines = linesOf(bytes, say);
  if ('why' in lines) return { yaml: '', count: 0, faults: [lines] };
  const questions: unknown[] = [];
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const { record, info } of lines.all) {
    const written = writtenOf(record);
    const why = faultIn(written, language) ?? doubled(written, seen, info.lines, say);
    if (why === undefined) questions.push(written);
    else faults.push({ line: info.lines, why });
  }
  const yaml = stringify({ title, questions }, { lineWidth: 100 });
  return { yaml, count: questions.length, faults };
}

function linesOf(bytes: Uint8Array, say: Texts): { readonly all: readonly Line[] } | Fault {
  const unread = notUtf8(bytes, say);
  if (unread !== undefined) return unread;
  let columns: readonly string[] = [];
  try {
    const all = parse(Buffer.from(bytes), {
      bom: true,
      columns: (headings: string[]) => {
        columns = headings.map((one) => one.trim().toLowerCase());
        return [...columns];
      },
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Line[];
    const unknown = columns.find((one) => !KNOWN.includes(one));
    if (unknown !== undefined)
      return { line: 1, why: say.noColumn({ name: unknown, known: KNOWN }) };
    return columns.includes('ask') ? { all } : { line: 1, why: say.askMissing };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    return { line: lines ?? 1, why: say.badTable({ why: error.message }) };
  }
}

/** UTF-16 has a mark by which it is read; other encodings have none, and would be read wrong. */
function notUtf8(bytes: Uint8Array, say: Texts): Fault | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return undefined;
  const text = new TextDecoder().decode(bytes);
  const at = text.indexOf('\ufffd');
  if (at === -1) return undefined;
  return { line: text.slice(0, at).split('\n').length, why: say.notUtf8 };
}

/** A line as an author would have written it in YAML. Empty cells are left out. */
function writtenOf(record: Line['record']): Record<string, unknown> {
  const cell = (name: string) => (record[name] ?? '').trim();
  const written = COLUMNS.flatMap((name): [string, unknown][] => {
    if (cell(name) === '') return [];
    const [own, other] = [valueIn(name, cell(name)), valueIn(name, cell(`${name}.zh`))];
    return [[name, cell(`${name}.zh`) === '' ? own : paired(own, other)]];
  });
  return Object.fromEntries(written);
}

function valueIn(name: string, raw: string): unknown {
  const parts = raw.split('|').map((part) => part.trim());
  if (LISTS.includes(name)) return parts;
  if (name !== 'right') return raw;
  if (/^(true|false)$/i.test(raw)) return raw.toLowerCase() === 'true';
  return parts.length > 1 ? parts : raw;
}

function paired(en: unknown, zh: unknown): unknown {
  if (!Array.isArray(en)) return typeof en === 'boolean' ? en : { en, zh };
  const other = Array.isArray(zh) ? zh : [zh];
  return en.map((one, n) => ({ en: one, zh: other[n] ?? '' }));
}

/** zod says in its own words what the schema leaves to it. */
function faultIn(written: unknown, language: Locale): string | undefined {
  const error = language === 'zh' ? z.locales.zhCN().localeError : z.locales.en().localeError;
  const read = questionShape.safeParse(written, { error });
  const [issue] = read.error?.issues ?? [];
  if (issue === undefined) return undefined;
  const at = issue.path.map(String).join(' › ');
  const message = worded(issue.message)[language];
  return at === '' ? message : `${at}: ${message}`;
}

function doubled(
  { ask }: Record<string, unknown>,
  seen: Map<string, number>,
  line: number,
  say: Texts,
): string | undefined {
  const plain = plainly(JSON.stringify(ask));
  const first = seen.get(plain);
  if (first === undefined) seen.set(plain, line);
  return first === undefined ? undefined : say.sameQuestion({ line: first });
}
