import type { InspectedSpace, Inspection, Unready } from '../../src/chat/inspection.ts';
import { type Clock, pause } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Api, Me, Refusal, Result } from './api.ts';
import { failureOf } from './failure.ts';
import { lacksIn, type Needed } from './standing.ts';

/** Between two chats: two calls each are far from what Telegram takes, also while messages are sent. */
const APART_MS = 250;

type Around = {
  readonly api: Api;
  /** undefined while it is not connected */
  readonly me: () => Me | undefined;
  readonly clock: Clock;
  readonly log: Log;
};

/** Undefined: Telegram did not say. */
type Seen = readonly Unready[] | undefined;

/** Looks at one chat after the other, by getChat and getChatMember alone. */
export function inspector(around: Around): (asked: Inspection) => Promise<readonly Unready[]> {
  return async ({ spaces }) => {
    const found: Unready[] = [];
    const chats = [...byChat(spaces)];
    for (const [n, [chat, there]] of chats.entries()) {
      if (n > 0) await pause(around.clock, APART_MS);
      const seen = await look(around, chat, there);
      // The outbox will say it when it lasts; those that follow would only wait for the same.
      if (seen === undefined) break;
      found.push(...seen);
    }
    return found;
  };
}

function byChat(spaces: readonly InspectedSpace[]): ReadonlyMap<number, InspectedSpace[]> {
  const chats = new Map<number, InspectedSpace[]>();
  for (const space of spaces) {
    const chat = Number(space.place.chat);
    chats.set(chat, [...(chats.get(chat) ?? []), space]);
  }
  return chats;
}

async function look(
  { api, me, log }: Around,
  chat: number,
  spaces: readonly InspectedSpace[],
): Promise<Seen> {
  const own = me();
  if (own === undefined) return undefined;
  const seen = await ask(api, chat, own.id);
  if (!seen.ok) {
    const unready = refused(seen.refusal, spaces);
    if (unready === undefined) log.debug({ chat, ...seen }, 'a chat could not be looked at');
    return unready;
  }
  const { standing, member } = seen.value;
  return lacksIn(standing, member, neededOf(spaces), own).map(({ of, reason }) => ({
    spaces: spaces.filter((space) => isConcerned(space, of)).map(({ name }) => name),
    reason,
  }));
}

/** A group that became a supergroup is asked at its new address, to which messages will go as well. */
async function ask(api: Api, chat: number, id: number): Promise<Result<Standing>> {
  const standing = await api('getChat', { chat_id: chat });
  if (!standing.ok) {
    const { refusal } = standing;
    const to = refusal.is === 'answered' ? refusal.movedTo : undefined;
    return to === undefined || to === chat ? standing : ask(api, to, id);
  }
  const member = await api('getChatMember', { chat_id: chat, user_id: id });
  if (!member.ok) return member;
  return { ok: true, value: { standing: standing.value, member: member.value } };
}

type Standing = {
  readonly standing: Parameters<typeof lacksIn>[0];
  readonly member: Parameters<typeof lacksIn>[1];
};

function refused(refusal: Refusal, spaces: readonly InspectedSpace[]): Seen {
  const failure = failureOf(refusal);
  if (failure.is !== 'refused' && failure.is !== 'invalid') return undefined;
  return [{ spaces: spaces.map(({ name }) => name), reason: failure.reason }];
}

function neededOf(spaces: readonly InspectedSpace[]): Needed {
  const topics = spaces.some(({ place }) => place.topic !== undefined);
  const rights = spaces.flatMap((one) => [...one.rights]);
  return new Set([...rights, ...(topics ? (['topic'] as const) : [])]);
}

function isConcerned(
  { place, rights }: InspectedSpace,
  of: ReturnType<typeof lacksIn>[number]['of'],
): boolean {
  if (of === 'all') return true;
  return of === 'topic' ? place.topic !== undefined : rights.has(of);
}
