import type { Incoming } from '../../chat/incoming.ts';
import { localeOf } from '../../chat/locale.ts';
import { openDirect } from '../../members/direct.ts';
import { tellAgain } from '../../outbox/stray.ts';
import type { Community } from '../community.ts';
import type { Heard } from '../port.ts';
import { pressOf } from '../press.ts';
import { type Core, say } from '../running/core.ts';
import { runCommand } from './command-heard.ts';
import { DONE, ELSEWHERE, openDialogue, saveDialogue } from './dialogue.ts';
import { privately, sceneOf } from './scene.ts';

/** The press that says which community a private chat is about. */
export const CHOOSE = '@';

/** The community somebody speaks of in private: the one they chose, or the only one they are in. */
export async function communityInPrivate(
  core: Core,
  incoming: Incoming,
): Promise<Community | Heard> {
  const { from, place, at } = incoming;
  const byPlace = core.registry.at(place)?.community;
  if (byPlace) return byPlace;
  const { chosen, member, left, languages } = await core.lookups.direct(from);
  const known = core.registry.all().filter(({ id }) => member.includes(id));
  // Who was removed must not go on in the group by way of the bot. What was on its way before is heard.
  const theirs = known.filter(({ id }) => {
    const leftAt = left.get(id);
    return leftAt === undefined || leftAt > at;
  });
  const only = theirs.length === 1 ? theirs[0] : theirs.find(({ id }) => id === chosen);
  if (only) return only;
  const [own] = languages.values();
  const [former] = known;
  const locale = own ?? localeOf(from.language) ?? former?.language ?? 'en';
  const texts = say(locale);
  const unknown = former
    ? texts.leftInPrivate({ community: former.name[locale] })
    : texts.strangerInPrivate;
  if (theirs.length === 0) return atTimes(core, incoming, privately(unknown));
  return privately(texts.whichCommunity, {
    buttons: theirs.map(({ id, name }) => ({
      does: 'press',
      label: name[locale],
      press: pressOf(CHOOSE, id),
    })),
  });
}

/** Who chats with the bot in plain words is told how it is spoken to at times, not at each of them. */
export async function atTimes(
  { database }: Core,
  { place, what, at }: Incoming,
  heard: Heard,
): Promise<Heard> {
  if (what.is !== 'text' || (await tellAgain(database, place, at))) return heard;
  return { is: 'nothing' };
}

/** Somebody opened a private chat: from now on what is for them alone can reach them there. */
export async function opened(core: Core, incoming: Incoming, start: string): Promise<Heard> {
  const waiting = await waitingFor(core, incoming);
  await remember(core, incoming, waiting?.communityId ?? (start === '' ? undefined : start));
  const community = await communityInPrivate(core, incoming);
  if ('is' in community) return community;
  const scene = waiting?.communityId === community.id && sceneOf(core, incoming, community);
  const command = community.commands.find(({ name }) => name === waiting?.command);
  if (scene && command && waiting) {
    const heard = await runCommand(core, scene, incoming, command, waiting.given);
    // Only now: else a crash before would lose it. Brought again, this update asks the same again.
    const { key, at } = incoming;
    await saveDialogue(core.database, { ...waiting, key, at, asking: DONE });
    return heard;
  }
  const locale = await localeIn(core, incoming, community);
  return privately(say(locale).welcome({ community: community.name[locale] }));
}

async function localeIn({ lookups }: Core, { from }: Incoming, { id, language }: Community) {
  const { languages } = await lookups.direct(from);
  return languages.get(id) ?? localeOf(from.language) ?? language;
}

/** What is asked here because others read along where it was asked for, unless another update brought it here. */
async function waitingFor({ database }: Core, { from, at, key }: Incoming) {
  const where = { platform: from.platform, person: from.id, chat: ELSEWHERE };
  const waiting = await openDialogue(database, where, at);
  return waiting?.asking === DONE && waiting.key !== key ? undefined : waiting;
}

export async function chooseCommunity(core: Core, incoming: Incoming, id: string): Promise<Heard> {
  await remember(core, incoming, id);
  const community = await communityInPrivate(core, incoming);
  if ('is' in community) return community;
  const locale = await localeIn(core, incoming, community);
  return privately(say(locale).nowWith({ community: community.name[locale] }));
}

/** A choice counts only among the communities where this account is a member already. */
async function remember(core: Core, { from, place }: Incoming, id: string | undefined) {
  const { member } = await core.lookups.direct(from);
  await openDirect(
    core.database,
    from,
    place.chat,
    id !== undefined && member.includes(id) ? id : undefined,
  );
}
