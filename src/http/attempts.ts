import type { Clock } from '../clock.ts';

/** How often somebody may miss. Each try takes a place, and one that did not miss gives it back. */
export type Attempts = {
  /** 0 when there was a place, which is taken now; else how long to wait for one, in ms */
  readonly take: (who: string) => number;
  readonly giveBack: (who: string) => void;
};

type Bucket = { places: number; at: number };

/** More are forgotten, those first that were longest unheard of: memory is not the asker's to fill. */
const MOST_KNOWN = 10_000;

/**
 * A bucket of `places` for everybody, into which one comes back every `refillMs`. It stands in this
 * process alone: a restart fills it, and every process of several has its own.
 */
export function openAttempts(
  clock: Clock,
  { places, refillMs }: { readonly places: number; readonly refillMs: number },
): Attempts {
  const buckets = new Map<string, Bucket>();

  function bucketOf(who: string): Bucket {
    const now = clock.elapsed();
    const { places: left, at } = buckets.get(who) ?? { places, at: now };
    const back = Math.floor((now - at) / refillMs);
    const bucket =
      left + back >= places
        ? { places, at: now }
        : { places: left + back, at: at + back * refillMs };
    // Set anew, so that the map stands in the order in which they were heard of.
    buckets.delete(who);
    buckets.set(who, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_KNOWN && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  return {
    take(who) {
      const bucket = bucketOf(who);
      if (bucket.places < 1) return Math.max(1, bucket.at + refillMs - clock.elapsed());
      bucket.places -= 1;
      return 0;
    },
    giveBack(who) {
      const bucket = bucketOf(who);
      bucket.places = Math.min(places, bucket.places + 1);
    },
  };
}
