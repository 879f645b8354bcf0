import { useState } from 'preact/hooks';
import type { ShownCommand } from '../../protocol.ts';
import { post, runCommand } from '../state/actions.ts';
import { answering, type Chat, openForm, roomKey } from '../state/chat.ts';
import { keptStore } from '../state/kept.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from '../view/icon.tsx';
import { nameOf } from '../view/names.ts';
import { FormPanel } from './form-panel.tsx';
import { OptionSteps } from './option-steps.tsx';
import { TextLine } from './text-line.tsx';

type Steps = { readonly command: ShownCommand; readonly given: Record<string, string> };

/** What was begun in each room. */
const drafts = keptStore<Readonly<Record<string, string>>>('drafts', {});

/** Where one writes: words, a command with its options one after the other, or a form. */
export function Composer({ chat, room, name }: { chat: Chat; room: string; name: string }) {
  const form = useStore(openForm);
  const place = roomKey(chat, room);
  const [text, write] = useState(drafts.get()[place] ?? '');
  const [steps, setSteps] = useState<Steps>();

  function setText(next: string) {
    drafts.update((now) => ({ ...now, [place]: next }));
    write(next);
  }
  if (form !== undefined && form.room === room) return <FormPanel key={form.id} open={form} />;
  if (steps !== undefined) {
    return (
      <OptionSteps
        chat={chat}
        command={steps.command}
        given={steps.given}
        leave={() => {
          setSteps(undefined);
          setText(`/${steps.command.name}`);
        }}
        send={(named) => {
          setSteps(undefined);
          setText('');
          runCommand(steps.command.name, named);
        }}
      />
    );
  }
  return (
    <div class="composer">
      <Answering chat={chat} room={room} />
      <TextLine
        chat={chat}
        name={name}
        text={text}
        setText={setText}
        send={(words) => {
          setText('');
          post(words);
        }}
        ask={(command, given) => setSteps({ command, given })}
      />
    </div>
  );
}

function Answering({ chat, room }: { chat: Chat; room: string }) {
  const { say } = useTexts();
  const id = useStore(answering);
  const message = id === undefined ? undefined : chat.messages.get(id);
  if (message?.room !== room) return null;
  return (
    <p class="answering">
      <Icon shows="reply" />
      <span class="grow">{say.replyingTo(nameOf(message.author, chat))}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={say.cancel}
        onClick={() => answering.set(undefined)}
      >
        <Icon shows="close" />
      </button>
    </p>
  );
}
