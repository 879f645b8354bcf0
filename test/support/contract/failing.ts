import { expect } from 'vitest';
import { type Case, card } from './case.ts';
import { failed, how } from './host.ts';

/** What went wrong, told as one of a few kinds. */
export const failing: readonly Case[] = [
  [
    'hands back how long to wait',
    async (at) => {
      at.tricks.limits();
      const delivered = await at.platform().send(at.hall, card, how('k'));
      expect(delivered).toMatchObject(failed('limited'));
      if (!delivered.ok && delivered.failure.is === 'limited') {
        expect(delivered.failure.retryAfterMs).toBeGreaterThan(50_000);
        expect(delivered.failure.retryAfterMs).toBeLessThanOrEqual(61_000);
      }
    },
    { web: 'there is no platform behind it that could set a limit' },
  ],
  [
    'is refused where it is not',
    async (at) => {
      const to = { ...at.hall, ...at.tricks.nowhere };
      expect(await at.platform().send(to, card, how('k'))).toMatchObject(failed('refused'));
    },
  ],
  [
    'is refused by who wants nothing of it',
    async (at) => {
      await at.lin.opens();
      at.tricks.blocks(at.who.lin);
      const { lin } = at.who;
      const id = at.hall.platform === 'telegram' ? String(lin.telegram) : lin.discord;
      const delivered = await at
        .platform()
        .direct({ platform: at.hall.platform, id }, card, how('k'));
      expect(delivered).toMatchObject(failed('refused'));
    },
    { web: 'nobody can block the bot in its own playground' },
  ],
  [
    'is down when the platform is, and well again after',
    async (at) => {
      await at.tricks.down();
      // Connections that were kept open are known to be cut a moment later.
      await at.settled();
      expect(await at.platform().send(at.hall, card, how('k'))).toMatchObject(failed('down'));
      await at.tricks.up();
      await expect
        .poll(async () => (await at.platform().send(at.hall, card, how('l'))).ok)
        .toBe(true);
    },
  ],
  [
    'is unsure when nobody said whether it arrived',
    async (at) => {
      const send = () => at.platform().send(at.hall, card, how('k'));
      expect(await at.tricks.silently(send)).toMatchObject(failed('unsure'));
      expect(at.shown()).toHaveLength(1);
    },
    {
      discord:
        'a repetition is known by its nonce for minutes, so doubt comes later: discord-deliver',
      web: 'the key keeps a message single, so it may always be sent again',
    },
  ],
];
