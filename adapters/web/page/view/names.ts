import type { EMCEE } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';

/** Author of what the bot says. Spelled out here, so that the page does not carry the server's schemas. */
export const EMCEE_ID: typeof EMCEE = '*';

export function nameOf(author: string, { community }: Chat): string {
  if (author === EMCEE_ID) return 'Emcee';
  return community.people.find(({ id }) => id === author)?.name ?? author;
}

export function roomName(room: string, { community }: Chat, privately: string): string {
  return community.rooms.find(({ id }) => id === room)?.name ?? privately;
}
