import type { Command, NamedOption } from '../../src/bot/command.ts';
import { type Both, locales } from '../../src/chat/locale.ts';
import { FORM_FIELDS, OPTION_CHOICES } from './abilities.ts';
import { type CommandGroup, groupsOf } from './groups.ts';

/** Application commands: the limits of names, texts and counts. */
const WORD = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u;
const ABOUT = 100;
const CHOICE = 100;
const OPTIONS = 25;
const WEIGHT = 8000;
const COMMANDS = 100;

type Fitting = Pick<Command, 'name' | 'about' | 'options'>;

/** Why Discord would not take a command, and what to change; undefined when it fits. */
export function fitsDiscord(command: Fitting): string | undefined {
  const here = `/${command.name}`;
  const words = command.name.split(' ');
  if (words.length > 2 || !words.every((word) => WORD.test(word)))
    return `${here}: a name is one or two words of up to 32 lower-case letters, digits, - or _`;
  const asked = command.options.filter(({ kind, required }) => required && isLong(kind)).length;
  return (
    aboutProblem(here, command.about) ??
    above(`${here}: options`, command.options.length, OPTIONS) ??
    above(`${here}: long texts, which a form asks for`, asked, FORM_FIELDS) ??
    firstOf(command.options, (option) => optionProblem(`${here} ${option.name}`, option)) ??
    above(`${here}: characters of its texts in one language`, weight(command), WEIGHT)
  );
}

/** Why these commands would not stand beside each other in one server's menu. */
export function fitTogether(commands: readonly Command[]): string | undefined {
  const groups = groupsOf(commands);
  return above('commands', groups.length, COMMANDS) ?? firstOf(groups, groupProblem);
}

function groupProblem({ name, commands }: CommandGroup): string | undefined {
  const bare = commands.some((command) => command.name === name);
  if (bare && commands.length > 1)
    return `/${name}: cannot be a command itself beside /${name} and a second word; rename one`;
  const total = commands.reduce((sum, command) => sum + weight(command), 0);
  return (
    above(`/${name}: second words`, commands.length, OPTIONS) ??
    above(`/${name}: characters of all its texts`, total, WEIGHT)
  );
}

function optionProblem(here: string, { name, about, kind }: NamedOption): string | undefined {
  if (!WORD.test(name)) return `${here}: an option is named by one lower-case word`;
  const problem = aboutProblem(here, about);
  if (problem !== undefined) return problem;
  if (kind.is !== 'choice') return undefined;
  return (
    above(`${here}: choices`, kind.of.length, OPTION_CHOICES) ??
    firstOf(kind.of, (value) => lengthProblem(`${here}: the choice “${value}”`, value, CHOICE))
  );
}

function isLong(kind: NamedOption['kind']): boolean {
  return kind.is === 'text' && kind.long;
}

function aboutProblem(here: string, about: Both): string | undefined {
  return firstOf(locales, (locale) =>
    lengthProblem(`${here}: its description (${locale})`, about[locale], ABOUT),
  );
}

function lengthProblem(what: string, text: string, max: number): string | undefined {
  const length = [...text].length;
  return length >= 1 && length <= max
    ? undefined
    : `${what} has ${length} characters, not 1–${max}`;
}

function above(what: string, count: number, max: number): string | undefined {
  return count <= max ? undefined : `${what}: ${count}, Discord takes ${max}`;
}

function firstOf<T>(all: readonly T[], problem: (one: T) => string | undefined) {
  for (const one of all) {
    const found = problem(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names, descriptions and choices together, the longest language of each counted. */
function weight({ name, about, options }: Fitting): number {
  const inner = options.reduce((sum, option) => {
    const choices = option.kind.is === 'choice' ? option.kind.of : [];
    const chosen = choices.reduce((all, value) => all + 2 * [...value].length, 0);
    return sum + option.name.length + longest(option.about) + chosen;
  }, 0);
  return name.length + longest(about) + inner;
}

function longest(about: Both): number {
  return Math.max(...locales.map((locale) => [...about[locale]].length));
}
