import { z } from 'zod';
import { instead, listed, nearest, type Problem } from './problem.ts';
import type { Path, Source } from './source.ts';

/** Checks values of one file and gathers all that is wrong, instead of stopping at the first. */
export type Notes = {
  readonly source: Source;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly wrong: (path: Path, message: string, part?: 'key' | 'value') => void;
  readonly warn: (path: Path, message: string) => void;
  /** The value as its schema reads it; undefined when it was wrong, and then that is noted. */
  readonly read: <T>(schema: z.ZodType<T>, value: unknown, path: Path) => T | undefined;
};

export function notesOn(source: Source): Notes {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const wrong: Notes['wrong'] = (path, message, part) => {
    problems.push(source.problem(path, message, part));
  };
  return {
    source,
    problems,
    warnings,
    wrong,
    warn: (path, message) => {
      warnings.push(source.problem(path, message));
    },
    read(schema, value, path) {
      const known = new WeakMap<readonly string[], readonly string[]>();
      const result = schema.safeParse(value, { error: (issue) => phrase(issue, known) });
      if (result.success) return result.data;
      for (const issue of result.error.issues) explain(issue, path, { source, wrong, known });
      return undefined;
    },
  };
}

type Telling = Pick<Notes, 'source' | 'wrong'> & {
  /** the keys there are, by zod's list of those there are not */
  readonly known: WeakMap<readonly string[], readonly string[]>;
};

function explain(issue: z.core.$ZodIssue, base: Path, telling: Telling): void {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      explainKeys(issue, path, telling);
      break;
    case 'invalid_key': {
      const right = issue.issues[0]?.message ?? 'another';
      telling.wrong(path, `"${name(path)}" cannot stand here; it should be ${right}`, 'key');
      break;
    }
    case 'custom':
      telling.wrong(path, issue.message);
      break;
    case 'invalid_union':
      explainUnion(issue, path, telling);
      break;
    default:
      contrast(path, issue.message, telling);
  }
}

/** The value found, beside what would be right. */
function contrast(path: Path, right: string, { source, wrong }: Telling): void {
  if (name(path).includes('：')) {
    wrong(path, `"${name(path)}"${WIDE_COLON}`, 'key');
    return;
  }
  const written = source.written(path);
  const found = written === 'nothing' ? 'is missing' : `is ${written}`;
  wrong(path, `${name(path)} ${found}; it should be ${right}`);
}

function explainKeys(
  { keys }: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  telling: Telling,
): void {
  const there = path.length === 0 ? 'here' : `in ${path.map(placeName).join(' › ')}`;
  for (const key of keys) {
    const hint = hintOf(key, path, telling.known.get(keys) ?? [], telling);
    telling.wrong([...path, key], `there is no "${key}" ${there}${hint}`, 'key');
  }
}

const placeName = (part: PropertyKey) =>
  typeof part === 'number' ? `entry ${part + 1}` : String(part);

/** What stands there already was not meant by a key that is unknown. */
function hintOf(key: string, path: Path, known: readonly string[], { source }: Telling): string {
  if (key.includes('：')) return `; it${WIDE_COLON}`;
  if (key === '<<') return '; settings are not merged here, so write them out';
  const absent = known.filter((one) => source.written([...path, one]) === 'nothing');
  return nearest(key, absent) === undefined ? listed(known) : instead(key, absent);
}

const WIDE_COLON = ' has ： in it; write ": " with a blank behind it';

/** What the union says itself; else the form that was likely meant by the value's kind; else all forms. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, telling: Telling): void {
  const ofItsKind = issue.errors.find((issues) =>
    issues.every(({ code, path: at }) => at.length > 0 || code !== 'invalid_type'),
  );
  if (issue.message === '' && ofItsKind !== undefined) {
    for (const inner of ofItsKind) explain(inner, path, telling);
    return;
  }
  const forms = new Set(issue.errors.map((issues) => issues[0]?.message ?? ''));
  contrast(path, issue.message || [...forms].join(', or '), telling);
}

function name(path: Path): string {
  const last = path.at(-1);
  if (typeof last === 'number') return `entry ${last + 1} of ${String(path.at(-2) ?? 'the list')}`;
  return last === undefined ? 'the file' : String(last);
}

/** Completes "it should be …", where a schema does not say it itself. */
function phrase(issue: z.core.$ZodRawIssue, known: Telling['known']): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' or ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${sized(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${sized(issue.maximum, issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `of the form ${issue.pattern}` : `a valid ${issue.format}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      if (issue.inst instanceof z.ZodObject) known.set(issue.keys, Object.keys(issue.inst.shape));
      return 'known';
    case 'invalid_union':
      // A union that does not say it itself is explained by its parts.
      return '';
    default:
      return 'something else';
  }
}

function sized(size: number | bigint, origin: string): string {
  if (origin === 'string') return `${size} character${size === 1 ? '' : 's'} long`;
  return origin === 'array' ? `${size} entr${size === 1 ? 'y' : 'ies'} long` : String(size);
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of names with their settings',
};
