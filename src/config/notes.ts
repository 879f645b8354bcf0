import { z } from 'zod';
import { worded, wording } from '../bot/setting.ts';
import type { Both } from '../chat/locale.ts';
import { instead, listed, nearest, type Problem, texts, type Words } from './problem.ts';
import type { Path, Source } from './source.ts';
import type { Texts } from './texts/en.ts';

/** Checks values of one file and gathers all that is wrong, instead of stopping at the first. */
export type Notes = {
  readonly source: Source;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly wrong: (path: Path, words: Words, part?: 'key' | 'value') => void;
  readonly warn: (path: Path, words: Words) => void;
  /** The value as its schema reads it; undefined when it was wrong, and then that is noted. */
  readonly read: <T>(schema: z.ZodType<T>, value: unknown, path: Path) => T | undefined;
};

export function notesOn(source: Source): Notes {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const wrong: Notes['wrong'] = (path, words, part) => {
    problems.push(source.problem(path, words, part));
  };
  return {
    source,
    problems,
    warnings,
    wrong,
    warn: (path, words) => {
      warnings.push(source.problem(path, words));
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
      const right = worded(issue.issues[0]?.message ?? '');
      telling.wrong(
        path,
        (say, locale) => say.wrongKey({ name: name(path, say), right: right[locale] }),
        'key',
      );
      break;
    }
    case 'custom': {
      const said = worded(issue.message);
      telling.wrong(path, (_, locale) => said[locale]);
      break;
    }
    case 'invalid_union':
      explainUnion(issue, path, telling);
      break;
    default:
      contrast(path, worded(issue.message), telling);
  }
}

/** The value found, beside what would be right. */
function contrast(path: Path, right: Both, { source, wrong }: Telling): void {
  const last = String(path.at(-1));
  if (last.includes('：')) {
    wrong(path, (say) => say.wideColon({ name: last }), 'key');
    return;
  }
  const found = source.written(path);
  wrong(path, (say, locale) => {
    const it = { name: name(path, say), right: right[locale] };
    if (found === 'nothing') return say.isMissing(it);
    return say.isWrong({ ...it, found: typeof found === 'string' ? say[found] : found.text });
  });
}

function explainKeys(
  { keys }: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  telling: Telling,
): void {
  for (const key of keys) {
    const hint = hintOf(key, path, telling.known.get(keys) ?? [], telling);
    telling.wrong(
      [...path, key],
      (say) => `${say.unknownKey({ name: key, path })}${hint(say)}`,
      'key',
    );
  }
}

/** What stands there already was not meant by a key that is unknown. */
function hintOf(
  key: string,
  path: Path,
  known: readonly string[],
  { source }: Telling,
): (say: Texts) => string {
  if (key.includes('：')) return (say) => say.wideColonIn;
  if (key === '<<') return (say) => say.notMerged;
  const absent = known.filter((one) => source.written([...path, one]) === 'nothing');
  const near = nearest(key, absent) !== undefined;
  return (say) => (near ? instead(say, key, absent) : listed(say, known));
}

/** What the union says itself; else the form that was likely meant by the value's kind; else all forms. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, telling: Telling): void {
  const ofItsKind = issue.errors.find((issues) =>
    issues.every(({ code, path: at }) => at.length > 0 || code !== 'invalid_type'),
  );
  if (issue.message === '' && ofItsKind !== undefined) {
    for (const inner of ofItsKind) explain(inner, path, telling);
    return;
  }
  const forms = [...new Set(issue.errors.map((issues) => issues[0]?.message ?? ''))].map(worded);
  const any = right(({ forms: join }, locale) => join({ of: forms.map((one) => one[locale]) }));
  contrast(path, worded(issue.message || any), telling);
}

function name(path: Path, say: Texts): string {
  const last = path.at(-1);
  const before = path.at(-2);
  if (typeof last === 'number')
    return say.entry({ place: last + 1, of: before === undefined ? before : String(before) });
  return last === undefined ? say.theFile : String(last);
}

const right = wording({ en: texts.en.phrases, zh: texts.zh.phrases });

/** Completes "it should be …", where a schema does not say it itself. */
function phrase(issue: z.core.$ZodRawIssue, known: Telling['known']): string {
  switch (issue.code) {
    case 'invalid_type':
      return right(({ kinds }) => kinds[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return right((say) => say.either({ of: issue.values.map(String) }));
    case 'too_small': {
      const is = issue.inclusive === false ? 'above' : 'least';
      return right((say) => say.limit({ is, size: issue.minimum, of: issue.origin }));
    }
    case 'too_big': {
      const is = issue.inclusive === false ? 'below' : 'most';
      return right((say) => say.limit({ is, size: issue.maximum, of: issue.origin }));
    }
    case 'invalid_format':
      return right((say) =>
        issue.format === 'regex'
          ? say.form({ pattern: String(issue.pattern) })
          : say.format({ name: issue.format }),
      );
    case 'not_multiple_of':
      return right((say) => say.multiple({ of: issue.divisor }));
    case 'unrecognized_keys':
      if (issue.inst instanceof z.ZodObject) known.set(issue.keys, Object.keys(issue.inst.shape));
      return 'known';
    case 'invalid_union':
      // A union that does not say it itself is explained by its parts.
      return '';
    default:
      return right((say) => say.other);
  }
}
