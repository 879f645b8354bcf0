import pg from 'pg';
import { integer } from './value.ts';

/** Reads a value from the text that Postgres writes. */
export type Reader = (text: string) => unknown;

/** By the ids of Postgres' types, which are the same in every database (pg_type.dat). */
const READERS: Readonly<Record<number, Reader>> = {
  16: (text) => text === 't', // boolean
  20: integer, // bigint
  21: Number, // smallint
  23: Number, // int
  26: Number, // oid
  114: JSON.parse,
  700: Number, // real
  701: Number, // double precision
  1184: instant, // timestamptz
  3802: JSON.parse, // jsonb
};

/** An array's type, and its elements'. */
const ELEMENTS: Readonly<Record<number, number>> = {
  1000: 16,
  1005: 21,
  1007: 23,
  1009: 25, // text
  1015: 25, // varchar
  1016: 20,
  1021: 700,
  1022: 701,
  1182: 1082, // date
  1185: 1184,
  1231: 1700, // numeric
  199: 114,
  3807: 3802,
};

const TEXT_ARRAY: number = 1009;
const elementsOf: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY, 'text');

export function readerOf(type: number): Reader {
  const element = ELEMENTS[type];
  if (element === undefined) return READERS[type] ?? asItIs;
  const read = READERS[element] ?? asItIs;
  return (text) => elementsOf(text).map((one) => (one === null ? null : read(one)));
}

/** Sessions are in UTC, so it ends in +00. */
function instant(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00`);
}

/** Texts, and what is best left as text: days, numerics. */
const asItIs: Reader = (text) => text;
