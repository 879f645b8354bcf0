import { parseArgs } from 'node:util';
import { instead } from '../config/problem.ts';

/** What was typed behind `emcee`. */
export type Asked =
  | { readonly do: 'start' }
  /** `at`: a folder, a file, or a community by its name; without it, the folder that is run */
  | { readonly do: 'check'; readonly at?: string }
  | {
      readonly do: 'plan';
      readonly days: number;
      readonly at?: string;
      readonly community?: string;
    }
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
  | { readonly do: 'help' }
  | { readonly do: 'wrong'; readonly why: string };

export const usage = `emcee start                              run the bot
emcee check [folder, file or community]  is every file in communities/ right?
emcee plan [folder or file] [community] [--days 14]
                                         what will run when, where
emcee run <community> [--in space] <command> …   run a command, also while the bot runs
emcee coupons import <community> <pool> <file.csv>
                                         add codes to a pool, also while the bot runs
emcee quiz import <file.csv> [--title "…"]   write a table of questions as a bank
emcee token <community> [--name shop]    make a token for a program; it is shown once
emcee token list <community>             which tokens there are
emcee token revoke <community> <name>    a token is good for nothing from now on
emcee schema [file]                      write the JSON Schema of community files
emcee backup <file.tar.gz>               copy the embedded database (while the bot is stopped)
emcee help                               this`;

export function readArguments(typed: readonly string[]): Asked {
  const [verb = 'help', ...rest] = typed;
  if ([verb, ...rest.slice(0, 1)].some((word) => word === '--help' || word === '-h'))
    return { do: 'help' };
  switch (verb) {
    case 'start':
    case 'build':
    case 'help':
      return rest.length === 0 ? { do: verb } : wrong(`${verb} takes nothing more`);
    case 'check':
      return readCheck(rest);
    case 'plan':
      return readPlan(rest);
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
      return rest[0] === undefined ? wrong('backup needs a file') : { do: 'backup', file: rest[0] };
    default:
      return wrong(`there is no "${verb}"${instead(verb, VERBS)}`);
  }
}

const VERBS = [
  'start',
  'check',
  'plan',
  'run',
  'coupons',
  'quiz',
  'token',
  'schema',
  'backup',
  'help',
];

const wrong = (why: string): Asked => ({ do: 'wrong', why });
const MOST_DAYS = 400;

function readPlan(rest: readonly string[]): Asked {
  const parsed = parse(rest, { days: { type: 'string', default: '14' } });
  if ('why' in parsed) return wrong(parsed.why);
  const [at, ...others] = parsed.positionals.filter(isPath);
  const [community, ...more] = parsed.positionals.filter((word) => !isPath(word));
  if (others.length + more.length > 0)
    return wrong('plan takes one folder or file, and one community of it');
  const days = Number(parsed.values['days']);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    return wrong(`--days needs a whole number from 1 to ${MOST_DAYS}`);
  return { do: 'plan', days, ...(at && { at }), ...(community && { community }) };
}

/** Names of communities have neither; a folder right here is written ./examples. */
const isPath = (word: string) => /[/\\]|^\.+$|\.ya?ml$/.test(word);

function readCheck([at, ...more]: readonly string[]): Asked {
  if (more.length > 0 || at?.startsWith('-'))
    return wrong('check takes one folder or file: emcee check communities/examples');
  return { do: 'check', ...(at && { at }) };
}

function readBank([verb, ...rest]: readonly string[]): Asked {
  const parsed = parse(rest, { title: { type: 'string' } });
  if ('why' in parsed) return wrong(parsed.why);
  const [file] = parsed.positionals;
  const { title } = parsed.values;
  if (verb !== 'import' || file === undefined)
    return wrong('quiz needs: import, and a file such as questions.csv');
  return { do: 'bank', file, ...(typeof title === 'string' && { title }) };
}

function readToken(rest: readonly string[]): Asked {
  const [verb = '', community = '', name = '', ...more] = rest;
  if (verb === 'list' && community !== '' && name === '')
    return { do: 'token', ask: 'list', community, name };
  if (verb === 'revoke' && name !== '' && more.length === 0)
    return { do: 'token', ask: 'revoke', community, name };
  return verb === 'list' || verb === 'revoke'
    ? wrong('like this: emcee token list night-readers; emcee token revoke night-readers shop')
    : readNewToken(rest);
}

function readNewToken(rest: readonly string[]): Asked {
  const parsed = parse(rest, { name: { type: 'string', default: 'shop' } });
  if ('why' in parsed) return wrong(parsed.why);
  const [community = '', ...more] = parsed.positionals;
  const name = String(parsed.values['name']);
  if (community === '' || more.length > 0)
    return wrong('token needs a community: emcee token night-readers --name shop');
  if (!TOKEN_NAME.test(name))
    return wrong('--name takes up to 40 letters, digits, blanks, dots, hyphens and underscores');
  return { do: 'token', ask: 'make', community, name };
}
const TOKEN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

function readImport(rest: readonly string[]): Asked {
  const [verb, community = '', pool = '', file, ...more] = rest;
  if (verb !== 'import' || file === undefined || more.length > 0)
    return wrong('like this: emcee coupons import night-readers winter codes.csv');
  return { do: 'import', community, pool, file };
}

/** Words with blanks were quoted for the shell; behind the command's name they are quoted again for it. */
function readRun([community, ...rest]: readonly string[]): Asked {
  const spaces: string[] = [];
  const words = [...rest];
  while (words[0] === '--in') {
    const [, space] = words.splice(0, 2);
    if (space === undefined) return wrong('--in needs the name of a space');
    spaces.push(space);
  }
  if (community === undefined || words.length === 0)
    return wrong('run needs a community and a command: emcee run night-readers top');
  const quoted = words.map((word, n) =>
    n > 0 && /\s/.test(word) && !word.includes('"') ? quote(word) : word,
  );
  return { do: 'run', community, words: quoted.join(' '), spaces };
}

function quote(word: string): string {
  const named = /^([\w-]+)=(.*)$/s.exec(word);
  return named ? `${named[1]}="${named[2]}"` : `"${word}"`;
}

function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: readonly string[],
  options: T,
) {
  try {
    const parsed = parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true });
    return { positionals: parsed.positionals, values: parsed.values as Record<string, unknown> };
  } catch (error) {
    return { why: error instanceof Error ? error.message : 'the options could not be read' };
  }
}
