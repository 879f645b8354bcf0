import type { Clock } from '../../src/clock.ts';
import type { Health } from '../../src/health.ts';
import type { Log } from '../../src/log.ts';
import { type Api, allowedUpdates, type Me, type Refusal } from './api.ts';
import { isTokenRefused, whyNot } from './failure.ts';
import { type Receiving, startPolling } from './polling.ts';
import { type Listening, WEBHOOK_PATH } from './webhook.ts';
import { watchWebhook } from './webhook-watch.ts';

/**
 * Updates are delivered to `url` + `/telegram/updates`: `url` is the public https address of this
 * server; `secret` is 1–256 of A-Z, a-z, 0-9, _ and -.
 */
export type Webhook = { readonly url: string; readonly secret: string };

/** The way updates come in, from the first try to the stop. */
export type Connection = {
  /** The first try is over; when it failed, the next ones follow by themselves. */
  readonly tried: Promise<void>;
  /** The bot itself, once it was asked for. */
  readonly me: () => Me | undefined;
  /** What takes updates, once the bot knows its own name. */
  readonly listening: () => Listening | undefined;
  readonly health: () => Health;
  readonly stop: () => Promise<void>;
};

type Around = {
  readonly api: Api;
  readonly webhook: Webhook | undefined;
  readonly listen: (me: Me) => Listening;
  readonly clock: Clock;
  readonly log: Log;
};

const SHORTEST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

export function openConnection({ api, webhook, listen, clock, log }: Around): Connection {
  let own: Me | undefined;
  let listening: Listening | undefined;
  let receiving: Receiving | undefined;
  let health: Health = { ready: false, why: 'not connected yet' };
  let callOff = () => {};
  let stopped = false;

  async function open(): Promise<Refusal | undefined> {
    const me = await api('getMe', {});
    if (!me.ok) return me.refusal;
    if (stopped) return undefined;
    own = me.value;
    listening = listen(own);
    const set = await announce(api, webhook);
    if (!set.ok) return set.refusal;
    if (stopped) return undefined;
    receiving =
      webhook === undefined
        ? startPolling({ api, ...listening, clock, log })
        : watchWebhook({ api, address: addressOf(webhook), clock, log });
    log.info({ bot: me.value.username }, 'connected to Telegram');
    return undefined;
  }

  /** A token that is refused will not become valid by asking again. */
  async function keepOpening(wait: number): Promise<void> {
    const refusal = await open();
    if (refusal === undefined || stopped) return;
    const why = whyNot(refusal);
    if (why !== health.why) log.warn({ why }, 'Telegram is not ready');
    health = { ready: false, why };
    if (isTokenRefused(refusal)) return;
    const next = Math.min(wait * 2, LONGEST_WAIT_MS);
    callOff = clock.after(wait, () => void keepOpening(next));
  }

  return {
    tried: keepOpening(SHORTEST_WAIT_MS),
    me: () => own,
    listening: () => listening,
    health: () => receiving?.health() ?? health,
    async stop() {
      stopped = true;
      listening = undefined;
      callOff();
      await receiving?.stop();
    },
  };
}

/** The webhook stays when the process ends: Telegram keeps the updates for the next one. */
function announce(api: Api, webhook: Webhook | undefined) {
  if (webhook === undefined) return api('deleteWebhook', {});
  return api('setWebhook', {
    url: addressOf(webhook),
    secret_token: webhook.secret,
    allowed_updates: allowedUpdates,
  });
}

const addressOf = ({ url }: Webhook) => url.replace(/\/+$/, '') + WEBHOOK_PATH;
