import { isDown, sqlState } from './errors.ts';

/** Why Postgres cannot be used, and what would do; never the password. */
export function postgresFault(error: unknown, url: string): Error {
  const why = whyOf(error, placeOf(url));
  return new Error(`DATABASE_URL: ${why}`, { cause: error });
}

type Place = { readonly server: string; readonly database: string; readonly role: string };

function placeOf(url: string): Place {
  const { host, pathname, username } = new URL(url);
  return {
    server: host || 'localhost',
    database: decodeURIComponent(pathname.slice(1)),
    role: decodeURIComponent(username),
  };
}

function whyOf(error: unknown, { server, database, role }: Place): string {
  const state = stateOf(error) ?? '';
  const said = saidBy(error);
  if (state === '3D000')
    return `there is no database "${database}" at ${server}: make it with createdb, or correct the name`;
  if (/^28/.test(state))
    return `Postgres at ${server} refuses the user "${role}" or the password (${said})`;
  if (state === '42501')
    return `"${role}" may not do what Emcee needs (${said}): make it the owner of the database "${database}"`;
  if (state === '25006')
    return `Postgres at ${server} can only be read (${said}): name the server that is written to`;
  if (state === '22P05' || state === '22021')
    return `the database "${database}" is not in UTF-8 (${said}): make one with createdb -E UTF8 -T template0`;
  if (state === '' && isAway(error, said))
    return `Postgres does not answer at ${server} (${said}): start it, or correct the address`;
  return said;
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
