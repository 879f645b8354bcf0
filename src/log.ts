import { type Logger, type LoggerOptions, pino } from 'pino';

/** Ids, counts, times and reasons only: never a token, a code, or what somebody wrote. */
export type Log = Logger;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** @param isTold of an error that is told already: a line with it is for `debug` alone, unless a person was given its id */
export function openLog(
  level: (typeof logLevels)[number],
  isTold: (error: unknown) => boolean = () => false,
): Log {
  const settings: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: described },
    hooks: {
      logMethod(args, method, severity) {
        const [about] = args as readonly unknown[];
        if (severity > DEBUG && isRepeated(about, isTold)) this.debug(...args);
        else method.apply(this, args);
      },
    },
  };
  // Lines are written many at a time, within a tenth of a second; pino writes the rest at the exit.
  const many = { sync: false, minLength: 16_000, periodicFlush: 100 };
  const out = pino.destination({ ...many, contentMode: 'buffer' });
  // As text, all that is held would be measured anew at each line: a third of a line's cost.
  return pino(settings, { write: (line) => out.write(Buffer.from(line) as unknown as string) });
}

/**
 * An error without what it carries: request bodies, SQL values and URLs with tokens ride on errors
 * of libraries, so only its name, code, first line and stack of places go into the log.
 */
function described(error: unknown) {
  if (!(error instanceof Error)) return { message: 'not an Error was thrown' };
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    message: redact(error.message.split('\n')[0] ?? ''),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim().replace(process.cwd(), '.')),
  };
}

/**
 * Telegram's token stands in its URLs; Discord's in headers; both look like this. Postgres and
 * JSON.parse quote the value that they could not read.
 */
export function redact(text: string): string {
  return text
    .replace(/\d{6,}:[\w-]{30,}/g, '<token>')
    .replace(/emcee_[2-9A-HJ-NP-Z]{52}/g, '<token>')
    .replace(/[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, '<token>')
    .replace(/(invalid input (?:syntax|value) for [^:]+): ".*/, '$1')
    .replace(/(Unexpected token .+?), (?:\.\.\.)?".*/, '$1, it is not valid JSON')
    .slice(0, 300);
}

const DEBUG = 20;

function isRepeated(about: unknown, isTold: (error: unknown) => boolean): boolean {
  if (typeof about !== 'object' || about === null || !('err' in about)) return false;
  return !('id' in about) && !('request' in about) && isTold(about.err);
}
