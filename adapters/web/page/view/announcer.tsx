import { useEffect, useRef, useState } from 'preact/hooks';
import { plain } from '../../../../src/chat/text.ts';
import type { Message } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';
import { useTexts } from '../texts/use-texts.ts';
import { nameOf } from './names.ts';

/**
 * Reads new messages to those who do not see them. Apart from the list, which changes for many
 * other reasons: a card redrawn a hundred times is not read a hundred times.
 */
export function Announcer(props: { chat: Chat; room: string; messages: readonly Message[] }) {
  const { chat, room, messages } = props;
  const { say } = useTexts();
  const [heard, setHeard] = useState<readonly Message[]>([]);
  const last = messages.at(-1);
  const seen = useRef({ room, id: last?.id ?? 0 });

  useEffect(() => {
    const before = seen.current;
    seen.current = { room, id: last?.id ?? 0 };
    if (last === undefined || before.room !== room || last.id <= before.id) return;
    const news = messages.filter(({ id, author }) => id > before.id && author !== chat.you);
    if (news.length > 0) setHeard(news);
  }, [room, last?.id]);

  return (
    <div class="unseen" role="log" aria-live="polite">
      {heard.map((message) => (
        <p key={message.id}>{say.listen(nameOf(message.author, chat), wordsOf(message))}</p>
      ))}
    </div>
  );
}

export function wordsOf({ words }: Message): string {
  if (words.is === 'typed') return words.text;
  if (words.is === 'removed') return '';
  const { title, text } = words.reply;
  return [title, plain(text)].filter((part) => part !== undefined && part !== '').join('. ');
}
