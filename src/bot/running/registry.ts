import type { Place } from '../../chat/incoming.ts';
import type { Community, Space } from '../community.ts';
import type { Standing } from '../work.ts';

/** The communities in force, and where they meet. */
export type Registry = {
  readonly all: () => readonly Community[];
  readonly get: (id: string) => Enrolled | undefined;
  /** Which community, and which of its spaces, a place belongs to. */
  readonly at: (
    place: Place,
  ) => { readonly community: Community; readonly space?: Space } | undefined;
  /** All spaces of the chat or the server that a place belongs to. */
  readonly around: (place: Place) => readonly Found[];
  readonly put: (community: Community, standing: Standing) => void;
  readonly remove: (id: string) => void;
  /** The address in use for a space, which may have moved since the config was written. */
  readonly addressOf: (communityId: string, space: string) => Place | undefined;
  /** A chat has a new address: the same spaces are found there. */
  readonly moved: (platform: string, from: string, to: string) => readonly Moved[];
};

export type Enrolled = { readonly community: Community; readonly standing: Standing };
export type Found = { readonly community: Community; readonly space: Space };
export type Moved = {
  readonly communityId: string;
  readonly space: string;
  /** its chat, as the config has it */
  readonly configured: string;
};

export function openRegistry(): Registry {
  const enrolled = new Map<string, Enrolled>();
  /** new chat by old one, for each platform */
  const moves = new Map<string, string>();
  let spaces = new Map<string, Found>();
  let guilds = new Map<string, Community>();
  let all: readonly Community[] = [];

  const currentChat = (platform: string, chat: string) => moves.get(`${platform}/${chat}`) ?? chat;
  const on = (platform: string) =>
    [...spaces.values()].filter(({ space }) => space.platform === platform);
  const inChat = (platform: string, chat: string) =>
    on(platform).filter(({ space }) => currentChat(platform, space.chat) === chat);

  const index = () => {
    ({ spaces, guilds } = indexed(enrolled.values(), currentChat));
    all = [...enrolled.values()].map(({ community }) => community);
  };

  return {
    all: () => all,
    get: (id) => enrolled.get(id),
    at(place) {
      const found = keysOf(place).flatMap((key) => spaces.get(key) ?? [])[0];
      if (found !== undefined) return found;
      const community = guilds.get(`${place.platform}/${place.guild ?? place.chat}`);
      return community && { community };
    },
    around: ({ platform, chat, guild }) =>
      guild === undefined
        ? inChat(platform, chat)
        : on(platform).filter(({ space }) => space.guild === guild),
    put(community, standing) {
      enrolled.set(community.id, { community, standing });
      index();
    },
    remove(id) {
      enrolled.delete(id);
      index();
    },
    addressOf(communityId, name) {
      const space = enrolled.get(communityId)?.community.spaces.find((one) => one.name === name);
      if (space === undefined) return undefined;
      const { name: _, language: __, ...place } = space;
      return { ...place, chat: currentChat(place.platform, place.chat), private: false };
    },
    moved(platform, from, to) {
      const affected = inChat(platform, from);
      for (const { space } of affected) moves.set(`${platform}/${space.chat}`, to);
      index();
      return affected.map(({ community, space }) => ({
        communityId: community.id,
        space: space.name,
        configured: space.chat,
      }));
    },
  };
}

/** Communities by the places they meet at, under the addresses in use. */
function indexed(
  enrolled: Iterable<Enrolled>,
  currentChat: (platform: string, chat: string) => string,
) {
  const spaces = new Map<string, Found>();
  const guilds = new Map<string, Community>();
  for (const { community } of enrolled)
    for (const space of community.spaces) {
      const chat = currentChat(space.platform, space.chat);
      spaces.set(keyOf({ ...space, chat }), { community, space });
      guilds.set(`${space.platform}/${space.guild ?? chat}`, community);
    }
  return { spaces, guilds };
}

type Address = Pick<Place, 'platform' | 'chat' | 'guild'> & { readonly topic?: string | undefined };

/** The guild stands in it, as two communities may each have a room of one name. */
function keyOf({ platform, chat, topic, guild }: Address): string {
  return `${platform}/${guild ?? ''}/${chat}/${topic ?? ''}`;
}

/** A topic without a space of its own is its chat's. On Discord, a thread is a channel with an id of its own. */
function keysOf({ topic, ...chat }: Place): readonly string[] {
  if (topic === undefined) return [keyOf(chat)];
  const thread = chat.guild === undefined ? [] : [keyOf({ ...chat, chat: topic })];
  return [keyOf({ ...chat, topic }), ...thread, keyOf(chat)];
}
