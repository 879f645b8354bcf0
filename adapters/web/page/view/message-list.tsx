import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { systemClock } from '../../../../src/clock.ts';
import type { Action, Message } from '../../protocol.ts';
import { type Chat, link, pending } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Icon } from './icon.tsx';
import { MessageView } from './message-view.tsx';
import { EMCEE_ID } from './names.ts';
import { dayIn, dayLabel } from './times.ts';

/** Messages of one author within so many ms stand under one name. */
const TOGETHER_MS = 5 * 60_000;
const NEAR_PX = 80;

/** Newest below; stays at the bottom for whoever is there. */
export function MessageList(props: { chat: Chat; room: string; messages: readonly Message[] }) {
  const { chat, room, messages } = props;
  const { say } = useTexts();
  const { box, content, atBottom, toBottom } = useBottom();
  const { open, answersTo } = nested(messages);
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
        <Waiting room={room} />
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

/** What was said while the connection is away. */
function Waiting({ room }: { room: string }) {
  const { say } = useTexts();
  const away = useStore(link).is !== 'on';
  const waiting = useStore(pending).filter((action) => away && action.room === room);
  return (
    <>
      {waiting.map((action) => (
        <p key={action.id} class="unsent">
          {wordsOf(action)} <small>{say.waiting}</small>
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

/** At the bottom one stays there, whatever grows or shrinks, until one scrolls up oneself. */
function useBottom() {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atBottom, setAtBottom] = useState(true);
  const toBottom = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  useLayoutEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return;
    const place: { stuck: boolean; top: number } = { stuck: true, top: 0 };
    const look = () => {
      const near = outer.scrollHeight - outer.scrollTop - outer.clientHeight < NEAR_PX;
      place.stuck = near || (place.stuck && outer.scrollTop >= place.top);
      place.top = outer.scrollTop;
      setAtBottom(place.stuck);
    };
    const grown = new ResizeObserver(() => {
      if (place.stuck) toBottom();
    });
    grown.observe(inner);
    grown.observe(outer);
    outer.addEventListener('scroll', look, { passive: true });
    toBottom();
    return () => {
      grown.disconnect();
      outer.removeEventListener('scroll', look);
    };
  }, []);
  return { box, content, atBottom, toBottom };
}
