/**
 * Why a message did not arrive. Platforms' errors become one of these in each adapter's deliver.ts;
 * what to do about each stands in outbox/ alone.
 */
export type Failure =
  /** wait so long, then again */
  | { readonly is: 'limited'; readonly retryAfterMs: number }
  /** nothing was sent: refused connection, 5xx */
  | { readonly is: 'down'; readonly reason: string }
  /** nobody knows whether it arrived: a time-out after sending */
  | { readonly is: 'unsure'; readonly reason: string }
  /** this chat or person does not take messages: kicked, blocked, no rights */
  | { readonly is: 'refused'; readonly reason: string }
  /** the message that was to change is no longer there */
  | { readonly is: 'gone' }
  /** the chat has a new address */
  | { readonly is: 'moved'; readonly to: string }
  /** the platform says the message itself is wrong: a bug of ours */
  | { readonly is: 'invalid'; readonly reason: string };

export type Delivered =
  /** `all`: where it took several messages, all of them; `message` is the last, which carries the buttons */
  | { readonly ok: true; readonly message: string; readonly all?: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

export type Failed = Extract<Delivered, { ok: false }>;

/** The outcome of what did not arrive, or could not be opened. */
export const failed = (failure: Failure): Failed => ({ ok: false, failure });
