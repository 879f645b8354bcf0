import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Given, Incoming, Person, Place, What } from '../../src/chat/incoming.ts';
import { clean, cleanName } from '../../src/chat/text.ts';
import { type Files, fieldsOf, fileChosen, fileIn, filesIn } from './form.ts';

const PLATFORM = 'discord';
const administering = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild;
const threads: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** A message as the outbox knows it, and as a press says where it stood. */
export function messageRef(message: { readonly channel_id: string; readonly id: string }): string {
  return `${message.channel_id}/${message.id}`;
}

/**
 * An interaction as the gateway sends it: complete in itself, so that no cache has to know its channel
 * or member. Undefined for kinds that Emcee never offers (context menus, select menus on messages).
 */
export function receiveInteraction(raw: APIInteraction, at: Date): Incoming | undefined {
  const from = personOf(raw);
  const what = whatOf(raw);
  if (from === undefined || what === undefined) return undefined;
  const place = placeOf(raw);
  return {
    ...{ key: `${PLATFORM}/${raw.id}`, at, from, place, what },
    // Channel resource: a thread has the id of the message that it was started from.
    ...(place.topic !== undefined && {
      under: messageRef({ channel_id: place.chat, id: place.topic }),
    }),
  };
}

/** Plain words to the bot alone. Messages in servers are not ours to read. */
export function receiveMessage(
  raw: GatewayMessageCreateDispatchData,
  at: Date,
): Incoming | undefined {
  const text = clean(raw.content).trim();
  const sent = fileIn(raw.attachments);
  if (raw.guild_id !== undefined || raw.author.bot || (text === '' && sent === undefined))
    return undefined;
  return {
    key: `${PLATFORM}/${raw.id}`,
    at,
    from: account(raw.author, raw.author.global_name),
    place: { platform: PLATFORM, chat: raw.channel_id, private: true },
    what: { ...wordsOf(text), ...sent },
  };
}

/** Slash commands are the servers' alone, so that in private one is words that begin like it. */
const COMMAND = /^[/／]([\p{L}\p{N}_-]{1,64})(?!\S)/u;

function wordsOf(text: string): Extract<What, { is: 'command' | 'text' }> {
  const [start = '', name] = COMMAND.exec(text) ?? [];
  if (name === undefined) return { is: 'text', text, toBot: true };
  const typed = text.slice(start.length).trim();
  return { is: 'command', name: name.toLowerCase(), typed, named: {}, asWords: true };
}

/** A server the bot was added to or removed from. Discord does not say by whom: its owner stands for it. `channel`: where it may speak there. */
export function receiveServer(
  guild: {
    readonly id: string;
    readonly name: string;
    readonly ownerId: string;
    readonly joinedTimestamp: number;
  },
  is: 'added' | 'removed',
  channel: string | undefined,
  at: Date,
): Incoming {
  const owner = { id: guild.ownerId, name: guild.ownerId, administers: true, roles: [] };
  return {
    key: `${PLATFORM}/${is}/${guild.id}/${guild.joinedTimestamp}`,
    at,
    from: { platform: PLATFORM, ...owner },
    place: {
      platform: PLATFORM,
      chat: channel ?? guild.id,
      guild: guild.id,
      private: false,
    },
    what: is === 'added' ? { is, title: clean(guild.name) } : { is },
  };
}

function whatOf(raw: APIInteraction): What | undefined {
  switch (raw.type) {
    case InteractionType.ApplicationCommand: {
      if (raw.data.type !== ApplicationCommandType.ChatInput) return undefined;
      const { name, options } = called(raw.data);
      const named = namedOf(options, filesIn(raw.data.resolved));
      const people = peopleIn(raw.data.resolved);
      return { is: 'command', name, typed: '', named, ...(people.length > 0 && { people }) };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { name, options } = called(raw.data);
      const focused = options.find((option) => 'focused' in option && option.focused);
      if (focused === undefined || !('value' in focused)) return undefined;
      const typed = clean(String(focused.value));
      return { is: 'completing', name, option: focused.name, typed };
    }
    case InteractionType.MessageComponent: {
      if (raw.data.component_type !== ComponentType.Button) return undefined;
      const press = clean(raw.data.custom_id);
      return { is: 'press', press, message: messageRef(raw.message) };
    }
    case InteractionType.ModalSubmit:
      return {
        is: 'form',
        id: clean(raw.data.custom_id),
        fields: fieldsOf(raw.data, filesIn(raw.data.resolved)),
      };
    case InteractionType.Ping:
      return undefined;
  }
}

type CommandOption = APIApplicationCommandInteractionDataOption<InteractionType>;

/** `/quiz start …`: a subcommand is the second word of the name. */
function called(data: { readonly name: string; readonly options?: readonly CommandOption[] }) {
  const [first] = data.options ?? [];
  if (first?.type !== ApplicationCommandOptionType.Subcommand)
    return { name: data.name, options: data.options ?? [] };
  return { name: `${data.name} ${first.name}`, options: first.options ?? [] };
}

function namedOf(options: readonly CommandOption[], files: Files): Given {
  return Object.fromEntries(
    options.flatMap((option) => {
      if (!('value' in option)) return [];
      const isFile = option.type === ApplicationCommandOptionType.Attachment;
      const value = clean(String(option.value));
      return [[option.name, isFile ? fileChosen([value], files) : value]];
    }),
  );
}

/** Members of the server who were chosen; who only was one has an account and no membership. */
function peopleIn({ users = {}, members = {} }: APIInteractionDataResolved = {}): Person[] {
  return Object.entries(members).flatMap(([id, { nick, roles }]) => {
    const user = users[id];
    if (user === undefined || user.bot) return [];
    return [{ ...account(user, nick ?? user.global_name), roles }];
  });
}

function personOf({
  member,
  user,
  locale,
}: APIInteraction & { locale?: string }): Person | undefined {
  const who = member?.user ?? user;
  if (who === undefined) return undefined;
  return {
    ...account(who, member?.nick ?? who.global_name),
    ...(locale !== undefined && { language: locale }),
    administers: member !== undefined && (BigInt(member.permissions) & administering) !== 0n,
    roles: member?.roles ?? [],
  };
}

function account(user: APIUser, shown: string | null): Person {
  return {
    platform: PLATFORM,
    id: user.id,
    name: cleanName(shown ?? user.username),
    handle: clean(user.username).toLowerCase(),
    administers: false,
    roles: [],
  };
}

/** A thread is a topic of the channel it hangs on, so that the channel's space is found. */
function placeOf(raw: APIInteraction): Place {
  const { channel, guild_id: guild } = raw;
  const id = channel?.id ?? raw.channel_id ?? '';
  const thread = channel !== undefined && threads.includes(channel.type);
  const parent = thread && 'parent_id' in channel ? channel.parent_id : undefined;
  return {
    platform: PLATFORM,
    ...(parent ? { chat: parent, topic: id } : { chat: id }),
    ...(guild !== undefined && { guild }),
    private: channel?.type === ChannelType.DM,
  };
}
