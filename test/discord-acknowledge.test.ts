import { expect, test } from 'vitest';
import { planned } from '../adapters/discord/acknowledge.ts';

test.each([
  ['command', 'openly', false, 'openly'],
  ['command', 'privately', false, 'privately'],
  ['command', 'in-place', false, 'privately'],
  ['command', 'nothing', false, 'privately'],
  ['command', 'form', false, 'not-yet'],
  ['press', 'openly', true, 'as-update'],
  ['press', 'privately', true, 'privately'],
  ['press', 'in-place', true, 'as-update'],
  ['press', 'nothing', true, 'as-update'],
  ['press', 'form', true, 'not-yet'],
  ['form', 'openly', true, 'openly'],
  ['form', 'in-place', true, 'as-update'],
  ['form', 'in-place', false, 'privately'],
  ['form', 'form', false, 'privately'],
  ['completing', 'completions', false, 'not-yet'],
  ['completing', 'nothing', false, 'not-yet'],
] as const)('a %s whose answer is expected %s', (what, expected, onMessage, acknowledged) => {
  expect(planned(what, expected, onMessage)).toBe(acknowledged);
});
