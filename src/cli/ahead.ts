import { parse, type Wrong, wrong } from './reading.ts';

/** Where the communities are, and one of them, as far as that was said. */
type Where = { readonly at?: string; readonly community?: string };

export type PlanAsked = Where & { readonly do: 'plan'; readonly days: number };

export type RehearseAsked = Where & {
  readonly do: 'rehearse';
  readonly days: number;
  readonly members: number;
  readonly seed: number;
  /** 2026-12-24; without it, now */
  readonly from?: string;
};

const MOST_DAYS = 400;

export function readPlan(rest: readonly string[]): PlanAsked | Wrong {
  const parsed = parse(rest, { days: { type: 'string', default: '14' } });
  if ('words' in parsed) return wrong(parsed.words);
  const where = whereIn(parsed.positionals, 'plan');
  if ('words' in where) return where;
  const days = wholes(parsed.values, { days: MOST_DAYS });
  return 'words' in days ? days : { do: 'plan', ...days, ...where };
}

/** What takes more than some minutes is rehearsed in parts. */
const MOST = { days: 62, members: 500, seed: 1_000_000 };

export function readRehearse(rest: readonly string[]): RehearseAsked | Wrong {
  const parsed = parse(rest, {
    days: { type: 'string', default: '7' },
    members: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
  });
  if ('words' in parsed) return wrong(parsed.words);
  const where = whereIn(parsed.positionals, 'rehearse');
  if ('words' in where) return where;
  const numbers = wholes(parsed.values, MOST);
  if ('words' in numbers) return numbers;
  const { from } = parsed.values;
  if (from === undefined) return { do: 'rehearse', ...numbers, ...where };
  if (!isDay(String(from))) return wrong((say) => say.fromNeeds);
  return { do: 'rehearse', ...numbers, from: String(from), ...where };
}

/** A folder or a file, and a community of it, each at most once. */
function whereIn(words: readonly string[], verb: string): Where | Wrong {
  const [at, ...others] = words.filter(isPath);
  const [community, ...more] = words.filter((word) => !isPath(word));
  if (others.length + more.length > 0) return wrong((say) => say.placeTaken({ verb }));
  return { ...(at && { at }), ...(community && { community }) };
}

/** Names of communities have neither; a folder right here is written ./examples. */
const isPath = (word: string) => /[/\\]|^\.+$|\.ya?ml$/.test(word);

/** Whole numbers from 1 to the most that each may be. */
function wholes<Name extends string>(
  values: Readonly<Record<string, unknown>>,
  mosts: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number>> | Wrong {
  const names = Object.keys(mosts) as Name[];
  const misread = names.find((name) => !isWhole(Number(values[name]), mosts[name]));
  if (misread !== undefined)
    return wrong((say) => say.wholeNeeded({ option: misread, most: mosts[misread] }));
  return Object.fromEntries(names.map((name) => [name, Number(values[name])])) as Record<
    Name,
    number
  >;
}

const isWhole = (number: number, most: number) =>
  Number.isInteger(number) && number >= 1 && number <= most;

/** Of a calendar: there is no 30th of February, which `Date` takes for a day of March. */
function isDay(typed: string): boolean {
  const at = Date.parse(`${typed}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === typed;
}
