import { useState } from 'preact/hooks';
import type { ShownCommand } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { onKeys } from './keys.ts';
import { allowed, matching, typedCommand, valuesFrom } from './matching.ts';

export type Line = {
  readonly chat: Chat;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly send: (text: string) => void;
  readonly ask: (command: ShownCommand, given: Record<string, string>) => void;
};

/** What the line offers for what is typed, and what each key does with it. */
export function useCommandLine({ chat, text, setText, send, ask }: Line) {
  const { lang } = useTexts();
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState(false);
  const commands = allowed(chat);
  const typed = typedCommand(text, commands);
  const offered = shut ? [] : matching(text, commands, lang);
  const at = Math.min(active, offered.length - 1);
  const current = offered[at];

  function write(next: string) {
    setText(next);
    setActive(0);
    setShut(false);
  }
  function submit() {
    if (text.trim() !== '') send(text);
  }
  /** Runs what needs no more; what needs more is asked. */
  function take(command: ShownCommand) {
    if (command.options.some(({ required }) => required)) ask(command, {});
    else send(`/${command.name}`);
  }
  function fill() {
    const command = current ?? typed?.command;
    if (command === undefined) return false;
    if (command.options.length === 0) return write(`/${command.name}`);
    return ask(command, current === undefined && typed ? valuesFrom(typed.rest, command) : {});
  }
  function step(by: number) {
    if (offered.length === 0) return false;
    return setActive((at + by + offered.length) % offered.length);
  }
  const onKeyDown = onKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (current === undefined ? submit() : take(current)),
    'Ctrl+Enter': submit,
    Tab: fill,
    Escape: () => offered.length > 0 && setShut(true),
  });
  return { typed, offered, current, shut, write, submit, take, onKeyDown };
}
