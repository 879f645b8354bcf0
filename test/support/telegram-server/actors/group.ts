import { type Standing, setStanding } from '../chats.ts';
import { userJson } from '../json.ts';
import { addMessage } from '../messages.ts';
import type { Chat, Message, Right, Sendable, Status, User, Values } from '../shapes.ts';
import { pushMember, pushMessage } from '../updates.ts';
import { createChat, type World } from '../world.ts';
import { createPlace, type Place } from './place.ts';

/** A person or a bot. */
export type Subject = { readonly user: User };

export type GroupOptions = {
  /** Made up when absent: negative, and for a supergroup beyond 32 bits. */
  readonly id?: number;
  readonly title?: string;
  readonly username?: string;
  readonly members?: readonly Subject[];
  /** One is made up when absent. */
  readonly owner?: Subject;
  readonly supergroup?: boolean;
  /** Topic ids by name; they make the group a forum. */
  readonly topics?: Readonly<Record<string, number>>;
  /** The first bot's standing; an administrator by default, for it shall learn who comes and goes. */
  readonly bot?: Status;
};

export type TelegramGroup = Place & {
  /** The chat as it was before it became a supergroup. */
  readonly earlier: Chat | undefined;
  adds(subject: Subject, status?: Status): void;
  removes(subject: Subject): void;
  promotes(subject: Subject, how?: { readonly without: readonly Right[] }): void;
  demotes(subject: Subject): void;
  /** Takes away the right to write, and with it whatever an administrator may. */
  mutes(subject: Subject): void;
  /** Keeps all who do not administer it from sending such; Telegram tells no bot. */
  forbids(what: Sendable): void;
  joins(subject: Subject): void;
  leaves(subject: Subject): void;
  /** Makes a supergroup of the group, which gets a new id; returns that id. */
  migrates(): number;
  /** Opens a topic and returns its id. */
  opensTopic(name: string): number;
  deletesTopic(id: number): void;
  /** A post of a channel. */
  posts(text: string): Message;
};

function announceService(world: World, chat: Chat, from: User, service: Values, topic?: number) {
  const message = addMessage(world, chat, {}, { from, service, topic });
  pushMessage(world, message);
  return message;
}

function change(world: World, chat: Chat, by: User, { user }: Subject, standing: Standing): void {
  const before = setStanding(chat, user, standing);
  pushMember(world, chat, by, before, { muted: false, ...standing, user });
}

function come(world: World, chat: Chat, by: User, subject: Subject, status: Status): void {
  change(world, chat, by, subject, { status });
  announceService(world, chat, by, { new_chat_members: [userJson(subject.user)] });
}

function go(world: World, chat: Chat, by: User, subject: Subject, status: Status): void {
  change(world, chat, by, subject, { status });
  announceService(world, chat, by, { left_chat_member: userJson(subject.user) });
}

function migrate(world: World, chat: Chat, owner: User): Chat {
  if (chat.kind !== 'group') throw new Error('Only a group becomes a supergroup');
  world.sequence += 1;
  const { title, members } = chat;
  const id = -1_002_000_000_000 - world.sequence;
  const next = createChat({ id, kind: 'supergroup', title, members: new Map(members) });
  world.chats.set(id, next);
  chat.migratedTo = id;
  announceService(world, chat, owner, { migrate_to_chat_id: id });
  announceService(world, next, owner, { migrate_from_chat_id: chat.id });
  return next;
}

function openTopic(world: World, chat: Chat, owner: User, name: string): number {
  if (!chat.forum) throw new Error(`${chat.title} has no topics`);
  const topic = chat.lastMessageId + 1;
  chat.topics.set(topic, name);
  const service = { forum_topic_created: { name, icon_color: 7_322_096 } };
  announceService(world, chat, owner, service, topic);
  return topic;
}

/** Handles a chat of several people; a migration replaces the chat it stands for. */
export function createGroup(world: World, first: Chat, owner: User): TelegramGroup {
  let chat = first;
  let earlier: Chat | undefined;
  const place = createPlace(() => chat);
  const actions = {
    adds: (subject: Subject, status: Status = 'member') =>
      come(world, chat, owner, subject, status),
    removes: (subject: Subject) => go(world, chat, owner, subject, 'kicked'),
    promotes: (subject: Subject, { without = [] }: { without?: readonly Right[] } = {}) =>
      change(world, chat, owner, subject, { status: 'administrator', lacks: without }),
    demotes: (subject: Subject) => change(world, chat, owner, subject, { status: 'member' }),
    mutes: (subject: Subject) =>
      change(world, chat, owner, subject, { status: 'member', muted: true }),
    forbids: (what: Sendable) => void chat.forbidden.add(what),
    joins: (subject: Subject) => come(world, chat, subject.user, subject, 'member'),
    leaves: (subject: Subject) => go(world, chat, subject.user, subject, 'left'),
    migrates: () => {
      earlier = chat;
      chat = migrate(world, chat, owner);
      return chat.id;
    },
    opensTopic: (name: string) => openTopic(world, chat, owner, name),
    deletesTopic: (id: number) => {
      chat.topics.delete(id);
    },
    posts: (text: string) => {
      const message = addMessage(world, chat, { text, html: text }, { senderChat: chat });
      pushMessage(world, message);
      return message;
    },
  };
  return {
    ...actions,
    find: place.find,
    enter: place.enter,
    get id() {
      return chat.id;
    },
    get chat() {
      return chat;
    },
    get earlier() {
      return earlier;
    },
    get messages() {
      return place.messages;
    },
    get everything() {
      return place.everything;
    },
    get last() {
      return place.last;
    },
  };
}
