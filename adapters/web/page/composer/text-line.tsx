import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownCommand } from '../../protocol.ts';
import { answering, type Chat } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from '../view/icon.tsx';
import { CommandHint, CommandList } from './command-list.tsx';
import { allowed, matching, typedCommand, valuesFrom } from './matching.ts';

type Ask = (command: ShownCommand, given: Record<string, string>) => void;

/** Free text; `/` opens the list of commands. */
export function TextLine(props: {
  chat: Chat;
  name: string;
  text: string;
  setText: (text: string) => void;
  send: (text: string) => void;
  ask: Ask;
}) {
  const { chat, name, text, setText, send, ask } = props;
  const { say, lang } = useTexts();
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState(false);
  const field = useField(text);
  const commands = allowed(chat);
  const typed = typedCommand(text, commands);
  const offered = shut ? [] : matching(text, commands, lang);
  const current = offered[Math.min(active, offered.length - 1)];

  function write(next: string) {
    setText(next);
    setActive(0);
    setShut(false);
  }
  function submit() {
    if (text.trim() !== '') send(text);
  }
  /** Enter runs what needs no more; what needs more is asked. */
  function enter() {
    if (current === undefined) return submit();
    if (current.options.some(({ required }) => required)) return ask(current, {});
    send(`/${current.name}`);
  }
  function tab() {
    const command = current ?? typed?.command;
    if (command === undefined) return false;
    if (command.options.length === 0) write(`/${command.name}`);
    else ask(command, current === undefined && typed ? valuesFrom(typed.rest, command) : {});
    return true;
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) {
      setActive((Math.min(active, offered.length - 1) + step + offered.length) % offered.length);
    } else if (event.key === 'Enter' && !event.shiftKey) enter();
    else if (event.key === 'Tab' && !event.shiftKey && tab()) setActive(0);
    else if (event.key === 'Escape' && offered.length > 0) setShut(true);
    else return;
    event.preventDefault();
  }

  return (
    <>
      {text.startsWith('/') && !shut && (
        <CommandList
          offered={offered}
          active={current}
          typed={text}
          choose={(command) => ask(command, {})}
          run={send}
        />
      )}
      {offered.length === 0 && typed !== undefined && <CommandHint command={typed.command} />}
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={say.write(name)}
          aria-label={say.write(name)}
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls="commands"
          aria-autocomplete="list"
          aria-activedescendant={current && `command-${current.name.replace(' ', '-')}`}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={say.send} disabled={text.trim() === ''}>
          <Icon shows="send" />
        </button>
      </form>
    </>
  );
}

/** Grows with its text; takes the focus when the room opens and when one answers. */
function useField(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  const answered = useStore(answering);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches || answered !== undefined) field.current?.focus();
  }, [answered]);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 180)}px`;
  }, [text]);
  return field;
}
