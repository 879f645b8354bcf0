import type { Allowance, Pace } from '../chat/ability.ts';
import type { Clock } from '../clock.ts';

/** When a chat may be written to: the one place that knows. */
export type Pacing = {
  /**
   * Takes a turn in this chat. `sent` says that the platform has answered: until an allowance's time
   * after that, the turn counts. Else how many ms to wait before asking again.
   */
  readonly take: (chat: string) => Turn;
  /** the platform asked to leave this chat alone for so long */
  readonly rest: (chat: string, ms: number) => void;
  /** Platforms that take nothing at this moment, wherever it goes, and when the first does again. */
  readonly full: () => { readonly platforms: readonly string[]; readonly until: Date | undefined };
  /** How many more messages may be sent at once, as far as that is limited. */
  readonly room: () => number;
};

export type Turn =
  | { readonly ok: true; readonly sent: () => void }
  | { readonly ok: false; readonly waitMs: number };

/** Turns that count: when each is over, by the steady count of the clock; `Infinity` while nobody knows. */
type Window = { readonly allowance: Allowance; readonly turns: Set<{ over: number }> };

/** So many chats are known at most before those whose turns are all over are forgotten. */
const SWEEP = 5_000;

/**
 * A turn counts from when it is taken until its time after the platform's answer. The platform counted
 * it before it answered, so it never sees more than it allows, however long the way there and back.
 * Each process paces itself; what several send together Telegram limits by 429, which `rest` obeys.
 * @param paceOf what a platform takes; undefined: all that comes
 */
export function openPacing(clock: Clock, paceOf: (platform: string) => Pace | undefined): Pacing {
  const restsUntil = new Map<string, number>();
  const windows = new Map<string, readonly Window[]>();
  // A clock that is put back would keep turns from ever being over.
  const now = clock.elapsed;

  function windowsOf(name: string, allowances: readonly Allowance[]): readonly Window[] {
    const known = windows.get(name);
    if (known !== undefined) return known;
    if (windows.size >= SWEEP) sweep(windows, now());
    const made = allowances.map((allowance) => ({ allowance, turns: new Set<{ over: number }>() }));
    windows.set(name, made);
    return made;
  }

  return {
    take(chat) {
      const platform = chat.slice(0, chat.indexOf('/'));
      const at = now();
      const rest = (restsUntil.get(chat) ?? at) - at;
      if (rest > 0) return { ok: false, waitMs: Math.ceil(rest) };
      restsUntil.delete(chat);
      const pace = paceOf(platform);
      if (pace === undefined) return { ok: true, sent: () => {} };
      const all = [...windowsOf(platform, [pace.all]), ...windowsOf(chat, pace.chat)];
      const waitMs = Math.max(...all.map((window) => waitOf(window, at)));
      return waitMs > 0 ? { ok: false, waitMs } : { ok: true, sent: enter(all, now) };
    },
    rest(chat, ms) {
      restsUntil.set(chat, now() + ms);
    },
    full() {
      const waits = platformsOf(windows, paceOf).flatMap((platform) => {
        const pace = paceOf(platform);
        const [all] = pace ? windowsOf(platform, [pace.all]) : [];
        const wait = all ? waitOf(all, now()) : 0;
        return wait > 0 ? [{ platform, wait }] : [];
      });
      const first = Math.min(...waits.map(({ wait }) => wait));
      return {
        platforms: waits.map(({ platform }) => platform),
        until: waits.length === 0 ? undefined : new Date(clock.now().getTime() + first),
      };
    },
    room() {
      const rooms = platformsOf(windows, paceOf).flatMap((platform) =>
        (windows.get(platform) ?? []).map(
          (window) => window.allowance.count - living(window, now()),
        ),
      );
      return Math.max(0, ...rooms) || Number.POSITIVE_INFINITY;
    },
  };
}

function platformsOf(
  windows: ReadonlyMap<string, unknown>,
  paceOf: (platform: string) => Pace | undefined,
): readonly string[] {
  return [...windows.keys()].filter((name) => !name.includes('/') && paceOf(name) !== undefined);
}

/** Under way, it is asked again after this long. */
const UNDER_WAY_MS = 20;

function waitOf(window: Window, at: number): number {
  if (living(window, at) < window.allowance.count) return 0;
  const over = Math.min(...[...window.turns].map((turn) => turn.over));
  return Number.isFinite(over) ? Math.ceil(over - at) : UNDER_WAY_MS;
}

function living({ turns }: Window, at: number): number {
  for (const turn of turns) if (turn.over <= at) turns.delete(turn);
  return turns.size;
}

function enter(windows: readonly Window[], now: () => number): () => void {
  const entered = windows.map(({ allowance, turns }) => {
    const turn = { over: Number.POSITIVE_INFINITY };
    turns.add(turn);
    return { turn, ms: allowance.ms };
  });
  return () => {
    for (const { turn, ms } of entered) turn.over = now() + ms;
  };
}

function sweep(windows: Map<string, readonly Window[]>, at: number): void {
  for (const [name, all] of windows)
    if (all.every((window) => living(window, at) === 0)) windows.delete(name);
}
