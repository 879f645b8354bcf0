import type { ChoiceBody } from './bodies.ts';
import { type Channel, createChannel } from './channel.ts';
import { clientRefuses, invocation, type Values } from './invocation.ts';
import { createMessage, deleteMessage } from './messages.ts';
import { canSee, may } from './permissions.ts';
import { directChannel } from './places.ts';
import { click, type Entries, forge, pick, submit } from './presses.ts';
import { type Interaction, raise } from './raise.ts';
import { type SeenMessage, type SeenModal, seeMessage } from './seen.ts';
import type { ChannelRecord, UserRecord, World } from './world.ts';

/** A person at a Discord client. What the client would not allow throws. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly mention: string;
  /** The conversation with the bot. */
  readonly dm: Channel;
  /** `/words …` with its options by name. */
  readonly slash: (channel: Place, words: string, values?: Values) => Interaction;
  /** What is offered while typing in one option of a command. */
  readonly autocompletes: (
    channel: Place,
    words: string,
    option: string,
    typed: string,
    values?: Values,
  ) => Promise<readonly ChoiceBody[]>;
  readonly clicks: (message: SeenMessage, label: string) => Interaction;
  /** A press that no client offers: forged, or on what is no longer there. */
  readonly clicksRaw: (channel: Place, messageId: string, customId: string) => Interaction;
  readonly picks: (
    message: SeenMessage,
    customId: string,
    values: readonly string[],
  ) => Interaction;
  readonly submits: (modal: SeenModal, entries: Entries) => Interaction;
  readonly messages: (channel: Place, text: string, replyTo?: SeenMessage) => SeenMessage;
  readonly dms: (text: string) => SeenMessage;
  readonly deletes: (message: SeenMessage) => void;
  readonly closesDms: () => void;
  readonly opensDms: () => void;
  /** Waits for a message whose text fits, this user's ephemeral ones included. */
  readonly sees: (channel: Place, text: RegExp, ms?: number) => Promise<SeenMessage>;
  /** All that stands in a channel for this user; nothing where it is out of sight. */
  readonly seen: (channel: Place) => SeenMessage[];
  /** Ephemeral messages for this user, oldest first, and the latest of them. */
  readonly ephemerals: readonly SeenMessage[];
  readonly ephemeral: SeenMessage | undefined;
}

interface Place {
  readonly id: string;
}

export function createUser(world: World, user: UserRecord): User {
  const at = (place: Place) => placeOf(world, user, place);
  const seen = (place: Place) =>
    [...(visible(world, user, place)?.messages.values() ?? [])]
      .filter((one) => one.viewer === undefined || one.viewer === user)
      .map(seeMessage);
  const ephemerals = () =>
    [...world.channels.values()]
      .flatMap((channel) => [...channel.messages.values()])
      .filter((one) => one.viewer === user)
      .map(seeMessage);
  const say = (channel: ChannelRecord, text: string, replyTo?: SeenMessage) => {
    const reference = replyTo ? { message_reference: { message_id: replyTo.id } } : {};
    const body = { content: text, ...reference };
    return seeMessage(createMessage(world, { channel, author: user, body }));
  };
  return {
    id: user.id,
    name: user.raw.username,
    mention: `<@${user.id}>`,
    dm: createChannel(world, () => directChannel(world, user)),
    slash: (place, words, values = {}) => {
      const channel = at(place);
      const data = invocation(world, user, channel, words, values);
      return raise(world, { kind: 2, user, channel, data });
    },
    autocompletes: async (place, words, option, typed, values = {}) => {
      const channel = at(place);
      const data = invocation(world, user, channel, words, values, { option, typed });
      const interaction = raise(world, { kind: 4, user, channel, data });
      await interaction.acknowledged();
      return interaction.choices ?? [];
    },
    clicks: (message, text) => click(world, user, message, text),
    clicksRaw: (place, messageId, customId) => forge(world, user, at(place), messageId, customId),
    picks: (message, customId, values) => pick(world, user, message, customId, values),
    submits: (modal, entries) => submit(world, user, modal, entries),
    messages: (place, text, replyTo) => {
      const channel = at(place);
      if (channel.guild && !may(channel.guild, user.id, ['SendMessages'], channel)) {
        clientRefuses(user, 'writing here is not allowed');
      }
      return say(channel, text, replyTo);
    },
    dms: (text) => say(directChannel(world, user), text),
    deletes: (message) => {
      const found = world.channels.get(message.channelId)?.messages.get(message.id);
      if (found === undefined) clientRefuses(user, 'the message is gone');
      else deleteMessage(world, found);
    },
    closesDms: () => {
      user.dmsClosed = true;
    },
    opensDms: () => {
      user.dmsClosed = false;
    },
    sees: (place, text, ms) =>
      world.until(
        () => seen(place).findLast((one) => text.test(one.text)),
        () => {
          const texts = seen(place).map((one) => JSON.stringify(one.text));
          return `${user.raw.username} sees nothing like ${text}, only:\n${texts.join('\n')}`;
        },
        ms,
      ),
    seen,
    get ephemerals() {
      return ephemerals();
    },
    get ephemeral() {
      return ephemerals().at(-1);
    },
  };
}

function visible(world: World, user: UserRecord, { id }: Place): ChannelRecord | undefined {
  const channel = world.channels.get(id);
  return channel !== undefined && canSee(channel, user) ? channel : undefined;
}

function placeOf(world: World, user: UserRecord, place: Place): ChannelRecord {
  return visible(world, user, place) ?? clientRefuses(user, 'the channel is out of sight');
}
