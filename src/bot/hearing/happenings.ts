import type { Incoming, Place } from '../../chat/incoming.ts';
import { localeOf } from '../../chat/locale.ts';
import { closeDirect } from '../../members/direct.ts';
import { setLeft } from '../../members/leaving.ts';
import { openSpace, refuseSpace } from '../../outbox/space.ts';
import { tellOnce } from '../../outbox/stray.ts';
import type { Community } from '../community.ts';
import type { Heard } from '../port.ts';
import { type Core, say } from '../running/core.ts';
import { followMove } from '../running/moves.ts';
import { tellAdmins } from '../running/tell-admins.ts';
import { reasonIn } from '../texts/reasons.ts';
import { tellDeparture } from './departure.ts';

const DONE: Heard = { is: 'nothing' };

/** What happens to a chat rather than being said in it; undefined for all else. */
export function hearHappening(core: Core, incoming: Incoming): Promise<Heard> | undefined {
  const { what, place, from, at } = incoming;
  const community = core.registry.at(place)?.community;
  switch (what.is) {
    case 'added':
      return added(core, incoming);
    case 'removed':
      return done(place.private ? closeDirect(core.database, from, at) : removed(core, place, at));
    case 'hindered':
      return done(hindered(core, incoming, what.reason));
    case 'freed':
      return done(takeBack(core, incoming));
    case 'moved':
      return done(followMove(core, place, what.to));
    case 'left':
      return done(community && left(core, community, incoming));
    case 'joined':
      return done(community && setLeft(core.database, community.id, from, undefined));
    default:
      return undefined;
  }
}

async function left(core: Core, community: Community, incoming: Incoming): Promise<void> {
  await setLeft(core.database, community.id, incoming.from, incoming.at);
  await tellDeparture(core, community, incoming);
}

async function done(work: Promise<void> | undefined): Promise<Heard> {
  await work;
  return DONE;
}

/** A chat of ours that took the bot back gets messages again; an unknown one is told how to be adopted. */
async function added(core: Core, incoming: Incoming): Promise<Heard> {
  const { place, from, at } = incoming;
  if (core.registry.around(place).length > 0) return done(takeBack(core, incoming));
  const chat = place.guild ?? place.chat;
  core.log.info({ platform: place.platform, chat }, 'added to a group that no config lists');
  if (!(await tellOnce(core.database, { platform: place.platform, chat }, at))) return DONE;
  const texts = say(localeOf(from.language) ?? 'en');
  const ids = `spaces:\n  hall: ${idsOf(place)}`;
  return {
    is: 'said',
    reply: {
      text: [
        texts.adopt({ platform: place.platform, ids: '' }).trim(),
        '\n\n',
        { is: 'code', text: ids },
      ],
    },
    place: 'openly',
  };
}

/** As the config wants it. Discord's ids are quoted: YAML numbers lose their last digits. */
function idsOf({ platform, chat, topic, guild }: Place): string {
  if (platform === 'discord') return `{ discord: "${chat}", guild: "${guild}" }`;
  return topic === undefined
    ? `{ ${platform}: ${chat} }`
    : `{ ${platform}: ${chat}, topic: ${topic} }`;
}

async function takeBack({ registry, database }: Core, { place, at }: Incoming): Promise<void> {
  for (const { community, space } of registry.around(place))
    await openSpace(database, community.id, space.name, at);
}

/** Told before anything fails for it: to the admins once, however often the platform says it. */
async function hindered(core: Core, { key, place }: Incoming, reason: string): Promise<void> {
  const found = core.registry.around(place);
  for (const community of new Set(found.map((one) => one.community))) {
    const spaces = found.flatMap((one) => (one.community === community ? [one.space.name] : []));
    core.log.warn({ community: community.id, spaces, reason }, 'the bot may do less than before');
    await tellAdmins(core, community.id, `hindered/${key}`, (locale) => ({
      text: say(locale).hindered({ spaces, reason: reasonIn(locale, reason) }),
    }));
  }
}

async function removed(core: Core, place: Place, at: Date): Promise<void> {
  for (const { community, space } of core.registry.around(place)) {
    core.log.warn({ community: community.id, space: space.name }, 'removed from a space');
    await refuseSpace(
      core.database,
      community.id,
      space.name,
      'the bot was removed from this chat: add it again, or take the space out of the config',
      at,
    );
  }
}
