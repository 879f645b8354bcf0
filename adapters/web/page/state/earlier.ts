import type { ServerFrame } from '../../protocol.ts';
import { type Chat, chat, roomKey, withMessages } from './chat.ts';
import { createStore } from './store.ts';

/** Rooms whose very first message is here, each as one person sees it. */
export const beginnings = createStore<ReadonlySet<string>>(new Set());

/** What was asked for and has not come yet: one piece of a room at a time. */
let asked: { readonly id: string; readonly key: string } | undefined;

/** Asks for it by that action, unless something is on its way, or there is nothing before. */
export function expectEarlier(id: string, room: string, now: Chat): boolean {
  const key = roomKey(now, room);
  if (asked !== undefined || beginnings.get().has(key)) return false;
  asked = { id, key };
  return true;
}

/** It does not come any more: that action failed; without one, the connection was lost. */
export function giveUpEarlier(id = asked?.id): void {
  if (asked?.id === id) asked = undefined;
}

/** The page starts anew with the latest messages of each room. */
export function forgetBeginnings(): void {
  beginnings.set(new Set());
  giveUpEarlier();
}

export function receiveEarlier({
  room,
  messages,
  isBeginning,
}: Extract<ServerFrame, { is: 'earlier' }>): void {
  const now = chat.get();
  const key = now && roomKey(now, room);
  const isAsked = key === asked?.key;
  asked = undefined;
  // Whoever became somebody else meanwhile sees other messages.
  if (now === undefined || key === undefined || !isAsked) return;
  chat.set({ ...now, messages: withMessages(now.messages, messages) });
  if (isBeginning) beginnings.update((rooms) => new Set([...rooms, key]));
}
