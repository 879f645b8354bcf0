import { expect, it } from 'vitest';
import { han } from '../src/chat/han.ts';

it.each([
  [han`${'Lin'}获得`, 'Lin 获得'],
  [han`${'小林'}获得`, '小林获得'],
  [han`升到${'Reader'}。`, '升到 Reader。'],
  [han`升到${'读者'}。`, '升到读者。'],
  [han`发到${'group'}、${'大厅'}`, '发到 group、大厅'],
  [han`“${'tea'}”的${''}码`, '“tea”的码'],
])('Latin letters stand apart from Chinese signs: %s', (said, expected) => {
  expect(said).toBe(expected);
});
