import type { Action } from '../../protocol.ts';
import { address, go } from './address.ts';
import { answering, chat, failure, link, openForm, type Pending, pending, whoIs } from './chat.ts';
import { expectCompletions } from './completions.ts';
import { hello, transmit } from './connection.ts';
import { expectEarlier } from './earlier.ts';

/** Unique for good: the server tells a repetition by it. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function room(): string {
  return address.get().room ?? '';
}

/** Without an answer for so long, it is shown to be on its way. */
const SLOW_MS = 1500;

/** Kept until the server has it, over a lost connection too. */
function ask(action: Action): void {
  const now = chat.get();
  if (now === undefined) return;
  failure.set(undefined);
  pending.update((waiting) => [...waiting, { action, by: whoIs(now), isSlow: false }]);
  setTimeout(() => pending.update((waiting) => waiting.map(slowIf(action))), SLOW_MS);
  if (link.get().is === 'on') transmit(action);
}

const slowIf = (action: Action) => (one: Pending) =>
  one.action.id === action.id ? { ...one, isSlow: true } : one;

function answered(): { answers?: number } {
  const message = chat.get()?.messages.get(answering.get() ?? 0);
  if (message?.room !== room()) return {};
  answering.set(undefined);
  return { answers: message.id };
}

export function post(text: string): void {
  ask({ is: 'post', id: newId(), room: room(), text, ...answered() });
}

export function runCommand(name: string, named: Record<string, string>): void {
  ask({ is: 'command', id: newId(), room: room(), name, named, ...answered() });
}

export function press(message: number, reference: string): void {
  ask({ is: 'press', id: newId(), room: room(), message, press: reference });
}

export function submitForm(fields: Record<string, string>): void {
  const open = openForm.get();
  if (open === undefined) return;
  const { answers, form } = open;
  ask({
    is: 'form',
    id: newId(),
    room: open.room,
    form: form.id,
    fields,
    ...(answers !== undefined && { answers }),
  });
  openForm.set(undefined);
}

/** The same action again: were it kept after all, nothing happens twice. */
export function tryAgain(): void {
  const action = failure.get()?.action;
  if (action !== undefined) ask(action);
}

/** Not kept: whoever types on asks again. */
export function complete(command: string, option: string, typed: string): void {
  const id = newId();
  expectCompletions(id);
  transmit({ is: 'completing', id, room: room(), command, option, typed: typed.slice(0, 200) });
}

/** Asks for what was said in a room before its first message here, unless that is on its way. */
export function lookEarlier(room: string, before: number): void {
  const now = chat.get();
  const id = newId();
  if (now === undefined || link.get().is !== 'on' || !expectEarlier(id, room, now)) return;
  transmit({ is: 'earlier', id, room, before });
}

export function dismiss(message: number): void {
  transmit({ is: 'dismiss', id: newId(), message });
}

/** Becomes somebody else, in this window. */
export function become(person: string): void {
  const { you } = chat.get() ?? {};
  const atEmcee = room() === `@${you}`;
  go({ as: person, ...(atEmcee && { room: `@${person}` }) });
  openForm.set(undefined);
  answering.set(undefined);
  hello();
}

export function moveTo(community: string): void {
  go({ community, as: undefined, room: undefined });
  hello();
}
