import { useState } from 'preact/hooks';
import type { Message } from '../../protocol.ts';
import { dismiss } from '../state/actions.ts';
import { type Chat, link } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Content } from './content.tsx';
import { Icon } from './icon.tsx';
import { clockIn } from './times.ts';

const SHOWN = 2;

/** What the bot told this reader alone, the latest in sight. */
export function PrivateAnswers({ chat, answers }: { chat: Chat; answers: readonly Message[] }) {
  const { say } = useTexts();
  const [all, setAll] = useState(false);
  const isOn = useStore(link).is === 'on';
  const shown = all ? answers : answers.slice(-SHOWN);
  const hidden = answers.length - shown.length;
  return (
    <>
      {hidden > 0 && (
        <button type="button" class="plain earlier" onClick={() => setAll(true)}>
          {say.earlier(hidden)}
        </button>
      )}
      {shown.map((message) => (
        <section key={message.id} class="private" aria-label={say.onlyYou}>
          <Content chat={chat} message={message} />
          <p class="only-you">
            <Icon shows="lock" /> {say.onlyYou} · <time>{clockIn(message.at)}</time> ·{' '}
            <button
              type="button"
              class="plain"
              disabled={!isOn}
              onClick={() => dismiss(message.id)}
            >
              {say.dismiss}
            </button>
          </p>
        </section>
      ))}
    </>
  );
}
