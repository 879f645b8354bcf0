import type { Locale } from '../chat/locale.ts';
import { texts as configTexts, instead } from '../config/problem.ts';
import { type PlanAsked, type RehearseAsked, readPlan, readRehearse } from './ahead.ts';
import { parse, type Wrong, wrong } from './reading.ts';
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

function read(typed: readonly string[]): Read {
  const [first = 'help', ...rest] = typed;
  const verb = first === '--version' || first === '-v' ? 'version' : first;
  if ([verb, ...rest.slice(0, 1)].some((word) => HELP.includes(word)))
    return HELP.includes(verb) ? { do: 'help' } : { do: 'help', of: verb };
  switch (verb) {
    case 'start':
    case 'build':
    case 'version':
      return rest.length === 0 ? { do: verb } : wrong((say) => say.nothingMore({ verb }));
    case 'help':
      return rest[0] === undefined ? { do: 'help' } : { do: 'help', of: rest[0] };
    case 'check':
      return readCheck(rest);
    case 'plan':
      return readPlan(rest);
    case 'rehearse':
      return readRehearse(rest);
    case 'run':
      return readRun(rest);
    case 'quiz':
      return readBank(rest);
    case 'token':
      return readToken(rest);
    case 'coupons':
      return readImport(rest);
    case 'schema':
      return rest[0] === undefined ? { do: 'schema' } : { do: 'schema', file: rest[0] };
    case 'backup':
      return rest[0] === undefined
        ? wrong((say) => say.backupNeeds)
        : { do: 'backup', file: rest[0] };
    default:
      return wrong((say, locale) => {
        const hint = instead(configTexts[locale], verb, VERBS);
        return `${say.noVerb({ verb })}${hint}`;
      });
  }
}

const HELP: readonly string[] = ['--help', '-h'];

const VERBS = [
  'start',
  'check',
  'plan',
  'rehearse',
  'run',
  'coupons',
  'quiz',
  'token',
  'schema',
  'backup',
  'version',
  'help',
];

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
