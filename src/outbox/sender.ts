import type { Delivered } from '../chat/failure.ts';
import type { Place } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { outlast } from '../database/outlast.ts';
import { type Loop, startLoop } from '../loop.ts';
import { savePosted } from './card-row.ts';
import { change } from './change.ts';
import { type Content, contentOf, lookOf } from './content.ts';
import { fateOf } from './fate.ts';
import { claim, type Fate, giveUpLost, type Letter, nextDue, settle } from './letter.ts';
import { accountsOf, type Office } from './office.ts';
import type { Pacing } from './pacing.ts';
import { giveRole } from './roles.ts';
import { refuseSpace } from './space.ts';
import { troubleOf } from './trouble.ts';

/** Claimed and sent in one go; letters to one chat go in order, chats go side by side. */
const AT_ONCE = 64;

/** Says what the outbox holds, until it is said, or cannot be and the row says why. */
export function startSender(office: Office, pacing: Pacing, everyMs: number): Loop {
  const { database, clock, log } = office;
  return startLoop({
    clock,
    everyMs,
    failed: (error) => log.error({ err: error }, 'the outbox could not be read'),
    async pass(ending) {
      const lost = await giveUpLost(database, clock.now());
      if (lost > 0) log.warn({ lost }, 'messages whose fate nobody knows: see the delivery table');
      while (!ending()) {
        const letters = await claim(database, clock.now(), AT_ONCE);
        if (letters.length === 0) return nextDue(database);
        const queues = [...byChat(letters)];
        await Promise.all(queues.map((queue) => sendInOrder(office, pacing, queue, ending)));
      }
      return undefined;
    },
  });
}

function byChat(letters: readonly Letter[]): Iterable<Letter[]> {
  const chats = new Map<string, Letter[]>();
  for (const letter of letters) {
    const chat = `${letter.communityId}/${letter.space ?? ''}/${letter.memberId ?? ''}`;
    chats.set(chat, [...(chats.get(chat) ?? []), letter]);
  }
  return chats.values();
}

async function sendInOrder(
  office: Office,
  pacing: Pacing,
  letters: readonly Letter[],
  ending: () => boolean,
) {
  const { database, clock, log } = office;
  for (const letter of letters) {
    const fate = ending()
      ? unsent(letter, clock.now())
      : await send(office, pacing, letter).catch((error: unknown) => {
          log.error({ err: error, key: letter.key }, 'a message failed while it was sent');
          return fateOf(letter, FAILED_UNDER_WAY, clock.now()).fate;
        });
    // What was sent is known here alone: it is not forgotten because the database restarts.
    await outlast(clock, () => settle(database, [fate], clock.now()));
    if (fate.state !== 'failed' && fate.state !== 'unsure') continue;
    const { communityId: community, key } = letter;
    log.warn({ community, key, reason: fate.reason }, 'not delivered');
    const trouble = troubleOf(letter, fate);
    if (trouble !== undefined) void office.trouble(trouble);
  }
}

const FAILED_UNDER_WAY: Delivered = {
  ok: false,
  failure: { is: 'unsure', reason: 'it failed while it was sent; the log says why' },
};

/** Claimed, and given back as it was. */
const unsent = ({ id }: Letter, now: Date): Fate => ({
  id,
  state: 'waiting',
  dueAt: now,
  reason: undefined,
  message: undefined,
});

async function send(office: Office, pacing: Pacing, letter: Letter): Promise<Fate> {
  const now = office.clock.now();
  const give = (delivered: Delivered) => fateOf(letter, delivered, now).fate;
  if (letter.role !== undefined) return give(await giveRole(office, letter, letter.role));
  if (letter.does !== 'send') return alter(office, pacing, letter, now);
  const content = await contentOf(office, letter);
  if ('ok' in content) return give(content);
  if (letter.space === undefined) return give(await toMember(office, letter, content.reply));
  const place = office.addressOf(letter.communityId, letter.space);
  if (letter.refused !== undefined) return give(refused(letter.refused));
  if (place === undefined) return give(refused(NO_SPACE));
  const wait = pacing.wait(chatOf(place));
  if (wait > 0) return give({ ok: false, failure: { is: 'limited', retryAfterMs: wait } });
  const delivered = await toSpace(office, { ...letter, space: letter.space }, place, content);
  counted(office, place.platform, delivered);
  if (!delivered.ok && delivered.failure.is === 'limited')
    pacing.rest(chatOf(place), delivered.failure.retryAfterMs);
  return heed(office, letter, place, fateOf(letter, delivered, now));
}

/** Something said before is edited, deleted or pinned. It says nothing about whether the chat takes messages. */
async function alter(office: Office, pacing: Pacing, letter: Letter, now: Date): Promise<Fate> {
  const give = (delivered: Delivered) => fateOf(letter, delivered, now).fate;
  const place = office.addressOf(letter.communityId, letter.space ?? '');
  if (place === undefined) return give(refused(NO_SPACE));
  const wait = pacing.wait(chatOf(place));
  if (wait > 0) return give({ ok: false, failure: { is: 'limited', retryAfterMs: wait } });
  const changed = await change(office, letter, place);
  if (changed === 'nothing') return { ...unsent(letter, now), state: 'withdrawn' };
  counted(office, place.platform, changed);
  if (!changed.ok && changed.failure.is === 'limited')
    pacing.rest(chatOf(place), changed.failure.retryAfterMs);
  return give(changed);
}

/** What a delivery tells about the whole chat: a new address, or that it takes nothing. */
async function heed(
  { database, clock, moved, trouble }: Office,
  { communityId, space, does }: Letter,
  place: Place,
  { fate, refuses, movedTo }: ReturnType<typeof fateOf>,
): Promise<Fate> {
  if (movedTo !== undefined) {
    await moved(place, movedTo);
    void trouble({ communityId, is: 'moved', does, space, reason: movedTo });
  }
  if (refuses !== undefined && space !== undefined)
    await refuseSpace(database, communityId, space, refuses, clock.now());
  return fate;
}

/** For the figures: what became of it, and why. */
function counted(office: Office, platform: string, delivered: Delivered): void {
  office.count(platform, delivered.ok ? 'sent' : delivered.failure.is);
  if (!delivered.ok) office.failed(platform, delivered.failure.is);
}

export const chatOf = ({ platform, chat }: Place) => `${platform}/${chat}`;

const NO_SPACE = 'the config no longer has this space';

const refused = (reason: string): Delivered => ({ ok: false, failure: { is: 'refused', reason } });

/** It may be connected in another process, or tomorrow. */
const unconnected = (platform: string): Delivered => ({
  ok: false,
  failure: { is: 'down', reason: `${platform} is not connected` },
});

async function toSpace(
  office: Office,
  { key, communityId, space }: Letter & { readonly space: string },
  place: Place,
  { reply, card }: Content,
): Promise<Delivered> {
  const platform = office.platform(place.platform);
  if (platform === undefined) return unconnected(place.platform);
  const delivered = await platform.send(place, reply, {
    key: `${communityId}/${key}`,
    asOne: card !== undefined,
  });
  if (delivered.ok && card) {
    const dueAt = new Date(office.clock.now().getTime() + platform.redrawMs);
    const posted = { card, space, message: delivered.message, look: lookOf(reply), dueAt };
    await outlast(office.clock, () => savePosted(office.database, posted));
  }
  return delivered;
}

async function toMember(office: Office, letter: Letter, content: Reply): Promise<Delivered> {
  const how = { key: `${letter.communityId}/${letter.key}`, asOne: false };
  let last = refused('this member has no private chat with the bot');
  const accounts = await outlast(office.clock, () => accountsOf(office, letter.memberId ?? 0));
  for (const account of accounts) {
    const platform = office.platform(account.platform);
    if (platform === undefined) {
      last = unconnected(account.platform);
      continue;
    }
    last = await platform.direct({ ...account, community: letter.communityId }, content, how);
    counted(office, account.platform, last);
    if (last.ok || last.failure.is !== 'refused') return last;
  }
  return last;
}
