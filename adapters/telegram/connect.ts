import type { Bot, Platform } from '../../src/bot/port.ts';
import { type Clock, pause } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { abilitiesOf } from './abilities.ts';
import { administrators } from './administrators.ts';
import { type Me, openApi } from './api.ts';
import { type Connection, openConnection, type Webhook } from './connection.ts';
import { delivery } from './deliver.ts';
import { errandRunner } from './errands.ts';
import { opener } from './files.ts';
import { inspector } from './inspect.ts';
import { posted } from './posted.ts';
import { registrar } from './register.ts';
import { openHearing } from './update.ts';
import { webhookRoute } from './webhook.ts';

export type TelegramOptions = {
  /** from @BotFather */
  readonly token: string;
  /** a Bot API server of one's own, or a stand-in; Telegram's by default */
  readonly apiRoot?: string;
  /** updates are delivered there; without it they are asked for */
  readonly webhook?: Webhook;
  readonly clock: Clock;
  readonly log: Log;
  /** the Bot API server knows messages in a group that one member alone sees (10.2) */
  readonly ephemeral?: boolean;
};

/** How long answers that are under way are waited for when it stops. */
const LAST_WORDS_MS = 3000;

/** Telegram as a platform: https://core.telegram.org/bots/api. */
export function telegram(options: TelegramOptions): Platform {
  const { webhook, clock, log, ephemeral = false } = options;
  const api = openApi(options.token, options.apiRoot, clock);
  const abilities = abilitiesOf({ ephemeral });
  const known = administrators(api, clock, log);
  const out = delivery(api, abilities, clock, log);
  const errands = errandRunner(api, out, clock, log);
  const register = registrar({ api, administrators: known, clock, log });
  const { toast } = abilities;
  let bot: Bot | undefined;
  let connection: Connection | undefined;

  return {
    name: 'telegram',
    abilities,

    async start(given) {
      bot = given;
      const around = { bot: given, administrators: known, ephemeral, toast, clock, log };
      const listen = (me: Me) => ({ hear: openHearing({ ...around, me }), errands });
      connection = openConnection({ api, webhook, listen, clock, log });
      await connection.tried;
    },

    async stop() {
      await connection?.stop();
      connection = undefined;
      await Promise.race([errands.idle(), pause(clock, LAST_WORDS_MS)]);
    },

    health: () => connection?.health() ?? { ready: false, why: 'not started' },

    register: async () => register(bot?.communities() ?? []),

    send: (to, reply, how) => {
      const topic = to.topic === undefined ? {} : { topic: Number(to.topic) };
      return out.post({ chat: Number(to.chat), ...topic }, out.fitted(reply, how.asOne));
    },

    // A private chat has the id of its person.
    direct: (to, reply, how) =>
      out.post({ chat: Number(to.chat ?? to.id) }, out.fitted(reply, how.asOne)),

    edit: out.edit,
    posted: posted(api, out),

    inspect: inspector({ api, me: () => connection?.me(), clock, log }),
    open: opener(api, options, abilities),

    ...(webhook && {
      routes: (http) => webhookRoute(http, webhook.secret, () => connection?.listening(), log),
    }),
  };
}
