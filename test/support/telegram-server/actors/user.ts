import { isAdmin, openDirect } from '../chats.ts';
import { findEntities } from '../entities.ts';
import { anonymousAdmin } from '../json.ts';
import { addMessage, changeMessage, emptyContent, removeMessage } from '../messages.ts';
import { storeDocument, storePhoto } from '../methods/photos.ts';
import type { Bot, Chat, Content, Entity, Message, Tap, User } from '../shapes.ts';
import { tap } from '../taps.ts';
import { pushMember, pushMessage } from '../updates.ts';
import { until } from '../waiting.ts';
import { createChat, type World } from '../world.ts';
import { createPlace, type Place, readable } from './place.ts';

export type SayOptions = {
  readonly topic?: number;
  readonly replyTo?: Message;
  /** In addition to the commands, mentions, links and hashtags that clients mark themselves. */
  readonly entities?: readonly Entity[];
  /** Makes the text a caption. */
  readonly photo?: Uint8Array;
  /** The same, of any other file. */
  readonly document?: { readonly name: string; readonly bytes: Uint8Array };
  /** As an anonymous administrator. */
  readonly anonymous?: boolean;
};

/** A person with a Telegram account. */
export type TelegramUser = {
  readonly id: number;
  readonly user: User;
  /** The private chat with a bot, opened or not; the first bot unless another is named. */
  direct(bot?: Bot): Place;
  says(place: Place, text: string, options?: SayOptions): Message;
  edits(message: Message, text: string): void;
  deletes(message: Message): void;
  /** Taps the button with this label or data. @throws Error when the message has none */
  taps(message: Message, button: string): Tap;
  /** Sends callback_data that need not stand on any button. */
  tapsRaw(place: Place, messageId: number, data: string, bot?: Bot): Tap;
  /** Opens the bot by its link: a private chat that starts with /start and the payload. */
  opens(bot?: Bot, payload?: string): Place;
  blocks(bot?: Bot): void;
  unblocks(bot?: Bot): void;
  deactivates(): void;
  /**
   * Waits for a message of somebody else that this person can read and whose text matches; it
   * counts when it was sent or edited after the person's own last words or tap in that chat.
   * @param within milliseconds, a minute by default
   */
  sees(place: Place, pattern: RegExp, within?: number): Promise<Message>;
};

type Person = {
  readonly world: World;
  readonly user: User;
  /** Place in the order of changes at which this person last did something in a chat. */
  readonly acted: WeakMap<Chat, number>;
};

function content(world: World, text: string, options: SayOptions): Partial<Content> {
  const written = text.trim();
  const entities = [...findEntities(written), ...(options.entities ?? [])];
  const { photo, document } = options;
  const file =
    (photo && storePhoto(world, photo)) ??
    (document && storeDocument(world, document.name, document.bytes));
  return { text: written, html: written, entities, file, photo };
}

function say(person: Person, place: Place, text: string, options: SayOptions): Message {
  const { world, user, acted } = person;
  const chat = place.enter(user);
  if (options.anonymous === true && !isAdmin(chat, user.id)) {
    throw new Error(`${user.first_name} is not an administrator`);
  }
  acted.set(chat, world.sequence);
  const message = addMessage(world, chat, content(world, text, options), {
    from: options.anonymous === true ? anonymousAdmin : user,
    senderChat: options.anonymous === true ? chat : undefined,
    topic: options.topic ?? options.replyTo?.topic,
    replyTo: options.replyTo,
  });
  pushMessage(world, message);
  return message;
}

function isReadable(person: Person, message: Message): boolean {
  const { receiver, from, deleted, service } = message;
  const mine = receiver === undefined || receiver === person.user.id;
  return mine && !deleted && service === undefined && from?.id !== person.user.id;
}

function see(person: Person, place: Place, pattern: RegExp, within?: number): Promise<Message> {
  const { chat } = place;
  const since = person.acted.get(chat) ?? 0;
  const fits = (message: Message): boolean =>
    message.changed > since && isReadable(person, message) && pattern.test(message.text);
  let found = readable(chat).findLast(fits);
  return until(
    () =>
      `${person.user.first_name} to see ${pattern}; last here: ${JSON.stringify(
        readable(chat)
          .slice(-5)
          .map((message) => message.text),
      )}`,
    () => found,
    (check) => {
      const waiter = (message: Message): void => {
        if (fits(message)) found = message;
        check();
      };
      chat.waiters.add(waiter);
      return () => chat.waiters.delete(waiter);
    },
    within,
  );
}

function tapButton(person: Person, message: Message, wanted: string, first: Bot): Tap {
  const { world, user, acted } = person;
  const button = message.buttons.find(({ label, data }) => label === wanted || data === wanted);
  if (message.deleted || button?.data === undefined) {
    const labels = message.buttons.map(({ label }) => label).join(', ');
    throw new Error(`No button “${wanted}” to tap on this message, only: ${labels}`);
  }
  const author = message.from?.id;
  const bot = [...world.bots.values()].find((each) => each.user.id === author) ?? first;
  acted.set(message.chat, world.sequence);
  return tap(world, bot, { chat: message.chat, id: message.id, message }, user, button.data);
}

function tapAnything(person: Person, place: Place, id: number, data: string, bot: Bot): Tap {
  const { world, user, acted } = person;
  const chat = place.enter(user);
  const known = chat.messages.get(id);
  acted.set(chat, world.sequence);
  const message = known?.deleted === true ? undefined : known;
  return tap(world, bot, { chat, id, message }, user, data);
}

function setBlocked(person: Person, bot: Bot, blocked: boolean): void {
  const { world, user } = person;
  const chat = openDirect(bot, user);
  chat.blocked = blocked;
  const status = (is: boolean) =>
    ({ user: bot.user, status: is ? 'kicked' : 'member', muted: false }) as const;
  pushMember(world, chat, user, status(!blocked), status(blocked));
}

function createDirect(person: Person, bot: Bot): Place {
  const closed = createChat({ id: person.user.id, kind: 'private', owner: person.user });
  const current = (): Chat => bot.directs.get(person.user.id) ?? closed;
  return createPlace(current, () => openDirect(bot, person.user));
}

/** @param first the bot meant when none is named */
export function createUser(world: World, user: User, first: Bot): TelegramUser {
  const person: Person = { world, user, acted: new WeakMap() };
  const says: TelegramUser['says'] = (place, text, options = {}) =>
    say(person, place, text, options);
  return {
    id: user.id,
    user,
    says,
    direct: (bot = first) => createDirect(person, bot),
    edits: (message, text) => {
      changeMessage(world, message, { ...emptyContent, ...content(world, text, {}) });
      pushMessage(world, message, true);
    },
    deletes: (message) => removeMessage(world, message),
    taps: (message, button) => tapButton(person, message, button, first),
    tapsRaw: (place, id, data, bot = first) => tapAnything(person, place, id, data, bot),
    opens: (bot = first, payload = '') => {
      if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload)) throw new Error('No link carries this payload');
      const place = createDirect(person, bot);
      says(place, `/start ${payload}`);
      return place;
    },
    blocks: (bot = first) => setBlocked(person, bot, true),
    unblocks: (bot = first) => setBlocked(person, bot, false),
    deactivates: () => {
      world.deactivated.add(user.id);
    },
    sees: (place, pattern, within) => see(person, place, pattern, within),
  };
}
