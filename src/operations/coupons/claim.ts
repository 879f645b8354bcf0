import { whenOf } from '../../agenda/when.ts';
import type { Asking } from '../../bot/command.ts';
import type { Work } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import { levelAt } from '../../ledger/level.ts';
import { type Claim, claims, runs } from './claims/store.ts';
import { exhausted, saveDrop } from './drop-state.ts';
import { type Drop, drops } from './drops/store.ts';
import type { Settings } from './op.ts';
import { expiryOf, type Facts, isExpired, judge, streakNow } from './rule.ts';
import { SHELF, shelves } from './shelf/store.ts';
import { type Coupon, coupons } from './stock/store.ts';
import type { Texts } from './texts/en.ts';

type Claiming = Asking & { readonly settings: Settings; readonly say: Texts };

/** Somebody wants a code of a drop: the one they have already, else the next there is. */
export async function claimFrom(dropId: number, asked: Claiming, work: Work): Promise<Reply> {
  const { community, member, say } = asked;
  const drop = await work.get(drops, dropId);
  if (drop?.communityId !== community.id) return { text: say.noDrop };
  const own = await work.get(claims, { dropId, memberId: member.id });
  if (own !== undefined) return again(asked, work, drop, own);
  const judged = judge(drop, await factsFor(asked, work, drop), work.now);
  if (judged !== 'open') return { text: refused(asked, drop, judged) };
  return handOver(asked, work, drop);
}

function refused({ say, community }: Claiming, drop: Drop, why: Refusal): string {
  const { name, segment } = drop;
  switch (why) {
    case 'not-yet':
      return say.notYet({ name, opens: whenOf(drop.opensAt, community.zone) });
    case 'over':
      return say.isOver({ name });
    case 'gone':
      return say.soldOut({ name });
    case 'not-for-you':
      return say.notForYou({ name, who: say.who(segment) });
  }
}
type Refusal = Exclude<ReturnType<typeof judge>, 'open'>;

/** Only what the drop asks for is looked up. */
async function factsFor(
  { member, roles, community }: Claiming,
  work: Work,
  { segment }: Drop,
): Promise<Facts> {
  const streak =
    segment.is === 'streak' ? streakNow(await work.get(runs, member.id), work.today) : 0;
  const level =
    segment.is === 'level'
      ? levelAt((await work.ledger.account(member.id)).earned, community.levels ?? [])
      : 0;
  return { roles, level, streak, joinedAt: member.joinedAt };
}

/** The code somebody has of a drop, with what became of it. */
async function again({ say, community }: Claiming, work: Work, { name, id }: Drop, own: Claim) {
  const coupon = await work.get(coupons, own.couponId);
  if (coupon === undefined) throw new Error(`claim ${id}/${own.number} has no code`);
  return heldReply(say, community.zone, { name, coupon, work });
}

/** A code that somebody has had for a while. */
export function heldReply(
  say: Texts,
  zone: string,
  { name, coupon, work }: { name: string; coupon: Coupon; work: Pick<Work, 'seal'> },
): Reply {
  const at = coupon.endedAt && whenOf(coupon.endedAt, zone);
  if (coupon.state === 'void') return { text: say.yoursIsVoid({ name }) };
  if (coupon.state === 'redeemed') return { text: say.yoursIsRedeemed({ name, at }) };
  return codeReply(say, zone, { title: say.yoursAgain({ name }), coupon, work });
}

async function handOver(asked: Claiming, work: Work, drop: Drop): Promise<Reply> {
  const { member, settings, say, community } = asked;
  const { coupon, passed } = await nextOf(work, drop);
  const price = drop.price;
  if (coupon === undefined) {
    saveDrop(work, exhausted(work, drop));
    return { text: say.soldOut({ name: drop.name }) };
  }
  const paid = await pay(work, drop, member.id);
  if (paid.is === 'insufficient')
    return { text: say.tooDear({ name: drop.name, price, balance: paid.balance }) };

  for (const one of passed) work.put(coupons, { ...one, state: 'void', endedAt: work.now });
  const valid = settings.pools[drop.pool]?.valid;
  const expiresAt = expiryOf(coupon.expiresAt, valid, work.now);
  const mine: Coupon = { ...coupon, state: 'claimed', expiresAt };
  const number = drop.claimed + 1;
  const left = drop.left - passed.length - 1;
  const after = { ...drop, claimed: number, next: (coupon.ordinal ?? 0) + 1, left };
  const about = { dropId: drop.id, memberId: member.id, couponId: coupon.id };
  work.put(coupons, mine);
  work.put(claims, { ...about, number, at: work.now, price, entry: paid.entry });
  saveDrop(work, left > 0 ? after : exhausted(work, after));
  const title = say.yours({ name: drop.name, number, of: drop.number, price });
  return codeReply(say, community.zone, { title, coupon: mine, work });
}

async function pay(work: Work, { id, price: amount }: Drop, memberId: number) {
  if (amount === 0) return { is: 'free', entry: undefined } as const;
  const key = `coupon/${id}/${memberId}`;
  const shop = { account: 'shop', reason: 'coupon' } as const;
  return work.ledger.pay({ key, memberId, amount, ...shop });
}

/** The next code that is still good, and those before it that ran out while they waited. */
async function nextOf(
  work: Work,
  drop: Drop,
): Promise<{ readonly coupon: Coupon | undefined; readonly passed: readonly Coupon[] }> {
  const passed: Coupon[] = [];
  for (let at = drop.next - 1; at < drop.number; at = (Math.floor(at / SHELF) + 1) * SHELF) {
    const shelf = await work.get(shelves, { dropId: drop.id, shelf: Math.floor(at / SHELF) });
    // All at once, and not this one alone: whoever comes next in the crowd finds theirs loaded.
    const ids = (shelf?.couponIds ?? []).slice(at % SHELF);
    const found = await Promise.all(ids.map((id) => work.get(coupons, id)));
    for (const coupon of found) {
      if (coupon?.state !== 'free') continue;
      if (!isExpired(coupon, work.now)) return { coupon, passed };
      passed.push(coupon);
    }
  }
  return { coupon: undefined, passed };
}

/** Short enough for a notice; the code can be copied where a platform lets it. */
export function codeReply(
  say: Texts,
  zone: string,
  { title, coupon, work }: { title: string; coupon: Coupon; work: Pick<Work, 'seal'> },
): Reply {
  const { value, expiresAt } = coupon;
  const until = expiresAt && whenOf(expiresAt, zone);
  return {
    text: [
      `${title}\n`,
      { is: 'code', text: work.seal.open(coupon.sealed) },
      `\n${[value, until && say.validUntil({ until }), say.showsAgain].filter(Boolean).join(' · ')}`,
    ],
    secret: true,
  };
}
