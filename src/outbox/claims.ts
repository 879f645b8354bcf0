import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { giveBackCards } from './card-row.ts';
import { giveBackLetters } from './letter.ts';
import { giveBackListings } from './listing-row.ts';

/** Rows are taken under a name, so that those of a claim whose answer was lost are known. */
export type Claims = {
  /** @param claim takes rows under a name, a UUID that no other claim has */
  readonly take: <T>(claim: (name: string) => Promise<T>) => Promise<T>;
  /** Gives back at once what lost claims took: nobody works on it. */
  readonly recover: () => Promise<void>;
  /** When to look again, if nothing but what is due then were waited for. */
  readonly lookAgain: (due: Date | undefined) => Date | undefined;
};

/** Postgres may carry out a claim after its connection was lost; after so long it has ended. */
const DOUBT_MS = 60_000;
const DOUBTED_EVERY_MS = 1_000;

export function openClaims({ database, clock, log }: Parts): Claims {
  /** claims whose answer was lost, and until when they are doubted */
  const doubted = new Map<string, number>();
  return {
    async take(claim) {
      const name = randomUUID();
      try {
        return await claim(name);
      } catch (error) {
        doubted.set(name, clock.elapsed() + DOUBT_MS);
        throw error;
      }
    },
    async recover() {
      if (doubted.size === 0) return;
      const names = [...doubted.keys()];
      const now = clock.now();
      const letters = await giveBackLetters(database, names, now);
      const cards = await giveBackCards(database, names, now);
      const listings = await giveBackListings(database, names);
      if (letters + cards + listings > 0)
        log.info({ letters, cards, listings }, 'what a lost claim had taken waits again');
      for (const [name, until] of doubted) if (until < clock.elapsed()) doubted.delete(name);
    },
    lookAgain(due) {
      if (doubted.size === 0) return due;
      const soon = new Date(clock.now().getTime() + DOUBTED_EVERY_MS);
      return due === undefined || due > soon ? soon : due;
    },
  };
}

type Parts = { readonly database: Database; readonly clock: Clock; readonly log: Log };
