import { GatewayIntentBits } from 'discord.js';
import { checkKnown, checkLength } from '../checks/known.ts';
import { findChannel, findMessage } from '../find.ts';
import { channelPayload } from '../payloads.ts';
import { demand, type PermissionName } from '../permissions.ts';
import { addChannel, directChannel } from '../places.ts';
import { refusal } from '../refusal.ts';
import { created, nothing, ok, type Route, type RouteRequest } from '../route.ts';
import type { ChannelRecord, World } from '../world.ts';

interface ChannelBody {
  readonly name?: string;
  readonly type?: number;
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly recipient_id?: string;
}

const threadFields = ['name', 'type', 'auto_archive_duration', 'rate_limit_per_user', 'invitable'];

/** Channels themselves: read, rename, direct conversations, threads. */
export function channelRoutes(world: World): Route[] {
  const channelOf = (request: RouteRequest) => findChannel(world, request.param('channel_id'));
  return [
    {
      method: 'GET',
      pattern: '/channels/{channel_id}',
      handle: (request) => ok(channelPayload(channelOf(request))),
    },
    {
      method: 'PATCH',
      pattern: '/channels/{channel_id}',
      handle: (request) => {
        const channel = channelOf(request);
        const thread = channel.parentId !== null;
        const body = (request.body ?? {}) as ChannelBody;
        demand(world, channel, [thread ? toChangeThread(channel, body) : 'ManageChannels']);
        const { name, archived, locked } = body;
        channel.name = name ?? channel.name;
        channel.archived = archived ?? channel.archived;
        channel.locked = locked ?? channel.locked;
        tell(world, thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel);
        return ok(channelPayload(channel));
      },
    },
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      handle: (request) => {
        const { recipient_id: id } = request.body as ChannelBody;
        const user = world.users.get(id ?? '');
        if (user === undefined || user === world.bot) throw refusal('unknownUser');
        return ok(channelPayload(directChannel(world, user)));
      },
    },
    threadRoute(world, '/channels/{channel_id}/threads'),
    threadRoute(world, '/channels/{channel_id}/messages/{message_id}/threads'),
    {
      method: 'PUT',
      pattern: '/channels/{channel_id}/thread-members/@me',
      handle: (request) => {
        channelOf(request);
        return nothing;
      },
    },
  ];
}

function threadRoute(world: World, pattern: string): Route {
  return {
    method: 'POST',
    pattern,
    check: (request, complain) => {
      const body = (request.body ?? {}) as ChannelBody;
      checkKnown(body, threadFields, [], complain);
      checkLength(body.name, [1, 100], ['name'], complain);
    },
    handle: (request) => {
      const parent = findChannel(world, request.param('channel_id'));
      const thread = startThread(world, parent, request.param('message_id'), request);
      tell(world, 'THREAD_CREATE', thread);
      return created(channelPayload(thread));
    },
  };
}

/** What hangs on text and announcement channels, forums and media channels; others have no threads. */
function kindOfThread(parent: number): number {
  if (parent === 5) return 10;
  if ([0, 15, 16].includes(parent)) return 11;
  throw refusal('wrongChannelType');
}

/** A thread from a message is public and has the message's id; otherwise type 12 means private. */
function startThread(
  world: World,
  parent: ChannelRecord,
  messageId: string,
  request: RouteRequest,
): ChannelRecord {
  const { name = '', type = 12 } = request.body as ChannelBody;
  if (messageId) findMessage(parent, messageId);
  const closed = !messageId && type === 12;
  demand(world, parent, [closed ? 'CreatePrivateThreads' : 'CreatePublicThreads']);
  const { guild, parentId, overwrites } = parent;
  if (guild === undefined || parentId !== null) throw refusal('unknownChannel');
  if (messageId && world.channels.has(messageId)) throw refusal('threadExists');
  const id = messageId || world.snowflake();
  const kind = kindOfThread(parent.type);
  return addChannel(world, {
    id,
    type: closed ? 12 : kind,
    name,
    guild,
    parentId: parent.id,
    overwrites,
  });
}

function tell(world: World, event: string, channel: ChannelRecord): void {
  world.changed();
  world.dispatch(event, GatewayIntentBits.Guilds, () => channelPayload(channel));
}

/** Channel resource, Modify Channel: whoever may write in a thread may open it again, unless it is locked. */
function toChangeThread({ locked }: ChannelRecord, body: ChannelBody): PermissionName {
  const onlyOpens = Object.keys(body).length === 1 && body.archived === false;
  return onlyOpens && !locked ? 'SendMessagesInThreads' : 'ManageThreads';
}
