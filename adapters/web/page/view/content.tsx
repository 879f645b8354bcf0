import type { Message } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';
import { Said } from './said.tsx';
import { Linked } from './words.tsx';

export function Content({ chat, message }: { chat: Chat; message: Message }) {
  const { words } = message;
  if (words.is === 'typed') {
    return (
      <div class="part">
        <p class="bubble text" dir="auto">
          <Linked words={words.text} />
        </p>
      </div>
    );
  }
  return words.is === 'said' ? <Said chat={chat} message={message} words={words} /> : null;
}
