import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  type REST,
  type RESTPatchAPIGuildScheduledEventJSONBody,
  type RESTPostAPIGuildScheduledEventJSONBody,
  Routes,
} from 'discord.js';
import type { Listing } from '../../src/chat/deliver.ts';
import { type Delivered, failed } from '../../src/chat/failure.ts';
import { shorten } from '../../src/chat/text.ts';
import { listingFailureOf } from './failure.ts';

/** Guild scheduled event resource: the limits of its fields. */
const NAME = 100;
const ABOUT = 1000;
const LOCATION = 100;

/**
 * Makes, changes or calls off a scheduled event of a server. Discord takes no key with which a
 * repetition is told, so before one is made it is looked for: an answer may have been lost.
 */
export async function listOn(
  rest: REST,
  guild: string,
  listing: Listing | undefined,
  known: string | undefined,
): Promise<Delivered> {
  try {
    if (listing === undefined) return await callOff(rest, guild, known);
    const id = known ?? (await find(rest, guild, listing));
    const made = await (id === undefined
      ? rest.post(Routes.guildScheduledEvents(guild), { body: payloadOf(listing) })
      : rest.patch(Routes.guildScheduledEvent(guild, id), { body: changeOf(listing) }));
    return { ok: true, message: (made as APIGuildScheduledEvent).id };
  } catch (error) {
    return failed(listingFailureOf(error));
  }
}

async function callOff(rest: REST, guild: string, known: string | undefined): Promise<Delivered> {
  if (known === undefined) return { ok: true, message: '' };
  const route = Routes.guildScheduledEvent(guild, known);
  const { status } = (await rest.get(route)) as APIGuildScheduledEvent;
  // One that has begun can't be cancelled any more, only completed.
  const to = { [GuildScheduledEventStatus.Scheduled]: GuildScheduledEventStatus.Canceled };
  const ending = { [GuildScheduledEventStatus.Active]: GuildScheduledEventStatus.Completed };
  const next = { ...to, ...ending }[status as 1 | 2];
  if (next !== undefined) await rest.patch(route, { body: { status: next } });
  return { ok: true, message: known };
}

/** Its last line bears the mark. */
async function find(rest: REST, guild: string, { mark }: Listing): Promise<string | undefined> {
  const all = (await rest.get(Routes.guildScheduledEvents(guild))) as APIGuildScheduledEvent[];
  const isOurs = ({ description, status }: APIGuildScheduledEvent) =>
    status === GuildScheduledEventStatus.Scheduled && description?.split('\n').at(-1) === mark;
  return all.find(isOurs)?.id;
}

/** What happens outside Discord's own channels needs a place and an end. */
export function payloadOf(listing: Listing): RESTPostAPIGuildScheduledEventJSONBody {
  const { mark, about, name, place } = listing;
  const words = shorten(about, ABOUT - mark.length - 1);
  return {
    name: shorten(name, NAME),
    description: words === '' ? mark : `${words}\n${mark}`,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: shorten(place, LOCATION) },
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    scheduled_start_time: listing.startsAt.toISOString(),
    scheduled_end_time: listing.endsAt.toISOString(),
  };
}

function changeOf(listing: Listing): RESTPatchAPIGuildScheduledEventJSONBody {
  return payloadOf(listing);
}
