/** @throws when it is more than a number can hold exactly */
export function integer(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${String(value)} is beyond 2^53`);
  return number;
}

/**
 * An array as Postgres reads it, https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO. Written here once,
 * as an adapter and then the driver would go through a crowd's thousands of elements one by one.
 */
export function literal(values: readonly unknown[]): string {
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
  return value instanceof Date ? instant(value) : String(value);
}

let second = Number.NaN;
let upToSecond = '';

/** As `toISOString`, which takes ten times as long: a crowd's instants are mostly of the same second. */
export function instant(date: Date): string {
  const ms = date.getTime();
  const its = Math.floor(ms / 1000);
  if (its !== second) {
    upToSecond = date.toISOString().slice(0, -4);
    second = its;
  }
  return `${upToSecond}${String(ms - its * 1000).padStart(3, '0')}Z`;
}

function quoted(text: string): string {
  const slashed = text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
  return `"${slashed.includes('"') ? slashed.replaceAll('"', '\\"') : slashed}"`;
}
