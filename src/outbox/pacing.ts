import type { Clock } from '../clock.ts';

/**
 * When a chat may be written to. The one place that knows: today it obeys what a platform asked for
 * (429 with a time to wait); limits that are counted before anybody complains belong here as well.
 */
export type Pacing = {
  /** ms until this chat may be written to; 0: now */
  readonly wait: (chat: string) => number;
  /** the platform asked to leave this chat alone for so long */
  readonly rest: (chat: string, ms: number) => void;
};

export function openPacing(clock: Clock): Pacing {
  const restsUntil = new Map<string, number>();
  return {
    wait(chat) {
      const left = (restsUntil.get(chat) ?? 0) - clock.now().getTime();
      if (left <= 0) restsUntil.delete(chat);
      return Math.max(0, left);
    },
    rest(chat, ms) {
      restsUntil.set(chat, clock.now().getTime() + ms);
    },
  };
}
