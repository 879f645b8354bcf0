import type { ServerFrame } from '../../protocol.ts';
import { type Chat, chat, roomKey, withMessages } from './chat.ts';
import { createStore } from './store.ts';

/** Rooms whose very first message is here, each as one person sees it. */
export const beginnings = createStore<ReadonlySet<string>>(new Set());

/** What was asked for and has not come yet: one piece of a room at a time. */
let asked: string | undefined;

/** True when nothing is on its way, and there may be something. */
export function wantsEarlier(room: string, now: Chat): boolean {
  const key = roomKey(now, room);
  if (asked !== undefined || beginnings.get().has(key)) return false;
  asked = key;
  return true;
}

/** What was under way when the connection was lost does not come any more. */
export function forgetAsked(): void {
  asked = undefined;
}

export function receiveEarlier({
  room,
  messages,
  isBeginning,
}: Extract<ServerFrame, { is: 'earlier' }>): void {
  const now = chat.get();
  const key = now && roomKey(now, room);
  const isAsked = key === asked;
  asked = undefined;
  // Whoever became somebody else meanwhile sees other messages.
  if (now === undefined || key === undefined || !isAsked) return;
  chat.set({ ...now, messages: withMessages(now.messages, messages) });
  if (isBeginning) beginnings.update((rooms) => new Set([...rooms, key]));
}
