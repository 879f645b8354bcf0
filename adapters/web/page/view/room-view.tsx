import { useEffect } from 'preact/hooks';
import { Composer } from '../composer/composer.tsx';
import { address } from '../state/address.ts';
import { type Chat, messagesIn } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { markRead } from '../state/unread.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Announcer } from './announcer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { roomName } from './names.ts';
import { StatusLine } from './status-line.tsx';
import { LookSwitch } from './switches.tsx';

export function RoomView(props: {
  chat: Chat;
  room: string;
  /** a drawer lies over it: what cannot be seen whole cannot be reached either */
  covered: boolean;
  openRooms: () => void;
  openTimetable: () => void;
}) {
  const { chat, room, covered, openRooms, openTimetable } = props;
  const { say } = useTexts();
  const { look } = useStore(address);
  const messages = messagesIn(room, chat);
  const name = roomName(room, chat, say.privateRoom);

  useEffect(() => {
    const read = () => document.visibilityState === 'visible' && markRead(room, chat);
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [room, chat]);

  return (
    <main class={`room look-${look}`} inert={covered}>
      <header class="bar">
        <button
          type="button"
          class="icon-button for-rooms"
          aria-label={say.menu}
          onClick={openRooms}
        >
          <Icon shows="menu" />
        </button>
        <h2 class="grow">{name}</h2>
        <LookSwitch looks={chat.looks} />
        <button
          type="button"
          class="icon-button for-timetable"
          aria-label={say.timetable}
          onClick={openTimetable}
        >
          <Icon shows="clock" />
        </button>
      </header>
      <MessageList key={`${chat.you}/${room}`} chat={chat} room={room} messages={messages} />
      <StatusLine />
      <Composer
        key={`${chat.community.id}/${chat.you}/${room}/composer`}
        chat={chat}
        room={room}
        name={name}
      />
      <Announcer chat={chat} room={room} messages={messages} />
    </main>
  );
}
