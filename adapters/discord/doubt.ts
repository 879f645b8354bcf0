import type { Failure } from '../../src/chat/failure.ts';
import type { Clock } from '../../src/clock.ts';
import { isDoubtful } from './failure.ts';

/** Message resource: with `enforce_nonce`, a nonce is checked against "the past few minutes". */
const REMEMBERED_MS = 120_000;
const MOST = 1000;

/**
 * Messages of which nobody knows whether they arrived. Within two minutes they are sent again, since
 * Discord knows the nonce and answers with the first one; later that could say them twice.
 */
export function doubtList(clock: Clock) {
  const since = new Map<string, number>();
  return {
    /** Why a message must not be sent again; undefined while it may. */
    tooOld(key: string): Failure | undefined {
      const first = since.get(key);
      if (first === undefined || clock.elapsed() - first < REMEMBERED_MS) return undefined;
      return {
        is: 'unsure',
        reason: 'no answer, and too late to repeat it without saying it twice',
      };
    },
    note(key: string, error: unknown): void {
      if (!isDoubtful(error) || since.has(key)) return;
      const [oldest] = since.keys();
      if (since.size >= MOST && oldest !== undefined) since.delete(oldest);
      since.set(key, clock.elapsed());
    },
    settle: (key: string) => since.delete(key),
  };
}
