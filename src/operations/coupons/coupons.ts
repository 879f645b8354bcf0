import { z } from 'zod';
import { card, tap } from './card.ts';
import { redeem, reissue, voiding } from './codes.ts';
import { announce, CLOSES, end, OPENS, saveDrop } from './drop-state.ts';
import { drops } from './drops/store.ts';
import { countCoupons } from './figures/store.ts';
import { importing } from './import.ts';
import { moveCoupons } from './linking/store.ts';
import { claimed, list, post, stop } from './manage.ts';
import { op } from './op.ts';
import { mine, reminders } from './own.ts';
import { remind } from './remind.ts';
import { giveOwed, giver } from './rewards/reward.ts';
import { redeeming } from './route.ts';
import { isRunning } from './rule.ts';
import { start } from './start.ts';
import { sealedCoupon } from './stock/store.ts';

const payload = z.object({ drop: z.int() });

const opens = op.timer({
  name: OPENS,
  payload,
  async run(of, _happening, work) {
    const drop = await work.get(drops, of.drop);
    if (drop?.state !== 'scheduled') return;
    // After a long outage it may be over before it began; the other timer ends it.
    if (drop.closesAt !== undefined && drop.closesAt <= work.now) return;
    saveDrop(work, { ...drop, state: 'open' });
    await announce(work, drop);
  },
});

const closes = op.timer({
  name: CLOSES,
  payload,
  async run(of, _happening, work) {
    const drop = await work.get(drops, of.drop);
    if (drop !== undefined && isRunning(drop.state)) await end(work, drop, 'over');
  },
});

export const couponsOperation = op.with({
  figures: countCoupons,
  commands: [
    ...[mine, reminders, start, stop, list, claimed, post, remind, redeem, voiding, reissue],
    importing,
  ],
  presses: [tap, giveOwed],
  cards: [card],
  timers: [opens, closes],
  giver,
  routes: [redeeming],
  seals: [sealedCoupon],
  moves: [moveCoupons],
});
