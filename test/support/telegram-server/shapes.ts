/** Decoded parameters of a call, or any JSON object of the platform. */
export type Values = Record<string, unknown>;

/** Telegram's User object. */
export type User = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
};

export type ChatKind = 'private' | 'group' | 'supergroup' | 'channel';
export type Status = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

/** Rights of an administrator that are looked at here. */
export type Right = 'can_delete_messages' | 'can_pin_messages' | 'can_post_messages';

/** What a group may forbid all its members to send. */
export type Sendable = 'messages' | 'photos' | 'documents';

/** `muted`: restricted, so that they may send nothing; `lacks`: what an administrator may not. */
export type Member = {
  readonly user: User;
  status: Status;
  muted: boolean;
  lacks?: readonly Right[];
};

export type Chat = {
  readonly id: number;
  readonly kind: ChatKind;
  readonly title: string | undefined;
  readonly username: string | undefined;
  /** The person on the other side of a private chat. */
  readonly owner: User | undefined;
  readonly forum: boolean;
  readonly topics: Map<number, string>;
  readonly members: Map<number, Member>;
  readonly messages: Map<number, Message>;
  readonly pinned: Set<number>;
  /** Kept from members who do not administer the group. */
  readonly forbidden: Set<Sendable>;
  readonly waiters: Set<(message: Message) => void>;
  lastMessageId: number;
  migratedTo: number | undefined;
  /** A private chat whose person has blocked the bot. */
  blocked: boolean;
  /** The bot that spoke last: privacy mode gives it the commands that name no bot. */
  lastBot: number | undefined;
};

export type Button = {
  readonly label: string;
  readonly data: string | undefined;
  readonly url: string | undefined;
};

export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: User;
  readonly language?: string;
  readonly custom_emoji_id?: string;
  readonly unix_time?: number;
  readonly date_time_format?: string;
};

export type StoredFile = {
  readonly id: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** a document's; a photo has none */
  readonly name?: string;
};

/** What an edit replaces. `text` is a text or a caption without tags, `html` the same as it was sent. */
export type Content = {
  text: string;
  html: string;
  entities: readonly Entity[];
  /** Telegram's reply_markup as it was sent. */
  markup: Values | undefined;
  buttons: readonly Button[];
  file: StoredFile | undefined;
  /** The photo's bytes, as the bot or a member sent them. */
  photo: Uint8Array | undefined;
  poll: Values | undefined;
};

export type Message = Content & {
  readonly chat: Chat;
  readonly id: number;
  /** Unix seconds. */
  readonly date: number;
  readonly from: User | undefined;
  /** Set for anonymous administrators and channel posts. */
  readonly senderChat: Chat | undefined;
  readonly topic: number | undefined;
  readonly replyTo: Message | undefined;
  /** The fields of a service message (new_chat_members, migrate_to_chat_id …). */
  readonly service: Values | undefined;
  /** The one member who sees an ephemeral message. */
  readonly receiver: number | undefined;
  /** Earlier contents, oldest first; empty under light rules, where `edits` alone counts. */
  readonly history: Content[];
  edits: number;
  editDate: number | undefined;
  deleted: boolean;
  reactions: readonly unknown[];
  /** Place in the order of all changes on this server. */
  changed: number;
};

/** Telegram's answer to a tap, as the member sees it. */
export type TapAnswer = {
  readonly text: string;
  readonly alert: boolean;
  readonly url: string | undefined;
};

/** A tap on a button: Telegram's callback query. */
export type Tap = {
  readonly id: string;
  readonly user: User;
  readonly data: string;
  /** Milliseconds. */
  readonly at: number;
  answer: TapAnswer | undefined;
  readonly listeners: Set<() => void>;
  /** Waits for the bot's answer; fails after the time limit (milliseconds, a minute by default). */
  answered(within?: number): Promise<TapAnswer>;
};

export type Update = { readonly update_id: number } & Values;

export type Pending = {
  readonly update: Update;
  readonly lane: string;
  /** Milliseconds; Telegram forgets messages after 24 h and taps after 150 s. */
  readonly expires: number;
  /** Sent a second time on purpose, so a confirmed offset does not hide it. */
  readonly again: boolean;
  handedOut: boolean;
};

export type Webhook = {
  readonly url: URL;
  readonly secret: string | undefined;
  readonly connections: number;
  lastError: string | undefined;
  lastErrorAt: number | undefined;
};

export type Inbox = {
  nextId: number;
  allowed: ReadonlySet<string>;
  readonly pending: Map<number, Pending>;
  webhook: Webhook | undefined;
  /** Called with each new update, by the webhook's delivery or by a waiting getUpdates. */
  arrived: ((pending: Pending) => void) | undefined;
  /** Ends whatever takes updates at the moment, telling it why. */
  stop: ((reason: string) => void) | undefined;
};

export type Bot = {
  readonly token: string;
  readonly user: User;
  /** Telegram's privacy mode, as set with BotFather. */
  privacy: boolean;
  readonly directs: Map<number, Chat>;
  readonly commands: Map<string, readonly unknown[]>;
  readonly taps: Map<string, Tap>;
  readonly inbox: Inbox;
};
