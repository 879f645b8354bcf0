import { useMemo } from 'preact/hooks';
import { systemClock } from '../../../../src/clock.ts';
import type { Action, Message } from '../../protocol.ts';
import { lookEarlier } from '../state/actions.ts';
import { type Chat, link, pending, roomKey, whoIs } from '../state/chat.ts';
import { beginnings } from '../state/earlier.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from './icon.tsx';
import { MessageView } from './message-view.tsx';
import { EMCEE_ID } from './names.ts';
import { dayIn, dayLabel } from './times.ts';
import { useScroll } from './use-scroll.ts';

/** Messages of one author within so many ms stand under one name. */
const TOGETHER_MS = 5 * 60_000;

/** Newest below; stays at the bottom for whoever is there. */
export function MessageList(props: { chat: Chat; room: string; messages: readonly Message[] }) {
  const { chat, room, messages } = props;
  const { say } = useTexts();
  const { open, answersTo } = nested(messages);
  const first = messages[0]?.id;
  const seeTop = () => first !== undefined && lookEarlier(room, first);
  const { box, content, atBottom, toBottom } = useScroll(first, seeTop);
  const isBeginning = useStore(beginnings, (rooms) => rooms.has(roomKey(chat, room)));
  const today = dayIn(systemClock.now());

  return (
    <section class="log" ref={box} aria-label={say.messages}>
      <div class="content" ref={content}>
        {open.length === 0 && (
          <p class="quiet">
            <strong>{say.quiet}</strong>
            {say.beFirst}
          </p>
        )}
        {isBeginning && open.length > 0 && <p class="beginning">{say.beginning}</p>}
        {open.map((message, index) => (
          <Row
            key={message.id}
            chat={chat}
            message={message}
            before={open[index - 1]}
            answers={answersTo.get(message.id) ?? []}
            today={today}
          />
        ))}
        <Waiting chat={chat} room={room} />
      </div>
      {!atBottom && (
        <button type="button" class="to-bottom" onClick={toBottom}>
          <Icon shows="down" /> {say.toLatest}
        </button>
      )}
    </section>
  );
}

/** Drawn again only when what it shows has changed: what is new in a room is one row of thousands. */
function Row(props: {
  chat: Chat;
  message: Message;
  before: Message | undefined;
  answers: readonly Message[];
  today: string;
}) {
  const { chat, message, before, answers, today } = props;
  const { community, you, looks } = chat;
  const cause = causeOf(message, before, chat);
  return useMemo(
    () => (
      <div>
        <DayLine at={message.at} before={before?.at} />
        <MessageView
          chat={chat}
          message={message}
          answers={answers}
          goesOn={goesOn(before, message)}
          cause={cause}
        />
      </div>
    ),
    [community, you, looks, message, before, cause, today, ...answers],
  );
}

/** Private answers stand under what caused them, those to a private answer's button beside it. */
function nested(messages: readonly Message[]) {
  const ids = new Set(messages.map(({ id }) => id));
  const answersTo = new Map<number, Message[]>();
  const under = new Map<number, number>();
  const open = messages.filter((message) => {
    const { answers } = message;
    if (message.onlyFor === undefined || answers === undefined || !ids.has(answers)) return true;
    const cause = under.get(answers) ?? answers;
    under.set(message.id, cause);
    answersTo.set(cause, [...(answersTo.get(cause) ?? []), message]);
    return false;
  });
  return { open, answersTo };
}

function goesOn(before: Message | undefined, message: Message): boolean {
  if (before?.author !== message.author || message.author === EMCEE_ID) return false;
  return Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
}

/** What it answers, unless that stands right above. */
function causeOf(message: Message, before: Message | undefined, chat: Chat): Message | undefined {
  const { answers } = message;
  return answers === undefined || answers === before?.id ? undefined : chat.messages.get(answers);
}

function DayLine({ at, before }: { at: string; before: string | undefined }) {
  const { say, lang } = useTexts();
  const day = dayIn(at);
  if (before !== undefined && dayIn(before) === day) return null;
  return (
    <p class="day-line">
      <span>{dayLabel(day, undefined, lang, say)}</span>
    </p>
  );
}

/** What was said and has not arrived: while the connection is away, or seems to be. */
function Waiting({ chat, room }: { chat: Chat; room: string }) {
  const { say } = useTexts();
  const away = useStore(link).is !== 'on';
  const keys = new Set([...chat.messages.values()].map(({ key }) => key));
  const waiting = useStore(pending).filter(
    ({ action, by, isSlow }) =>
      (away || isSlow) && by === whoIs(chat) && action.room === room && !keys.has(action.id),
  );
  return (
    <>
      {waiting.map(({ action }) => (
        <p key={action.id} class="unsent">
          {wordsOf(action)} <small>{away ? say.waiting : say.underWay}</small>
        </p>
      ))}
    </>
  );
}

function wordsOf(action: Action): string {
  if (action.is === 'post') return action.text;
  return action.is === 'command'
    ? [`/${action.name}`, ...Object.values(action.named)].join(' ')
    : '…';
}
