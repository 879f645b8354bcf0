import type { MessageBody } from '../bodies.ts';
import { checkMessage } from '../checks/message.ts';
import { findChannel, findMessage } from '../find.ts';
import { messagePayload } from '../message-payload.ts';
import { announce, createMessage, deleteMessage, editMessage, ephemeralFlag } from '../messages.ts';
import { demand, may, type PermissionName } from '../permissions.ts';
import { refusal } from '../refusal.ts';
import { nothing, ok, type Route, type RouteRequest } from '../route.ts';
import type { ChannelRecord, UserRecord, World } from '../world.ts';

const one = '/channels/{channel_id}/messages/{message_id}';
const many = '/channels/{channel_id}/messages';

/** Messages the bot writes, reads, changes, removes and pins by its own right. */
export function messageRoutes(world: World): Route[] {
  const place = (request: RouteRequest) => {
    const channel = findChannel(world, request.param('channel_id'));
    return { channel, message: () => findMessage(channel, request.param('message_id')) };
  };
  const check: NonNullable<Route['check']> = (request, complain) =>
    checkMessage(bodyOf(request), complain);
  return [
    {
      method: 'POST',
      pattern: many,
      check,
      handle: (request) => {
        const { channel } = place(request);
        const body = bodyOf(request);
        demandSending(world, channel, body, request.files.length);
        const flags = (body.flags ?? 0) & ~ephemeralFlag;
        const asked = { ...body, flags };
        const draft = { channel, author: world.bot, body: asked, files: request.files };
        return ok(messagePayload(world, createMessage(world, draft)));
      },
    },
    {
      method: 'GET',
      pattern: many,
      handle: (request) => {
        const { channel } = place(request);
        const before = request.query.get('before');
        const public_ = [...channel.messages.values()].filter(
          ({ id, viewer }) => !viewer && (before === null || BigInt(id) < BigInt(before)),
        );
        const limit = Number(request.query.get('limit') ?? 50);
        return ok(
          public_
            .reverse()
            .slice(0, limit)
            .map((it) => messagePayload(world, it)),
        );
      },
    },
    {
      method: 'GET',
      pattern: one,
      handle: (request) => ok(messagePayload(world, place(request).message())),
    },
    {
      method: 'PATCH',
      pattern: one,
      check,
      handle: (request) => {
        const { channel, message: find } = place(request);
        const message = find();
        if (message.author !== world.bot) throw refusal('notYours');
        if (channel.archived) throw refusal('threadArchived');
        editMessage(world, message, bodyOf(request), request.files);
        return ok(messagePayload(world, message));
      },
    },
    {
      method: 'DELETE',
      pattern: one,
      handle: (request) => {
        const { channel, message } = place(request);
        const found = message();
        if (found.author !== world.bot) demand(world, channel, ['ManageMessages']);
        deleteMessage(world, found);
        return nothing;
      },
    },
    ...pinRoutes(world),
    {
      method: 'POST',
      pattern: '/channels/{channel_id}/typing',
      handle: (request) => {
        demand(world, place(request).channel, ['SendMessages']);
        return nothing;
      },
    },
  ];
}

/** Both spellings of the pin routes: the documented one and the one it replaced. */
function pinRoutes(world: World): Route[] {
  const patterns = ['/channels/{channel_id}/messages/pins/', '/channels/{channel_id}/pins/'];
  return patterns.flatMap((pattern) =>
    ['PUT', 'DELETE'].map((method) => ({
      method,
      pattern: `${pattern}{message_id}`,
      handle: (request: RouteRequest) => {
        const channel = findChannel(world, request.param('channel_id'));
        const message = findMessage(channel, request.param('message_id'));
        demand(world, channel, ['PinMessages']);
        message.pinned = method === 'PUT';
        announce(world, 'MESSAGE_UPDATE', message);
        return nothing;
      },
    })),
  );
}

/** Text, direct, voice, announcements, threads of each kind, stages: no categories, forums or media. */
const TAKE_MESSAGES: ReadonlySet<number> = new Set([0, 1, 2, 5, 10, 11, 12, 13]);

function demandReach(world: World, recipient: UserRecord): void {
  const shared = [...world.guilds.values()].some(
    (one) => one.members.has(recipient.id) && one.members.has(world.bot.id),
  );
  if (recipient.dmsClosed || !shared) throw refusal('dmsClosed');
}

function demandSending(
  world: World,
  channel: ChannelRecord,
  body: MessageBody,
  files: number,
): void {
  const { recipient, guild } = channel;
  if (recipient) demandReach(world, recipient);
  if (!TAKE_MESSAGES.has(channel.type)) throw refusal('notATextChannel');
  const thread = channel.parentId !== null;
  const wanted: PermissionName[] = [thread ? 'SendMessagesInThreads' : 'SendMessages'];
  if (body.embeds?.length) wanted.push('EmbedLinks');
  if (files > 0) wanted.push('AttachFiles');
  demand(world, channel, wanted);
  const locked = thread && channel.locked && guild;
  if (locked && !may(guild, world.bot.id, ['ManageThreads'], channel)) {
    throw refusal('missingPermissions');
  }
  channel.archived = false;
}

function bodyOf(request: RouteRequest): MessageBody {
  return (request.body ?? {}) as MessageBody;
}
