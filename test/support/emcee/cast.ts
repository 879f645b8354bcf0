import type { Locale } from '../../../src/chat/locale.ts';

/** A person with an account on every platform. Mei is the admin that the config of `night` names. */
export type CastMember = {
  readonly name: string;
  readonly telegram: number;
  readonly discord: string;
  readonly web: string;
  readonly speaks: Locale;
};

export const names = ['lin', 'mei', 'sam', 'ada'] as const;
export type Name = (typeof names)[number];

const FIRST_TELEGRAM = 5_200_077_001;
const FIRST_DISCORD = 900_000_000_000_000_001n;

export function castMember(name: Name, speaks: Locale): CastMember {
  const n = names.indexOf(name);
  return {
    name: name.replace(/^./, (first) => first.toUpperCase()),
    telegram: FIRST_TELEGRAM + n,
    discord: String(FIRST_DISCORD + BigInt(n)),
    web: name,
    speaks,
  };
}

/** Somebody of a crowd that has no names. */
export function guest(n: number): CastMember {
  return {
    name: `Guest ${n}`,
    telegram: FIRST_TELEGRAM + 100 + n,
    discord: String(FIRST_DISCORD + BigInt(100 + n)),
    web: `guest-${n}`,
    speaks: 'en',
  };
}

type Wanted = {
  readonly id?: string;
  readonly name?: string;
  readonly language?: Locale;
  readonly zone?: string;
  /** lines of YAML under the heading, without indentation */
  readonly spaces?: string;
  readonly roles?: string;
  readonly operations?: string;
  readonly timetable?: string;
  /** how many people there are beside the cast */
  readonly guests?: number;
};

const mei = castMember('mei', 'en');
const cast = names.map((name) => castMember(name, 'en'));
const people = (guests: number) =>
  [...cast, ...Array.from({ length: guests }, (_, n) => guest(n))]
    .map(({ web, name }) => `${web}: ${name}`)
    .join(', ');

const SPACES = `group: { telegram: -1001000000001 }
server: { discord: "880000000000000001", guild: "880000000000000000" }
hall: { web: hall }`;
const ROLES = `admin: { telegram: [${mei.telegram}], discord: ["${mei.discord}"], web: [mei] }`;
const OPERATIONS = 'check-in: { points: 5, first: 3, streaks: { 2: 10, 4: 40 } }';

const under = (heading: string, lines: string) =>
  lines === '' ? '' : `${heading}:\n${lines.replaceAll(/^/gm, '  ')}\n`;

/** The file of a community that meets on every platform, with what a conversation wants otherwise. */
export function nightWith(wanted: Wanted = {}): string {
  const { id = 'night', name = '{ en: Night Readers, zh: 夜读社 }' } = wanted;
  const { language = 'en', zone = 'Asia/Shanghai' } = wanted;
  return [
    `community: ${id}\nname: ${name}\ntimezone: ${zone}\nlanguage: ${language}\n`,
    under('spaces', wanted.spaces ?? SPACES),
    under('roles', wanted.roles ?? ROLES),
    under('playground', `people: { ${people(wanted.guests ?? 0)} }`),
    under('operations', wanted.operations ?? OPERATIONS),
    under('timetable', wanted.timetable ?? ''),
  ].join('');
}

export const night = nightWith();
