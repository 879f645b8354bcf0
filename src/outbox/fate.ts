import type { Delivered, Failure } from '../chat/failure.ts';
import type { Fate, Letter } from './letter.ts';

/** Waits after a platform was down, in ms; the last one is repeated until the letter is too old. */
const AGAIN = [1_000, 5_000, 15_000, 60_000, 300_000];
/** About a day of trying. */
const MOST_ATTEMPTS = 300;

/** What to do about a delivery's outcome. `refuses` says that the whole chat takes no messages. */
export function fateOf(
  letter: Letter,
  delivered: Delivered,
  now: Date,
): { readonly fate: Fate; readonly refuses?: string; readonly movedTo?: string } {
  const { id } = letter;
  if (delivered.ok) return { fate: ended(id, 'sent', now, undefined, referencesOf(delivered)) };
  const { failure } = delivered;
  const later = (ms: number, reason: string): Fate => ({
    id,
    state: 'waiting',
    dueAt: new Date(now.getTime() + ms),
    reason,
    message: undefined,
  });
  switch (failure.is) {
    case 'limited':
      return { fate: later(failure.retryAfterMs, 'the platform asked to wait') };
    case 'down':
      return letter.attempts >= MOST_ATTEMPTS
        ? { fate: ended(id, 'failed', now, failure.reason) }
        : { fate: later(AGAIN[letter.attempts - 1] ?? 300_000, failure.reason) };
    case 'moved':
      return { fate: later(0, 'the chat has a new address'), movedTo: failure.to };
    case 'unsure':
      return { fate: ended(id, 'unsure', now, failure.reason) };
    case 'refused':
      return { fate: ended(id, 'failed', now, failure.reason), refuses: failure.reason };
    case 'gone':
    case 'invalid':
      return { fate: ended(id, 'failed', now, reasonOf(failure)) };
  }
}

const referencesOf = ({ message, all }: Extract<Delivered, { ok: true }>): string =>
  (all ?? [message]).join('\n');

function ended(
  id: number,
  state: Fate['state'],
  now: Date,
  reason?: string,
  message?: string,
): Fate {
  return { id, state, dueAt: now, reason, message };
}

function reasonOf(failure: Extract<Failure, { is: 'gone' | 'invalid' }>): string {
  return failure.is === 'gone' ? 'what it answers is no longer there' : failure.reason;
}
