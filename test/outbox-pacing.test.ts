import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPacing } from '../src/outbox/pacing.ts';
import { virtualClock } from './support/clock.ts';

const pace = {
  all: { count: 3, ms: 1000 },
  chat: [
    { count: 1, ms: 1000 },
    { count: 4, ms: 10_000 },
  ],
};
const opened = () => {
  const clock = virtualClock('2026-03-02T01:00:00Z', async () => {});
  const pacing = openPacing(clock, (name) => (name === 'telegram' ? pace : undefined));
  const take = (chat: string) => {
    const turn = pacing.take(chat);
    if (turn.ok) turn.sent();
    return turn.ok ? 0 : turn.waitMs;
  };
  return { clock, pacing, take };
};

describe('turns', () => {
  it('are one a second in a chat, and so many in all', async () => {
    const { clock, take } = opened();
    expect(['a', 'a', 'b', 'c', 'd'].map((chat) => take(`telegram/${chat}`))).toEqual([
      0, 1000, 0, 0, 1000,
    ]);
    await clock.advance({ ms: 999 });
    expect(take('telegram/d')).toBe(1);
    await clock.advance({ ms: 1 });
    expect(take('telegram/d')).toBe(0);
  });

  it('count until their time after the answer, and while there is none', async () => {
    const { clock, pacing } = opened();
    const turn = pacing.take('telegram/a');
    await clock.advance({ seconds: 30 });
    expect(pacing.take('telegram/a').ok).toBe(false);
    if (turn.ok) turn.sent();
    expect(pacing.take('telegram/a')).toEqual({ ok: false, waitMs: 1000 });
  });

  it('are not counted where nobody counts, and a chat rests as long as it is told to', async () => {
    const { clock, pacing, take } = opened();
    expect(Array.from({ length: 99 }, () => take('discord/a'))).toEqual(Array(99).fill(0));
    pacing.rest('discord/a', 5000);
    expect([take('discord/a'), take('discord/b')]).toEqual([5000, 0]);
    await clock.advance({ seconds: 5 });
    expect(take('discord/a')).toBe(0);
  });

  it('that are all taken are told by platform, with when there is room', () => {
    const { clock, pacing, take } = opened();
    expect(pacing.full()).toEqual({ platforms: [], until: undefined });
    for (const chat of ['a', 'b', 'c']) take(`telegram/${chat}`);
    const until = new Date(clock.now().getTime() + 1000);
    expect(pacing.full()).toEqual({ platforms: ['telegram'], until });
  });

  it('and rests are over in their time, also when the clock is put back', async () => {
    const steady = virtualClock('2026-03-02T01:00:00Z', async () => {});
    let back = 0;
    const now = () => new Date(steady.now().getTime() - back);
    const pacing = openPacing({ ...steady, now }, () => pace);
    for (const chat of ['a', 'b', 'c']) {
      const turn = pacing.take(`telegram/${chat}`);
      if (turn.ok) turn.sent();
    }
    pacing.rest('telegram/d', 1000);
    back = 3_600_000;
    expect(pacing.full()).toEqual({
      platforms: ['telegram'],
      until: new Date(now().getTime() + 1000),
    });
    await steady.advance({ seconds: 1 });
    expect(pacing.full().platforms).toEqual([]);
    expect(['a', 'd'].map((chat) => pacing.take(`telegram/${chat}`).ok)).toEqual([true, true]);
  });

  it('never exceed an allowance in any stretch of its length', async () => {
    const step = fc.record({ ms: fc.nat(700), chat: fc.constantFrom('a', 'b', 'c', 'd', 'e') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const { clock, take } = opened();
        const sent: { at: number; chat: string }[] = [];
        for (const { ms, chat } of steps) {
          await clock.advance({ ms });
          if (take(`telegram/${chat}`) === 0) sent.push({ at: clock.now().getTime(), chat });
        }
        const most = (all: typeof sent, ms: number) =>
          Math.max(
            0,
            ...all.map(({ at }) => all.filter((o) => o.at >= at && o.at < at + ms).length),
          );
        expect(most(sent, 1000)).toBeLessThanOrEqual(3);
        for (const chat of ['a', 'b', 'c', 'd', 'e']) {
          const own = sent.filter((one) => one.chat === chat);
          expect(most(own, 1000)).toBeLessThanOrEqual(1);
          expect(most(own, 10_000)).toBeLessThanOrEqual(4);
        }
      }),
    );
  });
});
