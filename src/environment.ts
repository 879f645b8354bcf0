import { z } from 'zod';
import { alike } from './bot/nearest.ts';
import { type Locale, localeOf } from './chat/locale.ts';
import type { Texts } from './cli/texts/en.ts';
import { texts } from './cli/texts.ts';
import { logLevels } from './log.ts';

type Say = Texts['start'];

const url = (say: Say, ...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(protocolOf(value)), {
    error: say.address({ protocols }),
  });

const protocolOf = (value: string) => new URL(value).protocol.slice(0, -1);

/** With a password in it: a sign that ends one is told, before half of the password is taken for a host. */
const server = (say: Say, ...protocols: string[]) =>
  z.string().refine((value) => url(say, ...protocols).safeParse(value).success && isWhole(value), {
    error: say.serverAddress({ address: say.address({ protocols }) }),
  });

const isWhole = (value: string) => !value.includes('#') && !/@[^?]*@/.test(value);

const oneOf = <const W extends readonly string[]>(say: Say, words: W) =>
  z.enum(words, say.oneOf({ words }));

const variablesIn = (say: Say) => ({
  DATABASE_URL: server(say, 'postgres', 'postgresql').optional(),
  REDIS_URL: server(say, 'redis', 'rediss').optional(),
  EMCEE_DATA: z.string().default('./data'),
  EMCEE_COMMUNITIES: z.string().default('./communities'),
  EMCEE_SECRET: z.string().optional(),
  EMCEE_SECRET_LOST: oneOf(say, ['yes', 'no']).optional(),
  EMCEE_PLAYGROUND: oneOf(say, ['on', 'off']).optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, say.telegramToken)
    .optional(),
  TELEGRAM_API_ROOT: url(say, 'http', 'https').optional(),
  TELEGRAM_WEBHOOK_URL: url(say, 'http', 'https').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, say.webhookSecret)
    .optional(),
  DISCORD_BOT_TOKEN: z.string().min(20, say.discordToken).optional(),
  DISCORD_API_ROOT: url(say, 'http', 'https').optional(),
  EMCEE_URL: url(say, 'http', 'https').optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number(say.port)
    .int(say.port)
    .min(0, say.port)
    .max(65_535, say.port)
    .default(3000),
  LOG_LEVEL: oneOf(say, logLevels).default('info'),
});

const shapeIn = (say: Say) => z.object(variablesIn(say));

export type Environment = z.infer<ReturnType<typeof shapeIn>>;

export type EnvironmentRead =
  | {
      readonly ok: true;
      readonly environment: Environment;
      /** of names that Emcee does not know, and that look as if it should */
      readonly hints: readonly string[];
    }
  /** one line a variable: its name and what would do; never its value, which may be a secret */
  | { readonly ok: false; readonly problems: readonly string[] };

/** What is said in a shell and its log, as every Unix tool chooses: the first of these that is set says it. */
export function shellLanguage(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Locale {
  const said = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  return localeOf(said?.split('.')[0]) ?? 'en';
}

/** Variables that are set to nothing count as not set; what surrounds a value in a file is not of it. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentRead {
  const trimmed = Object.entries(variables).map(([name, value]) => [name, value?.trim()] as const);
  const set = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const say = texts[shellLanguage(variables)].start;
  const read = shapeIn(say).safeParse(set);
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map(({ path, message: needs }) =>
        say.variable({ name: path.join('.'), needs }),
      ),
    };
  const problems = together(read.data, say);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, environment: read.data, hints: misspelt(set, say) };
}

/**
 * What begins as Emcee's own names do and is none of them; of a platform's, which other programs may
 * read, only what is like a name that is not set.
 */
function misspelt(set: Readonly<Record<string, string | undefined>>, say: Say): string[] {
  const known = Object.keys(variablesIn(say));
  const unset = known.filter((name) => set[name] === undefined);
  const unknown = Object.keys(set).filter((name) => !known.includes(name));
  return PREFIXES.flatMap((prefix) => {
    const restOf = (names: readonly string[]) =>
      names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    return restOf(unknown).flatMap((rest) => {
      const near = alike(rest.toLowerCase(), restOf(unset));
      if (near === undefined && prefix !== 'EMCEE_') return [];
      return say.unknownVariable({ name: prefix + rest, meant: near && prefix + near });
    });
  });
}

const PREFIXES = ['EMCEE_', 'TELEGRAM_', 'DISCORD_'];

/** What one variable asks of another. */
function together(it: Environment, say: Say): string[] {
  const problems: string[] = [];
  if (it.DATABASE_URL !== undefined && it.EMCEE_SECRET === undefined)
    problems.push(say.secretMissing);
  if (it.TELEGRAM_WEBHOOK_URL !== undefined && it.TELEGRAM_WEBHOOK_SECRET === undefined)
    problems.push(say.webhookSecretMissing);
  if (it.TELEGRAM_WEBHOOK_URL !== undefined && it.TELEGRAM_BOT_TOKEN === undefined)
    problems.push(say.telegramTokenMissing);
  return problems;
}
