/** Time is given: this file and its stand-in for tests are the only ones that read it. */
export type Clock = {
  /** the instant that rules and rows see */
  readonly now: () => Date;
  /** milliseconds of a steady count, for how long something took */
  readonly elapsed: () => number;
  /** Runs `then` once, after so many ms. Never keeps the process alive. Returns how to call it off. */
  readonly after: (ms: number, then: () => void) => () => void;
};

/** setTimeout runs at once beyond this; a longer wait is made of several. */
const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  after(ms, then) {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      const step = Math.min(Math.max(0, left), LONGEST);
      timer = setTimeout(() => (left > step ? wait(left - step) : then()), step).unref();
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many ms of this clock. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
