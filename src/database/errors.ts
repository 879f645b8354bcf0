import { type Error as DriverError, isDriverAdapterError } from '@prisma/driver-adapter-utils';

/** `kind`s of Prisma's driver adapters for a server that cannot be reached; these come without an SQLSTATE. */
const DOWN_KINDS: ReadonlySet<string> = new Set<DriverError['kind']>([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** SQLSTATE classes and codes, PostgreSQL's appendix A: 08 connection exceptions, 57P0x shutdown and restart. */
const DOWN_STATE = /^(?:08...|57P0[123]|25P03)$/;
const DOWN_CODE =
  /^(?:E(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|ENOENT)$/;

/** What pg and pg-pool say, without any code, of a connection that ended or never came. */
const DOWN_MESSAGE =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error|^Client was closed|^Cannot use a pool after calling end/;

/** The five letters by which Postgres names an error, the same from both databases. */
export function sqlState(error: unknown): string | undefined {
  const driver = driverError(error);
  if (driver !== undefined) return driver.originalCode;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** A unique constraint or index refused a row; which one, when `constraint` names it. */
export function isUnique(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  return constraint === undefined || constraintOf(error) === constraint;
}

/** The constraint that refused a row. The adapter of the embedded database knows it from the message alone. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const message = driverError(error)?.originalMessage ?? error.message;
  return /constraint "([^"]+)"/.exec(message)?.[1];
}

/** A serialisation failure or a deadlock: the same transaction may pass when it is run again. */
export function mayRetry(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/**
 * The database could not be reached, or the connection was lost under way. A transaction that failed so while it
 * committed may stand or not: look before doing it again.
 */
export function isDown(error: unknown): boolean {
  if (DOWN_KINDS.has(driverError(error)?.kind ?? '')) return true;
  if (DOWN_STATE.test(sqlState(error) ?? '')) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && DOWN_CODE.test(String(error.code))) return true;
  return DOWN_MESSAGE.test(error.message) || isDown(error.cause);
}

/** Known by its shape: the two adapters bring a copy each of the class. */
function driverError(error: unknown): DriverError | undefined {
  return error instanceof Error && isDriverAdapterError(error) ? error.cause : undefined;
}
