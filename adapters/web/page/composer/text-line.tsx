import { useLayoutEffect, useRef } from 'preact/hooks';
import { answering } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from '../view/icon.tsx';
import { type Line, useCommandLine } from './command-line.ts';
import { CommandHint, CommandList, idOf } from './command-list.tsx';

/** Free text; `/` opens the list of commands. */
export function TextLine(props: Line & { name: string }) {
  const { name, text } = props;
  const { say } = useTexts();
  const field = useField(text);
  const { typed, offered, current, shut, write, submit, take, onKeyDown } = useCommandLine(props);
  return (
    <>
      {text.startsWith('/') && !shut && (
        <CommandList offered={offered} active={current} typed={text} take={take} />
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
          aria-haspopup="listbox"
          aria-controls="commands"
          aria-autocomplete="list"
          aria-activedescendant={current && idOf(current)}
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
  useLayoutEffect(() => {
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
