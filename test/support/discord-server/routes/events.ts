import { type APIGuildScheduledEvent, GatewayIntentBits } from 'discord.js';
import { checkKnown, checkLength } from '../checks/known.ts';
import { findGuild } from '../find.ts';
import { may } from '../permissions.ts';
import { type Complain, createComplaints, refusal } from '../refusal.ts';
import { nothing, ok, type Route, type RouteRequest } from '../route.ts';
import type { GuildRecord, World } from '../world.ts';

interface EventBody {
  readonly name?: string;
  readonly description?: string | null;
  readonly entity_type?: number;
  readonly entity_metadata?: { readonly location?: string } | null;
  readonly scheduled_start_time?: string;
  readonly scheduled_end_time?: string | null;
  readonly status?: number;
}

const fields = [
  ...['channel_id', 'entity_metadata', 'name', 'privacy_level', 'scheduled_start_time'],
  ...['scheduled_end_time', 'description', 'entity_type', 'status', 'image', 'recurrence_rule'],
];

/** Entity type of an event that takes place outside Discord. */
const external = 3;
const mostEvents = 100;

/** Discord's own scheduled events. */
export function eventRoutes(world: World): Route[] {
  const many = '/guilds/{guild_id}/scheduled-events';
  const one = `${many}/{guild_scheduled_event_id}`;
  return [
    {
      method: 'GET',
      pattern: many,
      handle: (request) => ok([...guildOf(world, request).events.values()]),
    },
    {
      method: 'POST',
      pattern: many,
      check: (request, complain) =>
        checkEvent(request.body as EventBody, { isNew: true, now: world.now() }, complain),
      handle: (request) => {
        const guild = demandEvents(world, request);
        if (guild.events.size >= mostEvents) throw refusal('tooManyEvents');
        const event = save(world, guild, {
          ...blank(world, guild),
          ...(request.body as EventBody),
        });
        return tell(world, 'GUILD_SCHEDULED_EVENT_CREATE', event);
      },
    },
    {
      method: 'GET',
      pattern: one,
      handle: (request) => ok(eventOf(guildOf(world, request), request)),
    },
    {
      method: 'PATCH',
      pattern: one,
      check: (request, complain) =>
        checkEvent(request.body as EventBody, { isNew: false, now: world.now() }, complain),
      handle: (request) => {
        const guild = demandEvents(world, request);
        const before = eventOf(guild, request);
        const event = save(world, guild, { ...before, ...(request.body as EventBody) });
        return tell(world, 'GUILD_SCHEDULED_EVENT_UPDATE', event);
      },
    },
    {
      method: 'DELETE',
      pattern: one,
      handle: (request) => {
        const guild = demandEvents(world, request);
        const event = eventOf(guild, request);
        guild.events.delete(event.id);
        tell(world, 'GUILD_SCHEDULED_EVENT_DELETE', event);
        return nothing;
      },
    },
  ];
}

function checkEvent(
  body: EventBody,
  { isNew, now }: { readonly isNew: boolean; readonly now: Date },
  complain: Complain,
): void {
  checkKnown(body, fields, [], complain);
  if (isNew || body.name !== undefined) checkLength(body.name, [1, 100], ['name'], complain);
  checkLength(body.description, [0, 1000], ['description'], complain);
  const start = body.scheduled_start_time;
  if (start !== undefined && Date.parse(start) < now.getTime()) {
    const message = 'Cannot schedule event in the past.';
    complain(['scheduled_start_time'], 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', message);
  }
  if (isNew) checkWhole(body, complain);
}

/** An external event needs a place and an end, and nothing ends before it starts. */
function checkWhole(event: EventBody, complain: Complain): void {
  const end = event.scheduled_end_time;
  if (event.entity_type === external) {
    const location = event.entity_metadata?.location;
    checkLength(location, [1, 100], ['entity_metadata', 'location'], complain);
    if (!end) complain(['scheduled_end_time'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (end && Date.parse(end) <= Date.parse(event.scheduled_start_time ?? '')) {
    const message = 'End time must be after the start time.';
    complain(['scheduled_end_time'], 'GUILD_SCHEDULED_EVENT_END_BEFORE_START', message);
  }
}

function save(world: World, guild: GuildRecord, wanted: EventBody): APIGuildScheduledEvent {
  const event = wanted as unknown as APIGuildScheduledEvent;
  const { complain, settle } = createComplaints();
  checkWhole(wanted, complain);
  settle();
  guild.events.set(event.id, event);
  world.changed();
  return event;
}

function blank(world: World, guild: GuildRecord): object {
  return {
    id: world.snowflake(),
    guild_id: guild.id,
    channel_id: null,
    creator_id: world.bot.id,
    creator: world.bot.raw,
    description: null,
    image: null,
    scheduled_end_time: null,
    privacy_level: 2,
    status: 1,
    entity_id: null,
    entity_metadata: null,
    recurrence_rule: null,
    user_count: 0,
    guild_scheduled_event_exceptions: [],
  };
}

function tell(world: World, name: string, event: APIGuildScheduledEvent) {
  world.dispatch(name, GatewayIntentBits.GuildScheduledEvents, () => event);
  return ok(event);
}

function guildOf(world: World, request: RouteRequest): GuildRecord {
  return findGuild(world, request.param('guild_id'));
}

function demandEvents(world: World, request: RouteRequest): GuildRecord {
  const guild = guildOf(world, request);
  if (!may(guild, world.bot.id, ['CreateEvents'])) throw refusal('missingPermissions');
  return guild;
}

function eventOf(guild: GuildRecord, request: RouteRequest): APIGuildScheduledEvent {
  const event = guild.events.get(request.param('guild_scheduled_event_id'));
  if (event === undefined) throw refusal('unknownEvent');
  return event;
}
