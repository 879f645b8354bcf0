import {
  type ArgType,
  type ColumnType,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { Sql } from './sql.ts';

type Reader = (value: unknown) => unknown;

const SCALAR: ArgType = { scalarType: 'unknown', arity: 'scalar' };

const READERS = new Map<ColumnType, Reader>([
  [ColumnTypeEnum.Int64, integer],
  [ColumnTypeEnum.DateTime, instant],
  [ColumnTypeEnum.Json, json],
  [ColumnTypeEnum.Int64Array, each(integer)],
  [ColumnTypeEnum.DateTimeArray, each(instant)],
  [ColumnTypeEnum.JsonArray, each(json)],
]);

/**
 * Speaks to one of Prisma's driver adapters, or to a transaction of it, without Prisma Client between: the client
 * costs three times as much CPU a statement, and a crowd's transaction is some sixteen of them.
 */
export function sqlOver(database: SqlQueryable): Sql {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      return rowsOf(await database.queryRaw(statement(text, values))) as Row[];
    },
    execute: (text, values = []) => database.executeRaw(statement(text, values)),
  };
}

export function statement(text: string, values: readonly unknown[] = []): SqlQuery {
  return {
    sql: text,
    args: values.map((value) => (Array.isArray(value) ? literal(value) : value)),
    argTypes: values.map(() => SCALAR),
  };
}

/**
 * An array as Postgres reads it, https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO. Written here once,
 * as the adapter and then the driver would go through a crowd's thousands of elements one by one.
 */
function literal(values: readonly unknown[]): string {
  let text = '{';
  for (let n = 0; n < values.length; n += 1) {
    if (n > 0) text += ',';
    text += element(values[n]);
  }
  return `${text}}`;
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return quoted(value);
  return value instanceof Date ? value.toISOString() : String(value);
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}

function rowsOf({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  const columns = columnNames.map((name, at) => ({ name, at, read: reader(columnTypes[at]) }));
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (const { name, at, read } of columns) {
      const value = values[at];
      row[name] = value === null ? null : read(value);
    }
    return row;
  });
}

function reader(type: ColumnType | undefined): Reader {
  return (type === undefined ? undefined : READERS.get(type)) ?? asItIs;
}

function asItIs(value: unknown): unknown {
  return value;
}

function integer(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${String(value)} is beyond 2^53`);
  return number;
}

function instant(value: unknown): Date {
  return new Date(String(value));
}

function json(value: unknown): unknown {
  return JSON.parse(String(value));
}

function each(read: Reader): Reader {
  return (values) => (values as unknown[]).map((value) => (value === null ? null : read(value)));
}
