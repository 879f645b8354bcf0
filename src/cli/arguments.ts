import type { Locale } from '../chat/locale.ts';
import { texts as configTexts, instead } from '../config/problem.ts';
import { type PlanAsked, type RehearseAsked, readPlan, readRehearse } from './ahead.ts';
import { parse, type Wrong, wrong } from './reading.ts';
import type { Texts } from './texts/en.ts';
import { texts } from './texts.ts';

/** What was typed behind `emcee`. */
export type Asked =
  | { readonly do: 'start' }
  /** `at`: a folder, a file, or a community by its name; without it, the folder that is run */
  | { readonly do: 'check'; readonly at?: string }
  | PlanAsked
  | RehearseAsked
  | {
      readonly do: 'run';
      readonly community: string;
      readonly words: string;
      readonly spaces: readonly string[];
    }
  | {
      readonly do: 'token';
      readonly ask: 'make' | 'list' | 'revoke';
      readonly community: string;
      /** of the token; '' for a list */
      readonly name: string;
    }
  | {
      readonly do: 'import';
      readonly community: string;
      readonly pool: string;
      readonly file: string;
    }
  | { readonly do: 'schema'; readonly file?: string }
  | { readonly do: 'backup'; readonly file: string }
  | { readonly do: 'bank'; readonly file: string; readonly title?: string }
  | { readonly do: 'build' }
  | { readonly do: 'version' }
  /** `of`: a verb; all when absent */
  | { readonly do: 'help'; readonly of?: string }
  | { readonly do: 'wrong'; readonly why: string };

type Read = Exclude<Asked, { do: 'wrong' }> | Wrong;

/** `language`: in which is told what is wrong. */
export function readArguments(typed: readonly string[], language: Locale = 'en'): Asked {
  const asked = read(typed);
  return asked.do === 'wrong'
    ? { do: 'wrong', why: asked.words(texts[language], language) }
    : asked;
}

function read([first = 'help', ...rest]: readonly string[]): Read {
  const verb = VERSION.includes(first) ? 'version' : first;
  if (HELP.includes(verb)) return { do: 'help' };
  if (HELP.includes(rest[0] ?? '')) return { do: 'help', of: verb };
  const reader = readers.get(verb);
  return reader?.(rest) ?? wrong((say, locale) => noVerb(say, locale, verb));
}

const HELP: readonly string[] = ['--help', '-h'];
const VERSION: readonly string[] = ['--version', '-v'];

const alone =
  (verb: 'start' | 'build' | 'version') =>
  (rest: readonly string[]): Read =>
    rest.length === 0 ? { do: verb } : wrong((say) => say.nothingMore({ verb }));

/** By their verbs, as they are shown to whoever typed another. */
const readers = new Map<string, (rest: readonly string[]) => Read>([
  ['start', alone('start')],
  ['check', readCheck],
  ['plan', readPlan],
  ['rehearse', readRehearse],
  ['run', readRun],
  ['coupons', readImport],
  ['quiz', readBank],
  ['token', readToken],
  ['schema', ([file]) => ({ do: 'schema', ...(file && { file }) })],
  ['backup', ([file]) => (file ? { do: 'backup', file } : wrong((say) => say.backupNeeds))],
  ['version', alone('version')],
  ['help', ([of]) => ({ do: 'help', ...(of && { of }) })],
  ['build', alone('build')],
]);

function noVerb(say: Texts, locale: Locale, verb: string): string {
  const verbs = [...readers.keys()].filter((known) => known !== 'build');
  return `${say.noVerb({ verb })}${instead(configTexts[locale], verb, verbs)}`;
}

function readCheck([at, ...more]: readonly string[]): Read {
  if (more.length > 0 || at?.startsWith('-')) return wrong((say) => say.checkTakes);
  return { do: 'check', ...(at && { at }) };
}

function readBank([verb, ...rest]: readonly string[]): Read {
  const parsed = parse(rest, { title: { type: 'string' } });
  if ('words' in parsed) return wrong(parsed.words);
  const [file] = parsed.positionals;
  const { title } = parsed.values;
  if (verb !== 'import' || file === undefined) return wrong((say) => say.quizNeeds);
  return { do: 'bank', file, ...(typeof title === 'string' && { title }) };
}

function readToken(rest: readonly string[]): Read {
  const [verb = '', community = '', name = '', ...more] = rest;
  if (verb === 'list' && community !== '' && name === '')
    return { do: 'token', ask: 'list', community, name };
  if (verb === 'revoke' && name !== '' && more.length === 0)
    return { do: 'token', ask: 'revoke', community, name };
  return verb === 'list' || verb === 'revoke' ? wrong((say) => say.tokensLike) : readNewToken(rest);
}

function readNewToken(rest: readonly string[]): Read {
  const parsed = parse(rest, { name: { type: 'string', default: 'shop' } });
  if ('words' in parsed) return wrong(parsed.words);
  const [community = '', ...more] = parsed.positionals;
  const name = String(parsed.values['name']);
  if (community === '' || more.length > 0) return wrong((say) => say.tokenNeeds);
  if (!TOKEN_NAME.test(name)) return wrong((say) => say.tokenName);
  return { do: 'token', ask: 'make', community, name };
}
const TOKEN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

function readImport(rest: readonly string[]): Read {
  const [verb, community = '', pool = '', file, ...more] = rest;
  if (verb !== 'import' || file === undefined || more.length > 0)
    return wrong((say) => say.importLike);
  return { do: 'import', community, pool, file };
}

/** Words with blanks were quoted for the shell; behind the command's name they are quoted again for it. */
function readRun([community, ...rest]: readonly string[]): Read {
  const spaces: string[] = [];
  const words = [...rest];
  while (words[0] === '--in') {
    const [, space] = words.splice(0, 2);
    if (space === undefined) return wrong((say) => say.inNeeds);
    spaces.push(space);
  }
  if (community === undefined || words.length === 0) return wrong((say) => say.runNeeds);
  const quoted = words.map((word, n) =>
    n > 0 && /\s/.test(word) && !word.includes('"') ? quote(word) : word,
  );
  return { do: 'run', community, words: quoted.join(' '), spaces };
}

function quote(word: string): string {
  const named = /^([\w-]+)=(.*)$/s.exec(word);
  return named ? `${named[1]}="${named[2]}"` : `"${word}"`;
}
