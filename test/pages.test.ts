import { expect, test } from 'vitest';
import { pagesOf } from '../src/bot/pages.ts';

test('a list that is empty has one page, and a page that is full no second', () =>
  expect([0, 1, 10, 11, 20].map((total) => pagesOf(total, 10))).toEqual([1, 1, 1, 2, 2]));
