import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, literal } from '../../src/database/value.ts';

test('an instant reads as JavaScript writes it', () => {
  const soon = fc.integer({ min: -3000, max: 3000 }).map((ms) => new Date(ms));
  const date = fc.oneof(soon, fc.date({ noInvalidDate: true }));
  fc.assert(
    fc.property(fc.array(date, { maxLength: 5 }), (dates) => {
      expect(dates.map(instant)).toEqual(dates.map((one) => one.toISOString()));
    }),
  );
  expect(() => instant(new Date(Number.NaN))).toThrow(RangeError);
});

test('an array holds every text as it is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', ',', '{', '}', ' ', '好', '\n') });
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(readBack(literal(texts))).toEqual(texts);
    }),
  );
  expect(literal([null, undefined, 1, true, 'NULL'])).toBe('{NULL,NULL,1,true,"NULL"}');
});

/** As Postgres reads it: between quotes, a backslash takes the next character as it is. */
function readBack(written: string): string[] {
  const elements = written.slice(1, -1).match(/"(?:[^"\\]|\\[\s\S])*"/g) ?? [];
  return elements.map((one) => one.slice(1, -1).replaceAll(/\\([\s\S])/g, '$1'));
}
