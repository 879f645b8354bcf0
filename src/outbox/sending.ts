import { type Delivered, failed } from '../chat/failure.ts';
import type { Place } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { outlast } from '../database/outlast.ts';
import { savePosted } from './card-row.ts';
import { change } from './change.ts';
import { type Content, contentOf, lookOf } from './content.ts';
import { fateOf } from './fate.ts';
import { type Fate, type Letter, postpone } from './letter.ts';
import { bringUpToDate } from './listing.ts';
import { accountsOf, counted, type Office, unconnected } from './office.ts';
import type { Pacing } from './pacing.ts';
import { giveRole } from './roles.ts';
import { persistently } from './settling.ts';
import { refuseSpace } from './space.ts';

export const FAILED_UNDER_WAY: Delivered = failed({
  is: 'unsure',
  reason: 'it failed while it was sent; the log says why',
});

/** Claimed, and given back as it was. */
export const unsent = ({ id }: Letter, now: Date): Fate => ({
  id,
  state: 'waiting',
  dueAt: now,
  reason: undefined,
  message: undefined,
  untried: true,
});

/** The chat must wait, and with it all that is due there. */
async function later({ database, clock }: Office, letter: Letter, waitMs: number): Promise<Fate> {
  const { communityId, space } = letter;
  const now = clock.now();
  const dueAt = new Date(now.getTime() + waitMs);
  if (space !== undefined)
    await persistently(() => postpone(database, { communityId, space }, now, dueAt));
  return { ...unsent(letter, now), dueAt };
}

/** Of a community that another process has, or that is back tomorrow, nobody here knows what is right. */
export async function send(office: Office, pacing: Pacing, letter: Letter): Promise<Fate> {
  if (office.isInForce(letter.communityId)) return sendNow(office, pacing, letter);
  return fateOf(letter, ELSEWHERE, office.clock.now()).fate;
}

const ELSEWHERE = failed({ is: 'down', reason: 'its community is not in force' });

async function sendNow(office: Office, pacing: Pacing, letter: Letter): Promise<Fate> {
  const now = office.clock.now();
  const give = (delivered: Delivered) => fateOf(letter, delivered, now).fate;
  if (letter.role !== undefined) return give(await giveRole(office, letter, letter.role));
  if (letter.listing !== undefined)
    return give(await bringUpToDate(office, letter, letter.listing));
  if (letter.does !== 'send') return alter(office, pacing, letter, now);
  const content = await contentOf(office, letter);
  if ('ok' in content) return give(content);
  if (letter.space === undefined)
    return give(await toMember(office, pacing, letter, content.reply));
  const place = office.addressOf(letter.communityId, letter.space);
  if (letter.refused !== undefined) return give(refused(letter.refused));
  if (place === undefined) return give(refused(NO_SPACE));
  const turn = pacing.take(chatOf(place));
  if (!turn.ok) return later(office, letter, turn.waitMs);
  const to = { ...letter, space: letter.space };
  const delivered = await toSpace(office, to, place, content).finally(turn.sent);
  counted(office, place.platform, delivered, 'sent');
  if (!delivered.ok && delivered.failure.is === 'limited')
    pacing.rest(chatOf(place), delivered.failure.retryAfterMs);
  return heed(office, letter, place, fateOf(letter, delivered, now));
}

/** Something said before is edited, deleted or pinned. It says nothing about whether the chat takes messages. */
async function alter(office: Office, pacing: Pacing, letter: Letter, now: Date): Promise<Fate> {
  const give = (delivered: Delivered) => fateOf(letter, delivered, now).fate;
  const place = office.addressOf(letter.communityId, letter.space ?? '');
  if (place === undefined) return give(refused(NO_SPACE));
  const turn = pacing.take(chatOf(place));
  if (!turn.ok) return later(office, letter, turn.waitMs);
  const changed = await change(office, letter, place).finally(turn.sent);
  if (changed === 'nothing') return { ...unsent(letter, now), state: 'withdrawn' };
  counted(office, place.platform, changed, 'sent');
  if (!changed.ok && changed.failure.is === 'limited')
    pacing.rest(chatOf(place), changed.failure.retryAfterMs);
  if (changed.ok || changed.failure.is !== 'moved') return give(changed);
  await heed(office, letter, place, fateOf(letter, changed, now));
  return give(OLD_ADDRESS);
}

/** What was said before the chat moved stays behind: asked for again, the answer would be the same. */
const OLD_ADDRESS: Delivered = {
  ok: false,
  failure: {
    is: 'invalid',
    reason:
      'it stands at the old address of the chat, where nothing can be changed any more: say it anew',
  },
};

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

export const chatOf = ({ platform, chat }: Place) => `${platform}/${chat}`;

const NO_SPACE = 'the config no longer has this space';

const refused = (reason: string): Delivered => failed({ is: 'refused', reason });

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

async function toMember(
  office: Office,
  pacing: Pacing,
  letter: Letter,
  content: Reply,
): Promise<Delivered> {
  const how = { key: `${letter.communityId}/${letter.key}`, asOne: false };
  let last = refused('this member has no private chat with the bot');
  const accounts = await outlast(office.clock, () => accountsOf(office, letter.memberId ?? 0));
  for (const account of accounts) {
    const platform = office.platform(account.platform);
    if (platform === undefined) {
      last = unconnected(account.platform);
      continue;
    }
    const turn = pacing.take(`${account.platform}/${account.chat ?? account.id}`);
    if (!turn.ok) return failed({ is: 'limited', retryAfterMs: turn.waitMs });
    const to = { ...account, community: letter.communityId };
    last = await platform.direct(to, content, how).finally(turn.sent);
    counted(office, account.platform, last, 'sent');
    if (last.ok || last.failure.is !== 'refused') return last;
  }
  return last;
}
