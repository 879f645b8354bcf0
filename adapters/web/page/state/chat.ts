import type { Action, Failed, Message, ServerFrame, Welcome } from '../../protocol.ts';
import { keptStore } from './kept.ts';
import { createStore } from './store.ts';

/** What the server told: the community, who one is, and every message one sees there. */
export type Chat = Omit<Welcome, 'is' | 'whole' | 'messages'> & {
  readonly messages: ReadonlyMap<number, Message>;
};

export const chat = createStore<Chat | undefined>(undefined);

export type Link = { readonly is: 'connecting' | 'on' | 'off' };
export const link = createStore<Link>({ is: 'connecting' });

/** What somebody asked and is not answered yet; sent again after a lost connection, or a reload. */
export type Pending = {
  readonly action: Action;
  /** who asked, and where: see `whoIs` */
  readonly by: string;
  /** long enough ago for its asker to wonder */
  readonly isSlow: boolean;
};
export const pending = keptStore<readonly Pending[]>('pending', []);

export type OpenForm = Extract<ServerFrame, { is: 'form' }>;
export const openForm = createStore<OpenForm | undefined>(undefined);

/** What went wrong last, until it is put away or something works. */
export type Failure = {
  readonly failed: Failed;
  /** what may be tried again */
  readonly action: Action | undefined;
};
export const failure = createStore<Failure | undefined>(undefined);

/** The message that the next words answer. */
export const answering = createStore<number | undefined>(undefined);

export function welcomed(welcome: Welcome): void {
  const { is: _is, whole, messages, ...rest } = welcome;
  const before = chat.get();
  const same = before?.community.id === rest.community.id && before.you === rest.you;
  const known = !whole && same ? before.messages : new Map<number, Message>();
  chat.set({ ...rest, messages: withMessages(known, messages) });
}

export function changed(message: Message): void {
  chat.update((now) => {
    if (now === undefined) return now;
    const messages = withMessages(now.messages, [message]);
    return { ...now, messages, revision: Math.max(now.revision, message.revision) };
  });
}

export const withMessages = (
  before: ReadonlyMap<number, Message>,
  messages: readonly Message[],
): ReadonlyMap<number, Message> => messages.reduce(withMessage, new Map(before));

function withMessage(messages: Map<number, Message>, message: Message): Map<number, Message> {
  const known = messages.get(message.id);
  if (message.words.is === 'removed') messages.delete(message.id);
  else if (known === undefined || known.revision < message.revision) {
    messages.set(message.id, message);
  }
  return messages;
}

/** A person in a community. */
export const whoIs = ({ community, you }: Pick<Chat, 'community' | 'you'>): string =>
  `${community.id}/${you}`;

/** A room as one person sees it. */
export const roomKey = (chat: Pick<Chat, 'community' | 'you'>, room: string): string =>
  `${whoIs(chat)}/${room}`;

/** Of one room, oldest first. */
export function messagesIn(room: string, { messages }: Pick<Chat, 'messages'>): Message[] {
  return [...messages.values()]
    .filter((message) => message.room === room)
    .sort((one, other) => one.id - other.id);
}
