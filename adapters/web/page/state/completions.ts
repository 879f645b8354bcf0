import type { Choice } from '../../../../src/chat/reply.ts';
import type { ServerFrame } from '../../protocol.ts';
import { createStore } from './store.ts';

/** What the bot offered last for the option that is being typed. */
export const completions = createStore<{
  readonly id: string;
  readonly choices: readonly Choice[];
}>({ id: '', choices: [] });
let asked = '';

export function expectCompletions(id: string): void {
  asked = id;
}

export function forgetCompletions(): void {
  asked = '';
  completions.set({ id: '', choices: [] });
}

/** Late ones, for what was typed before, are left aside. */
export function receiveCompletions(frame: Extract<ServerFrame, { is: 'completions' }>): void {
  if (frame.id === asked) completions.set({ id: frame.id, choices: frame.choices });
}
