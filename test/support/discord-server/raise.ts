import type { ChoiceBody } from './bodies.ts';
import type { InteractionKind, InteractionRecord } from './interaction.ts';
import { clientRefuses } from './invocation.ts';
import { messagePayload } from './message-payload.ts';
import { loadingFlag } from './messages.ts';
import { memberPayload, partialChannel } from './payloads.ts';
import { canSee, permissionsOf } from './permissions.ts';
import { type SeenMessage, type SeenModal, seeMessage, seeModal } from './seen.ts';
import {
  type ChannelRecord,
  type MessageRecord,
  secret,
  type UserRecord,
  type World,
} from './world.ts';

/** One interaction as its user follows it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** The callback type it was first answered with: 4–9; undefined while unanswered. */
  readonly acknowledgement: number | undefined;
  /** `@original` as it stands now. */
  readonly response: SeenMessage | undefined;
  readonly followUps: readonly SeenMessage[];
  readonly modal: SeenModal | undefined;
  readonly choices: readonly ChoiceBody[] | undefined;
  /** Waits for the first answer, of whatever type. */
  readonly acknowledged: (ms?: number) => Promise<number>;
  /** Waits until there is something to read (not just a placeholder); returns the latest of it. */
  readonly answered: (ms?: number) => Promise<SeenMessage>;
  /** Waits for a modal. */
  readonly asked: (ms?: number) => Promise<SeenModal>;
  /** Lets its deadlines come closer, as if it had been raised `ms` milliseconds earlier. */
  readonly ages: (ms: number) => void;
}

interface Wanted {
  readonly kind: InteractionKind;
  readonly user: UserRecord;
  readonly channel: ChannelRecord;
  readonly source?: MessageRecord | undefined;
  readonly data: object;
}

/** Puts an interaction into the world and sends it to the bot. */
export function raise(world: World, wanted: Wanted): Interaction {
  const { kind, user, channel, source } = wanted;
  if (!canSee(channel, user)) clientRefuses(user, 'the channel is out of sight');
  const record: InteractionRecord = {
    id: world.snowflake(),
    token: secret(),
    kind,
    user,
    channel,
    source,
    payload: undefined,
    bornAt: Date.now(),
    acknowledgement: undefined,
    ephemeral: false,
    original: undefined,
    latest: undefined,
    followUps: [],
    modal: undefined,
    choices: undefined,
  };
  record.payload = payloadOf(world, record, wanted.data);
  world.interactions.set(record.token, record);
  redeliver(world, record);
  return follow(world, record);
}

/** Sends the same interaction again, as a gateway may; nowhere, where the bot is gone. */
export function redeliver(world: World, record: InteractionRecord): void {
  const { guild } = record.channel;
  if (guild !== undefined && !guild.members.has(world.bot.id)) return;
  world.dispatch('INTERACTION_CREATE', 0, () => record.payload);
}

function payloadOf(world: World, record: InteractionRecord, data: object): object {
  const { channel, user, source } = record;
  const { guild } = channel;
  const member = guild?.members.get(user.id);
  const botPermissions = guild ? permissionsOf(guild, world.bot.id, channel) : 0n;
  const common = {
    id: record.id,
    application_id: world.applicationId,
    type: record.kind,
    data,
    token: record.token,
    version: 1,
    channel_id: channel.id,
    channel: partialChannel(channel, user.id),
    locale: user.locale,
    app_permissions: botPermissions.toString(),
    entitlements: [],
    authorizing_integration_owners: { '0': guild?.id ?? '0' },
    attachment_size_limit: 10_485_760,
    ...(source ? { message: messagePayload(world, source) } : {}),
  };
  if (guild === undefined || member === undefined) return { ...common, context: 1, user: user.raw };
  const permissions = permissionsOf(guild, user.id, channel).toString();
  return {
    ...common,
    context: 0,
    guild_id: guild.id,
    guild_locale: guild.locale,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    member: { ...memberPayload(member), permissions },
  };
}

function follow(world: World, record: InteractionRecord): Interaction {
  const see = (message: MessageRecord | undefined) => (message ? seeMessage(message) : undefined);
  const modal = () => (record.modal ? seeModal(record.id, record.token, record.modal) : undefined);
  const legible = () => {
    const { latest } = record;
    return latest && (latest.flags & loadingFlag) === 0 ? seeMessage(latest) : undefined;
  };
  const story = (missing: string) => () => {
    const given = record.acknowledgement ?? 'nothing';
    return `${missing}: ${record.user.raw.username}'s interaction was answered with ${given}`;
  };
  return {
    id: record.id,
    token: record.token,
    get acknowledgement() {
      return record.acknowledgement;
    },
    get response() {
      return see(record.original);
    },
    get followUps() {
      return record.followUps.map(seeMessage);
    },
    get modal() {
      return modal();
    },
    get choices() {
      return record.choices;
    },
    acknowledged: (ms) =>
      world.until(() => record.acknowledgement, story('The application did not respond'), ms),
    answered: (ms) => world.until(legible, story('There is nothing to read'), ms),
    asked: (ms) => world.until(modal, story('No modal was opened'), ms),
    ages: (ms) => {
      record.bornAt -= ms;
    },
  };
}
