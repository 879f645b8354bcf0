import type { Community } from '../../src/bot/community.ts';
import type { Platform } from '../../src/bot/port.ts';
import type { How } from '../../src/chat/deliver.ts';
import { type Delivered, failed } from '../../src/chat/failure.ts';
import type { Place } from '../../src/chat/incoming.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Log } from '../../src/log.ts';
import { roomsOf } from './commands.ts';
import type { Memory } from './memory.ts';
import { posted } from './posted.ts';
import { EMCEE, privateRoom } from './protocol.ts';
import { render } from './render.ts';

type Address = { readonly community: string; readonly room: string };

type Delivering = {
  readonly memory: () => Memory;
  readonly communities: () => readonly Community[];
  readonly log: Log;
};

/** Rooms are ours, so delivering is keeping the message; `message` is its number in the table. */
export function deliver(ground: Delivering): Pick<Platform, 'send' | 'direct' | 'edit' | 'posted'> {
  const { memory, log } = ground;

  function post(to: Address | undefined, reply: Reply, how: How): Promise<Delivered> {
    if (to === undefined) return Promise.resolve(failed({ is: 'refused', reason: NO_ROOM }));
    const words = dressed(reply, how.asOne, log);
    return kept(async () => {
      const row = await memory().post({
        communityId: to.community,
        room: to.room,
        author: EMCEE,
        onlyFor: null,
        answers: null,
        content: { key: how.key, words },
      });
      return { ok: true, message: String(row.id) };
    });
  }

  const change = (message: string, reply: Reply) => kept(() => edit(message, reply, ground));

  return {
    send: (to, reply, how) => post(addressOf(to, ground.communities()), reply, how),
    direct: (to, reply, how) => {
      // People of two communities may have one id: the chat they opened last may be the other's.
      const chat = to.community
        ? `${to.community}/${privateRoom(to.id)}`
        : (to.chat ?? privateChatOf(to.id, ground.communities()));
      const place = { platform: 'web', chat: chat ?? '', private: true };
      return post(addressOf(place, ground.communities()), reply, how);
    },
    edit: change,
    posted: posted(memory, change),
  };
}

async function edit(
  message: string,
  reply: Reply,
  { memory, log }: Delivering,
): Promise<Delivered> {
  const row = /^\d{1,15}$/.test(message) ? await memory().find(Number(message)) : undefined;
  const old = row?.content.words;
  if (row === undefined || old?.is !== 'said') return failed({ is: 'gone' });
  const words = dressed(reply, old.asOne, log);
  if (JSON.stringify(words) === JSON.stringify(old)) return { ok: true, message };
  const edited = await memory().edit(row, words);
  return edited === undefined ? failed({ is: 'gone' }) : { ok: true, message };
}

const NO_ROOM = "this community has no such room in the playground: add it to the config's spaces";

function dressed(reply: Reply, asOne: boolean, log: Log) {
  const { words, losses } = render(reply, { asOne });
  if (losses.length > 0) log.debug({ platform: 'web', losses }, 'a reply did not fit');
  return words;
}

/** The database away: nothing was kept, so it may be tried again, and the key keeps it single. */
async function kept(work: () => Promise<Delivered>): Promise<Delivered> {
  try {
    return await work();
  } catch {
    return failed({ is: 'down', reason: 'the database did not keep the message' });
  }
}

/** A room of this community, or a private chat `community/@person`. */
export function addressOf(to: Place, communities: readonly Community[]): Address | undefined {
  const alone = /^(.+)\/@([^/]+)$/.exec(to.chat);
  if (alone !== null) {
    const [, community = '', person = ''] = alone;
    const known = communities
      .find(({ id }) => id === community)
      ?.people.some(({ id }) => id === person);
    return known === true ? { community, room: privateRoom(person) } : undefined;
  }
  const home = communities.find(
    (community) =>
      (to.guild === undefined || to.guild === community.id) &&
      roomsOf(community).some(({ id }) => id === to.chat),
  );
  return home && { community: home.id, room: to.chat };
}

function privateChatOf(person: string, communities: readonly Community[]): string | undefined {
  const home = communities.find(({ people }) => people.some(({ id }) => id === person));
  return home && `${home.id}/${privateRoom(person)}`;
}
