import { saidMoment } from '../../agenda/said-moment.ts';
import type { Given } from '../../chat/incoming.ts';
import { calledInChinese, type NamedOption } from '../command.ts';
import { isTyped } from '../sent.ts';

/** Telegram's names know no hyphen, and no blank. */
export const spaced = (name: string) => name.replaceAll(/[_-]/g, ' ');

/**
 * Takes apart what stood behind a command's name. Values come in the declared order, or as
 * `name=value`, where the name may be Chinese, and the sign of full width or a colon; one with spaces
 * stands in quotes; the last text, or a name that nothing can follow, takes all that is left, as it is.
 * With its name before it, it ends where another name begins. What is left over belongs to nobody and
 * is returned as `rest`.
 */
export function takeApart(
  typed: string,
  options: readonly NamedOption[],
): { readonly given: Given; readonly rest: string } {
  const given: Record<string, string> = {};
  let rest = typed.trim();
  while (rest !== '') {
    const named = namedValue(rest, options, given);
    const option = named?.option ?? nextOpen(rest, options, given);
    if (option === undefined) break;
    const token = named
      ? namedToken(option, named.rest, options, given)
      : tokenOf(option, rest, options, given);
    given[option.name] = token.value;
    rest = token.rest;
  }
  return { given, rest };
}

/** Of a value that stands in its place, without its name before it. */
function tokenOf(option: NamedOption, from: string, options: readonly NamedOption[], given: Given) {
  if (isGreedy(option, options, given)) return { value: unquoted(from), rest: '' };
  if (endsInNumbers(option, options, given)) return nameToken(from, options);
  const [next] = options.filter((other) => other !== option && !(other.name in given));
  const ends = next?.required === true ? endOf(option, next) : undefined;
  return (ends && before(from, ends)) ?? tokenFor(option, from);
}

/** Words at length, and what nothing else could belong to, have their blanks also behind a name. */
function namedToken(
  option: NamedOption,
  from: string,
  options: readonly NamedOption[],
  given: Given,
) {
  const open = options.filter((other) => other !== option && !(other.name in given));
  const isPhrase = isAtLength(option) || (isGreedy(option, options, given) && open.length === 0);
  if (!isPhrase || QUOTED.test(from)) return tokenFor(option, from);
  const phrase = upTo(from, beginsNamed(open));
  // What is required and has no name before it must stand in this rest.
  return phrase.rest === '' && !isGreedy(option, options, given) ? tokenFor(option, from) : phrase;
}

const isAtLength = ({ kind }: NamedOption) => kind.is === 'text' && kind.long;

/** A moment may have blanks: `明天 晚上八点`, `2026-12-24 20:00`. */
function tokenFor({ kind }: NamedOption, from: string) {
  return (kind.is === 'moment' ? momentToken(from) : undefined) ?? firstToken(from);
}

type Token = { readonly value: string; readonly rest: string };

/** Words that a moment may have. */
const MOST_WORDS = 4;

/** The longest moment that the text begins with. */
function momentToken(text: string): Token | undefined {
  const ends = [...text.matchAll(/\S+/g)]
    .slice(0, MOST_WORDS)
    .map((word) => word.index + word[0].length);
  const end = ends.findLast((at) => saidMoment(text.slice(0, at)) !== undefined);
  return end === undefined
    ? undefined
    : { value: text.slice(0, end), rest: text.slice(end).trimStart() };
}

/**
 * Whether what follows a blank ends a name that may have blanks: `/event create Reading night tomorrow 20:00`,
 * `/grant Zhang San 20 thanks`. Undefined: its value has none.
 */
function endOf({ kind }: NamedOption, next: NamedOption): ((rest: string) => boolean) | undefined {
  if (next.kind.is === 'moment') return (rest) => momentToken(rest) !== undefined;
  if (kind.is === 'member' && next.kind.is === 'integer')
    return (rest) => isNumber(next, firstToken(rest).value);
  return undefined;
}

function isNumber({ read }: NamedOption, said: string): boolean {
  const number = read(said);
  return number.ok || number.why.is === 'out-of-range';
}

function before(text: string, ends: (rest: string) => boolean): Token | undefined {
  if (QUOTED.test(text)) return undefined;
  const gap = [...text.matchAll(/\s+/g)].find(({ index, 0: blank }) =>
    ends(text.slice(index + blank.length)),
  );
  return gap && { value: text.slice(0, gap.index), rest: text.slice(gap.index).trimStart() };
}

/** What may stand before the sign. */
export const namesOf = (option: NamedOption) =>
  [option.name, calledInChinese(option)].filter((name) => /^[\p{L}\p{N}_-]+$/u.test(name));

function namedValue(rest: string, options: readonly NamedOption[], given: Given) {
  const match = /^([\p{L}\p{N}_-]+)([=＝：])(?=\S)/u.exec(rest);
  const option = options.find(
    (one) => isTyped(one.kind) && namesOf(one).some((name) => name === match?.[1]),
  );
  if (match === null || option === undefined || option.name in given) return undefined;
  if (match[2] === '：' && beginsWords(option, options, given)) return undefined;
  return { option, rest: rest.slice(match[0].length) };
}

/**
 * Words at length that stand first may begin with their own name and a colon: `/ask 问题：怎么报名？` Another's
 * name is heeded also where its value won't do: who writes `匿名：…` is not to be shown by name.
 */
function beginsWords(option: NamedOption, options: readonly NamedOption[], given: Given): boolean {
  if (option !== options[0] || Object.keys(given).length > 0) return false;
  return isAtLength(option) && isGreedy(option, options, given);
}

/** The next option without a value; one that wants a person is passed over by what is none. */
function nextOpen(rest: string, options: readonly NamedOption[], given: Given) {
  const open = options.filter(({ name }) => !(name in given));
  const first = firstToken(rest);
  // `/grant 5 @lin` is understood as well: the number is for what wants one.
  const isNumberFirst =
    /^(?:[@＠]|<@)/.test(first.rest) &&
    open.some(({ kind, read }) => kind.is === 'integer' && read(first.value).ok);
  const named = /^(?:[@＠]|<@)/.test(rest);
  return open
    .filter(({ kind }) => isTyped(kind))
    .find(({ kind, required }) => kind.is !== 'member' || named || (required && !isNumberFirst));
}

function isGreedy(option: NamedOption, options: readonly NamedOption[], given: Given): boolean {
  const open = options.filter((other) => other !== option && !(other.name in given));
  // A name may have blanks: where nothing could follow, they belong to it.
  if (option.kind.is === 'named') return open.length === 0;
  return option.kind.is === 'text' && !open.some(({ required }) => required);
}

/** A name with blanks ends where a number begins, when nothing but numbers may follow: `/receipts morning card 2`. */
function endsInNumbers(option: NamedOption, options: readonly NamedOption[], given: Given) {
  const open = options.filter((other) => other !== option && !(other.name in given));
  const areNumbers = open.every(({ kind, required }) => kind.is === 'integer' && !required);
  return option.kind.is === 'named' && areNumbers;
}

function nameToken(text: string, options: readonly NamedOption[]): Token {
  if (QUOTED.test(text)) return firstToken(text);
  return upTo(text, `[+-]?\\d+$|${beginsNamed(options)}`);
}

/** What a value with its name before it begins with, as a pattern; no option begins nowhere. */
function beginsNamed(options: readonly NamedOption[]): string {
  const names = options.filter(({ kind }) => isTyped(kind)).flatMap(namesOf);
  return names.length === 0 ? '(?!)' : `(?:${names.join('|')})[=＝：]\\S`;
}

/** All before what follows after a blank. */
function upTo(text: string, follows: string): Token {
  const gap = new RegExp(`\\s+(?=${follows})`, 'su').exec(text);
  if (gap === null) return { value: text, rest: '' };
  return { value: text.slice(0, gap.index), rest: text.slice(gap.index + gap[0].length) };
}

const QUOTED = /^(?:"([^"]*)"|“([^”]*)”|「([^」]*)」)/;

function firstToken(text: string): Token {
  const match = QUOTED.exec(text) ?? /^(\S+)/.exec(text);
  if (match === null) return { value: '', rest: '' };
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  return { value, rest: text.slice(match[0].length).trimStart() };
}

function unquoted(text: string): string {
  const match = QUOTED.exec(text);
  return match !== null && match[0].length === text.length ? firstToken(text).value : text;
}
