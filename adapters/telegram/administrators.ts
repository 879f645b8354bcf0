import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';

/** Who administers which group. Telegram does not tell it with a message, so it is asked and kept. */
export type Administrators = {
  readonly of: (chat: number) => Promise<ReadonlySet<string>>;
  /** Something changed there: the next question asks Telegram again. */
  readonly forget: (chat: number) => void;
};

/** A demotion shows after so long at the latest; where the bot administers the group, at once. */
const FRESH_MS = 3 * 60_000;
/** Where Telegram does not answer, it is not asked at every message. */
const FAILED_MS = 20_000;

type Known = { readonly until: number; readonly ids: Promise<ReadonlySet<string>> };

export function administrators(api: Api, clock: Clock, log: Log): Administrators {
  const known = new Map<number, Known>();

  async function ask(chat: number): Promise<ReadonlySet<string>> {
    const asked = await api('getChatAdministrators', { chat_id: chat });
    if (asked.ok) return new Set(asked.value.map(({ user }) => String(user.id)));
    log.warn({ chat, refusal: asked.refusal }, 'who administers the Telegram group is not known');
    known.set(chat, { until: clock.elapsed() + FAILED_MS, ids: Promise.resolve(new Set()) });
    return new Set();
  }

  return {
    of(chat) {
      const kept = known.get(chat);
      if (kept !== undefined && kept.until > clock.elapsed()) return kept.ids;
      const ids = ask(chat);
      known.set(chat, { until: clock.elapsed() + FRESH_MS, ids });
      return ids;
    },
    forget: (chat) => known.delete(chat),
  };
}
