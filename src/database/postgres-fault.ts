import { isDown, sqlState } from './errors.ts';
import { DatabaseFault, type Trouble } from './fault.ts';

/** Why Postgres cannot be used; never the password. */
export function postgresFault(error: unknown, url: string): DatabaseFault {
  const { host, pathname, username } = new URL(url);
  const trouble = {
    is: kindOf(error),
    server: host || 'localhost',
    database: decodeURIComponent(pathname.slice(1)),
    role: decodeURIComponent(username),
    said: saidBy(error),
  };
  return new DatabaseFault(trouble, { cause: error });
}

type Kind = Extract<Trouble, { readonly server: string }>['is'];

const kinds: Readonly<Record<string, Kind>> = {
  '3D000': 'no-database',
  '42501': 'forbidden',
  '25006': 'read-only',
  '22P05': 'not-utf-8',
  '22021': 'not-utf-8',
};

function kindOf(error: unknown): Kind {
  const state = stateOf(error) ?? '';
  if (state === '') return isAway(error, saidBy(error)) ? 'away' : 'failed';
  return kinds[state] ?? (state.startsWith('28') ? 'refused' : 'failed');
}

function stateOf(error: unknown): string | undefined {
  return error instanceof Error ? (sqlState(error) ?? stateOf(error.cause)) : undefined;
}

const isAway = (error: unknown, said: string) => isDown(error) || /timeout/.test(said);

/** With what it was caused by: a migration that failed says only that it did. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const own = error.message || code;
  return error.cause instanceof Error ? `${own}: ${saidBy(error.cause)}` : own;
}
