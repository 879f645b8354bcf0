import type { Fate, Letter } from './letter.ts';
import type { Does } from './message.ts';

/** What an admin should hear of: a message that did not arrive, or a chat with a new address. */
export type Trouble = {
  readonly communityId: string;
  readonly is: 'failed' | 'unsure' | 'moved';
  readonly does: Does | 'role';
  /** undefined for a role */
  readonly space: string | undefined;
  /** in English, as it stands in the row; of a chat that moved, its new address */
  readonly reason: string;
};

/**
 * Members who take no private messages are no trouble of an admin's, and what tells of trouble never
 * causes any.
 */
export function troubleOf(letter: Letter, { state, reason = '' }: Fate): Trouble | undefined {
  if (state !== 'failed' && state !== 'unsure') return undefined;
  const { communityId, space, role } = letter;
  if (role !== undefined) return { communityId, is: state, does: 'role', space: undefined, reason };
  return space === undefined
    ? undefined
    : { communityId, is: state, does: letter.does, space, reason };
}
