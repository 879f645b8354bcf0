import { expect, it } from 'vitest';
import { administrators } from '../adapters/telegram/administrators.ts';
import type { Api, Result } from '../adapters/telegram/api.ts';
import { openLog } from '../src/log.ts';
import { virtualClock } from './support/clock.ts';

function setting(answers: readonly (readonly number[] | 'down')[]) {
  const clock = virtualClock('2026-11-22T12:00:00Z');
  let asked = 0;
  const ask = (): Result<unknown> => {
    const ids = answers[asked++];
    if (ids === undefined || ids === 'down')
      return { ok: false, refusal: { is: 'unanswered', sent: false, reason: 'ECONNREFUSED' } };
    return { ok: true, value: ids.map((id) => ({ user: { id } })) };
  };
  const api = (async () => ask()) as unknown as Api;
  return { clock, known: administrators(api, clock, openLog('silent')), asked: () => asked };
}

it('asks once for many at the same time, and again after a few minutes', async () => {
  const { clock, known, asked } = setting([[1, 2], [2]]);
  const all = await Promise.all([known.of(-5), known.of(-5), known.of(-5)]);
  expect(all.map((ids) => ids.has('1'))).toEqual([true, true, true]);
  await clock.advance({ minutes: 2 });
  expect((await known.of(-5)).has('1')).toBe(true);
  expect(asked()).toBe(1);
  await clock.advance({ minutes: 2 });
  expect((await known.of(-5)).has('1')).toBe(false);
  expect(asked()).toBe(2);
});

it('asks again at once when something changed there', async () => {
  const { known, asked } = setting([[1], []]);
  await known.of(-5);
  known.forget(-5);
  expect((await known.of(-5)).size).toBe(0);
  expect(asked()).toBe(2);
});

it('holds nobody for an administrator while Telegram does not answer, and soon asks again', async () => {
  const { clock, known, asked } = setting(['down', [1]]);
  expect((await known.of(-5)).size).toBe(0);
  expect((await known.of(-5)).size).toBe(0);
  expect(asked()).toBe(1);
  await clock.advance({ seconds: 30 });
  expect((await known.of(-5)).has('1')).toBe(true);
});
