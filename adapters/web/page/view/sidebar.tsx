import { moveTo } from '../state/actions.ts';
import { go } from '../state/address.ts';
import type { Chat } from '../state/chat.ts';
import { useStore } from '../state/store.ts';
import { readUpTo, unreadIn } from '../state/unread.ts';
import { useTexts } from '../texts/use-texts.ts';
import { People } from './people.tsx';
import { LanguageSwitch, LookSwitch } from './switches.tsx';

/** Where one is, and who one can be. */
export function Sidebar({ chat, room, chosen }: { chat: Chat; room: string; chosen: () => void }) {
  const { say, both } = useTexts();
  const rooms = [...chat.community.rooms, { id: `@${chat.you}`, name: say.privateRoom }];
  return (
    <>
      <h1 class="community">{both(chat.community.name)}</h1>
      {chat.communities.length > 1 && <Communities chat={chat} />}
      <nav aria-label={say.rooms}>
        <h2>{say.rooms}</h2>
        <ul class="rooms">
          {rooms.map(({ id, name }) => (
            <li key={id}>
              <RoomButton chat={chat} id={id} name={name} here={id === room} chosen={chosen} />
            </li>
          ))}
        </ul>
      </nav>
      <People chat={chat} chosen={chosen} />
      <div class="settings">
        <LookSwitch looks={chat.looks} />
        <LanguageSwitch />
      </div>
    </>
  );
}

function RoomButton(props: {
  chat: Chat;
  id: string;
  name: string;
  here: boolean;
  chosen: () => void;
}) {
  const { chat, id, name, here, chosen } = props;
  const { say } = useTexts();
  const unread = unreadIn(id, chat, useStore(readUpTo));
  const choose = () => {
    go({ room: id });
    chosen();
  };
  return (
    <button type="button" class="row" aria-current={here ? 'page' : undefined} onClick={choose}>
      <span class="sign" aria-hidden="true">
        {id.startsWith('@') ? '@' : '#'}
      </span>
      <span class="grow">{name}</span>
      {unread > 0 && !here && (
        <span class="count">
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
          <span class="unseen">{say.unread(unread)}</span>
        </span>
      )}
    </button>
  );
}

function Communities({ chat }: { chat: Chat }) {
  const { say, both } = useTexts();
  return (
    <select
      class="communities"
      aria-label={say.community}
      value={chat.community.id}
      onChange={(event) => moveTo(event.currentTarget.value)}
    >
      {chat.communities.map(({ id, name }) => (
        <option key={id} value={id}>
          {both(name)}
        </option>
      ))}
    </select>
  );
}
