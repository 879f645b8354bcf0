import { z } from 'zod';
import { type Locale, localeOf } from './chat/locale.ts';
import { logLevels } from './log.ts';

const startsWith = (...protocols: string[]) =>
  `an address that starts with ${protocols.map((one) => `${one}://`).join(' or ')}`;

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(protocolOf(value)), {
    error: startsWith(...protocols),
  });

const protocolOf = (value: string) => new URL(value).protocol.slice(0, -1);

const PASSWORD = 'in a password, @ is written %40, # %23, / %2F and ? %3F';

/** With a password in it: a sign that ends one is told, before half of the password is taken for a host. */
const server = (...protocols: string[]) =>
  z.string().refine((value) => url(...protocols).safeParse(value).success && isWhole(value), {
    error: `${startsWith(...protocols)}; ${PASSWORD}`,
  });

const isWhole = (value: string) => !value.includes('#') && !/@[^?]*@/.test(value);

const shape = z.object({
  DATABASE_URL: server('postgres', 'postgresql').optional(),
  REDIS_URL: server('redis', 'rediss').optional(),
  EMCEE_DATA: z.string().min(1).default('./data'),
  EMCEE_COMMUNITIES: z.string().min(1).default('./communities'),
  EMCEE_SECRET: z.string().optional(),
  EMCEE_SECRET_LOST: z.enum(['yes', 'no']).optional(),
  EMCEE_PLAYGROUND: z.enum(['on', 'off']).optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'a token as BotFather gives it: digits, a colon, letters')
    .optional(),
  TELEGRAM_API_ROOT: url('http', 'https').optional(),
  TELEGRAM_WEBHOOK_URL: url('http', 'https').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^[\w-]{16,256}$/,
      '16 to 256 letters, digits, _ or -; make one with: openssl rand -hex 32',
    )
    .optional(),
  DISCORD_BOT_TOKEN: z.string().min(20, 'a token as the developer portal gives it').optional(),
  DISCORD_API_ROOT: url('http', 'https').optional(),
  EMCEE_URL: url('http', 'https').optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('a number').int('a whole number').min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

export type Environment = z.infer<typeof shape>;

export type EnvironmentRead =
  | { readonly ok: true; readonly environment: Environment }
  /** one line a variable: its name and what would do; never its value, which may be a secret */
  | { readonly ok: false; readonly problems: readonly string[] };

/** What is said in a shell and its log, as every Unix tool chooses: the first of these that is set says it. */
export function shellLanguage(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Locale {
  const said = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  return localeOf(said?.split('.')[0]) ?? 'en';
}

/** Variables that are set to nothing count as not set. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentRead {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = shape.safeParse(set);
  if (!read.success) return { ok: false, problems: read.error.issues.map(problemOf) };
  const problems = together(read.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, environment: read.data };
}

function problemOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')}: needs ${message.replace(/^Invalid (input|option): expected /, '')}`;
}

/** What one variable asks of another. */
function together(it: Environment): string[] {
  const problems: string[] = [];
  if (it.DATABASE_URL !== undefined && it.EMCEE_SECRET === undefined)
    problems.push(
      'EMCEE_SECRET: needed with DATABASE_URL, as what is sealed must be readable from every machine. Make one with: openssl rand -base64 32',
    );
  if (it.TELEGRAM_WEBHOOK_URL !== undefined && it.TELEGRAM_WEBHOOK_SECRET === undefined)
    problems.push(
      'TELEGRAM_WEBHOOK_SECRET: needed with TELEGRAM_WEBHOOK_URL, so that nobody else can speak as Telegram. Make one with: openssl rand -hex 32',
    );
  if (it.TELEGRAM_WEBHOOK_URL !== undefined && it.TELEGRAM_BOT_TOKEN === undefined)
    problems.push('TELEGRAM_BOT_TOKEN: needed with TELEGRAM_WEBHOOK_URL');
  return problems;
}
