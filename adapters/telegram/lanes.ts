/** Work in order within a lane, and at the same time in different lanes. */
type Lanes = {
  /** `work` must not reject: the next in its lane would never run. */
  readonly run: (lane: string | number, work: () => Promise<void>) => Promise<void>;
  /** Resolves when all that was begun is done. */
  readonly idle: () => Promise<void>;
};

export function openLanes(): Lanes {
  const tails = new Map<string | number, Promise<void>>();
  return {
    run(lane, work) {
      const before = tails.get(lane);
      const done = (before === undefined ? work() : before.then(work)).then(() => {
        if (tails.get(lane) === done) tails.delete(lane);
      });
      tails.set(lane, done);
      return done;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
