import type { Moment } from '../agenda/moment.ts';
import { saidMoment } from '../agenda/said-moment.ts';
import type { Locale } from '../chat/locale.ts';
import { NUMERALS, wholeNumber } from '../chat/numerals.ts';

/** One question a command asks. The same value becomes a slash option, a field of a form, or a prompt. */
export type Option<T> = {
  readonly kind: Kind;
  readonly required: boolean;
  readonly read: (raw: string) => Read<T>;
  /** a button gives it along: no form shows it, and it comes back with the answers */
  readonly carried?: true;
};

export type Kind =
  | { readonly is: 'integer'; readonly min: number; readonly max: number }
  /** `long` texts are written in a form where there is one, and may hold several lines */
  | { readonly is: 'text'; readonly max: number; readonly long: boolean }
  | { readonly is: 'choice'; readonly of: readonly string[]; readonly words: Words }
  /**
   * One of what `suggest` of the command offers, checked by the handler. What stands beside a config
   * (`of`) is checked when the config is loaded as well: spaces, a picture's file, commands.
   */
  | { readonly is: 'named'; readonly max: number; readonly of?: 'spaces' | 'picture' }
  | { readonly is: 'member' }
  /** a space of the community, by its name in the config */
  | { readonly is: 'space' }
  /** a date and time, or a length of time */
  | { readonly is: 'moment' }
  /** sent along, not typed */
  | { readonly is: 'photo' }
  | { readonly is: 'file' };

/** What is to choose from, each with what else members say for it. */
export type Words<C extends string = string> = Readonly<Record<C, readonly string[]>>;

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Misread };

export type Misread =
  | { readonly is: 'missing' }
  | { readonly is: 'not-a-number' }
  | { readonly is: 'out-of-range'; readonly min: number; readonly max: number }
  | { readonly is: 'too-long'; readonly max: number }
  | { readonly is: 'not-offered'; readonly of: readonly string[]; readonly words?: Words }
  | { readonly is: 'not-a-member' }
  | { readonly is: 'not-a-moment' }
  | { readonly is: 'not-a-photo' }
  | { readonly is: 'not-a-file' }
  /** `like`: how it should look */
  | { readonly is: 'unlike'; readonly like: string };

/** A person as somebody named them: `@handle`, an account's id as a platform gives it, or `#7`, the member's number. */
export type MemberRef =
  | { readonly handle: string }
  | { readonly id: string }
  | { readonly number: number };

export type Options = Readonly<Record<string, Option<unknown>>>;
export type Answers<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

/** What Chinese puts behind a number: `5分`, `十个`. */
const COUNTED = new RegExp(
  `(?<=[\\p{N}${NUMERALS}])\\s*(?:积分|分|个|张|份|道|题|人|位|名|天|秒|页|次|级)$`,
  'u',
);

export function integer({ min, max }: { min: number; max: number }): Option<number> {
  return required({ is: 'integer', min, max }, (raw) => {
    const value = wholeNumber(raw.replace(COUNTED, ''));
    if (value === undefined) return { ok: false, why: { is: 'not-a-number' } };
    if (value < min || value > max) return { ok: false, why: { is: 'out-of-range', min, max } };
    return { ok: true, value };
  });
}

export function text({ max, long = false }: { max: number; long?: boolean }): Option<string> {
  return required({ is: 'text', max, long }, (raw) => within(raw, max));
}

export function named({ max = 100 }: { max?: number } = {}): Option<string> {
  return required({ is: 'named', max }, (raw) => within(raw, max));
}

/** Several spaces by their names, with commas. */
export function spaces(): Option<readonly string[]> {
  return required<readonly string[]>({ is: 'named', max: 300, of: 'spaces' }, (raw) => {
    if (raw.length > 300) return { ok: false, why: { is: 'too-long', max: 300 } };
    const names = raw.split(/[\s,，、]+/).filter((name) => name !== '');
    return { ok: true, value: [...new Set(names)] };
  });
}

/** A picture's file, beside that of the community. */
export function picture(): Option<string> {
  return required({ is: 'named', max: 200, of: 'picture' }, (raw) => within(raw, 200));
}

/** Text of a form of its own; `like` shows one that is right. */
export function written<T>(it: {
  readonly max: number;
  readonly like: string;
  readonly read: (raw: string) => T | undefined;
}): Option<T> {
  return required<T>({ is: 'text', max: it.max, long: false }, (raw) => {
    if (raw.length > it.max) return { ok: false, why: { is: 'too-long', max: it.max } };
    const value = it.read(raw);
    return value === undefined
      ? { ok: false, why: { is: 'unlike', like: it.like } }
      : { ok: true, value };
  });
}

/** Read as it is written, in capitals, of full width, or in the words that are declared with it. */
export function choice<C extends string>(words: Words<C>): Option<C> {
  const of = Object.keys(words) as C[];
  return required({ is: 'choice', of, words }, (raw) => {
    const said = raw.normalize('NFKC').toLowerCase();
    const value = of.find((one) => one.toLowerCase() === said || words[one].includes(said));
    return value === undefined
      ? { ok: false, why: { is: 'not-offered', of, words } }
      : { ok: true, value };
  });
}

/** What a choice is called where it is read: in Chinese by the first of its words in that language. */
export function labelOf(kind: Kind, value: string, locale: Locale): string {
  return kind.is === 'choice' && locale === 'zh' ? wordFor(value, kind.words) : value;
}

export const wordFor = (value: string, words: Words = {}): string =>
  words[value]?.find((word) => /\p{Script=Han}/u.test(word)) ?? value;

/** True for yes; `also` are words for the one or the other that fit what is asked. */
export function yesNo(also: Partial<Words<'yes' | 'no'>> = {}): Option<boolean> {
  const { kind, read } = choice({
    yes: ['true', '是', '是的', '要', '好', '好的', '可以', ...(also.yes ?? [])],
    no: ['false', '否', '不', '不要', '不用', '不是', ...(also.no ?? [])],
  });
  return required(kind, (raw) => {
    const said = read(raw);
    return said.ok ? { ok: true, value: said.value === 'yes' } : said;
  });
}

export const onOff = () =>
  choice({
    on: ['接收', '开', '开启', '打开', '恢复'],
    off: ['不接收', '关', '关闭', '关掉', '停用'],
  });

export function member(): Option<MemberRef> {
  return required<MemberRef>({ is: 'member' }, (raw) => {
    if (/^[@＠]\S{1,64}$/u.test(raw))
      return { ok: true, value: { handle: raw.slice(1).toLowerCase() } };
    if (/^#\d{1,9}$/.test(raw)) return { ok: true, value: { number: Number(raw.slice(1)) } };
    const id = /^(?:<@!?(\w+)>|(\w{1,32}))$/.exec(raw);
    if (id === null) return { ok: false, why: { is: 'not-a-member' } };
    return { ok: true, value: { id: id[1] ?? id[2] ?? '' } };
  });
}

export function space(): Option<string> {
  return required({ is: 'space' }, (raw) => within(raw, 64));
}

/** A time by the community's clock, or a length of time, as people say it: see `saidMoment`. */
export function moment(): Option<Moment> {
  return required<Moment>({ is: 'moment' }, (raw) => {
    const value = saidMoment(raw);
    return value === undefined ? { ok: false, why: { is: 'not-a-moment' } } : { ok: true, value };
  });
}

export function optional<T>(option: Option<T>): Option<T | undefined> {
  return {
    kind: option.kind,
    required: false,
    read: (raw) => (raw.trim() === '' ? { ok: true, value: undefined } : option.read(raw)),
  };
}

/** What a button gives along beside what is asked for. */
export const carried = <T>(option: Option<T>): Option<T> => ({ ...option, carried: true });

function required<T>(kind: Kind, read: (raw: string) => Read<T>): Option<T> {
  return {
    kind,
    required: true,
    read: (raw) => {
      const trimmed = raw.trim();
      return trimmed === '' ? { ok: false, why: { is: 'missing' } } : read(trimmed);
    },
  };
}

function within(raw: string, max: number): Read<string> {
  return raw.length > max ? { ok: false, why: { is: 'too-long', max } } : { ok: true, value: raw };
}
