import { useEffect, useRef } from 'preact/hooks';
import type { Abilities, PrivateWay } from '../../../../src/chat/ability.ts';
import { type FittedMessage, fit } from '../../../../src/chat/fit.ts';
import { plain } from '../../../../src/chat/text.ts';
import type { Message, Words } from '../../protocol.ts';
import { address } from '../state/address.ts';
import type { Chat } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ButtonRows } from './button-rows.tsx';
import { EMCEE_ID } from './names.ts';
import { WordsOf } from './words.tsx';

type SaidWords = Extract<Words, { is: 'said' }>;

/** What the bot said, fitted to the look its reader chose, with what was lost on the way. */
export function Said(props: { chat: Chat; message: Message; words: SaidWords }) {
  const { chat, message, words } = props;
  const { look } = useStore(address);
  const abilities = chat.looks.find(({ platform }) => platform === look) ?? chat.looks[0];
  const box = useFlash(message.editedAt);
  if (abilities === undefined) return null;
  const fitted = fit(words.reply, abilities, words.asOne);
  return (
    <div class="said" ref={box}>
      {fitted.messages.map((part, index) => (
        <Part key={index} part={part} at={words} message={message} own={abilities.ownTimes} />
      ))}
      <Notes chat={chat} message={message} words={words} losses={fitted.losses} look={abilities} />
    </div>
  );
}

function Part(props: {
  part: FittedMessage;
  /** where its picture and its file are */
  at: Pick<SaidWords, 'picture' | 'file'>;
  message: Message;
  own: boolean;
}) {
  const { part, at, message, own } = props;
  const card = part.title !== undefined || part.rows.length > 0 || part.picture !== undefined;
  return (
    <div class={card ? 'part card' : 'part'}>
      <div class="bubble">
        {part.title !== undefined && <h3>{part.title}</h3>}
        {plain(part.text) !== '' && (
          <p class="text">
            <WordsOf text={part.text} ownTimes={own} />
          </p>
        )}
        {part.picture && at.picture !== undefined && (
          <img src={`./${at.picture}`} alt={part.picture.alt} />
        )}
        {part.file && at.file !== undefined && (
          <a class="file" href={`./${at.file}`} download={part.file.name}>
            {part.file.name}
          </a>
        )}
      </div>
      <ButtonRows rows={part.rows} message={message.id} />
    </div>
  );
}

/** In small grey: what this look loses, and how what is private would come. */
function Notes(props: {
  chat: Chat;
  message: Message;
  words: SaidWords;
  losses: ReturnType<typeof fit>['losses'];
  look: Abilities;
}) {
  const { chat, message, words, losses, look } = props;
  const { say } = useTexts();
  const notes = losses.map((loss) => say.losses[loss]);
  if (message.onlyFor !== undefined && look.platform !== 'web') {
    const way = privateWay(words, message, chat, look);
    if (way !== undefined && way !== 'ephemeral') notes.push(say.shownPrivately[way]);
  }
  if (notes.length === 0) return null;
  return (
    <p class="losses">
      {say.on(say.looks[look.platform] ?? look.platform)}
      {notes.join(' · ')}
    </p>
  );
}

/** The best way that can carry it: a toast follows a tap and holds a short text alone. */
function privateWay(
  { reply }: SaidWords,
  message: Message,
  chat: Chat,
  look: Abilities,
): PrivateWay | undefined {
  const cause = message.answers === undefined ? undefined : chat.messages.get(message.answers);
  const enclosed = reply.picture !== undefined || reply.file !== undefined;
  const bare = reply.title === undefined && !enclosed && !reply.buttons?.length;
  const toasts =
    cause?.author === EMCEE_ID && bare && plain(reply.text).length <= look.toast && !reply.secret;
  return look.privately.find((way) => way !== 'toast' || toasts);
}

/** A card that changed lights up for a moment, without losing the focus in it. */
function useFlash(changed: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(changed);
  useEffect(() => {
    if (before.current === changed) return;
    before.current = changed;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    box.current?.animate([{ opacity: 0.55 }, { opacity: 1 }], {
      duration: 450,
      easing: 'ease-out',
    });
  }, [changed]);
  return box;
}
