import { type Clock, systemClock } from '../../../src/clock.ts';

type Waiting = { readonly due: number; readonly then: () => void; cancel: () => void };

/** Real time, which leaps ahead when it is told: what falls due in between is due at once. */
export function leapingClock(): Clock & { readonly leap: (by: { minutes: number }) => void } {
  const waiting = new Set<Waiting>();
  let ahead = 0;
  const elapsed = () => systemClock.elapsed() + ahead;
  const arm = (one: Waiting) => {
    one.cancel = systemClock.after(Math.max(0, one.due - elapsed()), () => {
      waiting.delete(one);
      one.then();
    });
  };
  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    elapsed,
    after(ms, then) {
      const one: Waiting = { due: elapsed() + ms, then, cancel: () => {} };
      waiting.add(one);
      arm(one);
      return () => {
        waiting.delete(one);
        one.cancel();
      };
    },
    leap({ minutes }) {
      ahead += minutes * 60_000;
      for (const one of waiting) {
        one.cancel();
        arm(one);
      }
    },
  };
}
