import {
  type ArgType,
  type ColumnType,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { Sql } from './sql.ts';
import { integer, literal } from './value.ts';

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

/** Speaks to one of Prisma's driver adapters, or to a transaction of it, without Prisma Client between. */
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

function instant(value: unknown): Date {
  return new Date(String(value));
}

function json(value: unknown): unknown {
  return JSON.parse(String(value));
}

function each(read: Reader): Reader {
  return (values) => (values as unknown[]).map((value) => (value === null ? null : read(value)));
}
