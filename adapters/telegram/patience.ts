import type { Delivered } from '../../src/chat/failure.ts';
import { type Clock, pause } from '../../src/clock.ts';
import type { Result } from './api.ts';

/**
 * Calls again, once, when Telegram says how long to wait (429) and that is no longer than `longestMs`.
 * @param waitOf the wait a result asks for, in ms; undefined when it asks for none
 */
export async function onceMore<T>(
  clock: Clock,
  longestMs: number,
  waitOf: (result: T) => number | undefined,
  call: () => Promise<T>,
): Promise<T> {
  const first = await call();
  const wait = waitOf(first);
  if (wait === undefined || wait > longestMs) return first;
  await pause(clock, wait);
  return call();
}

export function waitOfResult(result: Result<unknown>): number | undefined {
  if (result.ok || result.refusal.is === 'unanswered') return undefined;
  return result.refusal.retryAfterMs;
}

export function waitOfDelivered(delivered: Delivered): number | undefined {
  if (delivered.ok || delivered.failure.is !== 'limited') return undefined;
  return delivered.failure.retryAfterMs;
}
