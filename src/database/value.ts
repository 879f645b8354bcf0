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
  return value instanceof Date ? value.toISOString() : String(value);
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}
