import { type Chat, roomKey } from './chat.ts';
import { createStore } from './store.ts';

/** The last message read in each room, by community and person; kept in this browser. */
const KEY = 'emcee.read';
export const readUpTo = createStore<Readonly<Record<string, number>>>(kept());

export function unreadIn(room: string, chat: Chat, read: Readonly<Record<string, number>>): number {
  const upTo = read[roomKey(chat, room)] ?? 0;
  let count = 0;
  for (const message of chat.messages.values()) {
    if (message.room === room && message.id > upTo && message.author !== chat.you) count++;
  }
  return count;
}

export function markRead(room: string, chat: Chat): void {
  let last = 0;
  for (const message of chat.messages.values()) {
    if (message.room === room) last = Math.max(last, message.id);
  }
  const key = roomKey(chat, room);
  if ((readUpTo.get()[key] ?? 0) >= last) return;
  readUpTo.update((now) => ({ ...now, [key]: last }));
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), [key]: last }));
  } catch {
    // a browser that keeps nothing counts from here on in this window alone
  }
}

function kept(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}
