import { systemClock } from '../../../../src/clock.ts';
import type { Failed, Message, PageFrame, ServerFrame } from '../../protocol.ts';
import { address, go } from './address.ts';
import {
  answering,
  changed,
  chat,
  failure,
  link,
  openForm,
  pending,
  welcomed,
  whoIs,
} from './chat.ts';
import { receiveCompletions } from './completions.ts';
import { forgetBeginnings, giveUpEarlier, receiveEarlier } from './earlier.ts';

const PING_MS = 10_000;
const SILENCE_MS = 25_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5_000;

let socket: WebSocket | undefined;
let wait = FIRST_WAIT_MS;
let heard = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Connects, and comes back by itself for as long as the page is open. */
export function connect(): void {
  clearTimeout(retry);
  const url = new URL('./socket', document.baseURI);
  url.protocol = url.protocol.replace('http', 'ws');
  url.search = '';
  const opening = new WebSocket(url);
  socket = opening;
  opening.onopen = () => {
    heard = systemClock.elapsed();
    hello();
  };
  opening.onmessage = ({ data }) => {
    heard = systemClock.elapsed();
    take(JSON.parse(String(data)) as ServerFrame);
  };
  opening.onclose = () => opening === socket && lost();
}

export function transmit(frame: PageFrame): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

/** Says who one is. What is on the screen already is not asked for again. */
export function hello(): void {
  const { community, as, lang } = address.get();
  const now = chat.get();
  const same = now !== undefined && now.community.id === community && now.you === as;
  transmit({
    is: 'hello',
    language: lang,
    ...(community !== undefined && { community }),
    ...(as !== undefined && { as }),
    ...(same && { since: now.revision }),
  });
}

function lost(): void {
  link.set({ is: 'off' });
  giveUpEarlier();
  retry = setTimeout(connect, wait);
  wait = Math.min(wait * 1.7, LONGEST_WAIT_MS);
}

function take(frame: ServerFrame): void {
  switch (frame.is) {
    case 'welcome':
      arrived(frame);
      break;
    case 'changed':
      heardOf(frame.message);
      break;
    case 'timetable':
      chat.update((now) => now && { ...now, timetable: frame.rows });
      break;
    case 'done':
      settle(frame.id);
      break;
    case 'earlier':
      receiveEarlier(frame);
      break;
    case 'form':
      openForm.set(frame);
      break;
    case 'completions':
      receiveCompletions(frame);
      break;
    case 'failed':
      failed(frame);
      break;
    case 'pong':
      break;
  }
}

/** What asks for words is answered by those that are written next. */
function heardOf(message: Message): void {
  const { words } = message;
  if (words.is === 'said' && words.asks) answering.set(message.id);
  changed(message);
}

function arrived(frame: Extract<ServerFrame, { is: 'welcome' }>): void {
  wait = FIRST_WAIT_MS;
  welcomed(frame);
  if (frame.whole) forgetBeginnings();
  const { room } = address.get();
  const rooms = [...frame.community.rooms.map(({ id }) => id), `@${frame.you}`];
  const there = room !== undefined && rooms.includes(room) ? room : (rooms[0] ?? '');
  go({ community: frame.community.id, as: frame.you, room: there });
  link.set({ is: 'on' });
  const you = whoIs(frame);
  for (const { action, by } of pending.get()) if (by === you) transmit(action);
}

function failed(frame: Failed): void {
  const action = pending.get().find((one) => one.action.id === frame.id)?.action;
  failure.set({ failed: frame, action: frame.why === 'not-kept' ? action : undefined });
  if (frame.id !== undefined) giveUpEarlier(frame.id);
  settle(frame.id);
}

function settle(id: string | undefined): void {
  pending.update((waiting) => waiting.filter(({ action }) => action.id !== id));
}

setInterval(() => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (systemClock.elapsed() - heard > SILENCE_MS) socket.close();
  else transmit({ is: 'ping' });
}, PING_MS);

addEventListener('online', () => link.get().is === 'off' && connect());
