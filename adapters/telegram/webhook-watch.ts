import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Api, Calls } from './api.ts';
import type { Receiving } from './polling.ts';

type Info = Calls['getWebhookInfo']['gives'];

const SOONEST_MS = 60_000;
const LATEST_MS = 3_600_000;

/**
 * Asks Telegram now and then how its deliveries fare: an address that does not lead here is told nowhere else.
 * One line in the log for each change. Health does not follow it: a proxy that sends nothing to who is not ready would
 * keep the deliveries failing.
 * @param address where updates are to be delivered
 */
export function watchWebhook({
  api,
  address,
  clock,
  log,
}: {
  readonly api: Api;
  readonly address: string;
  readonly clock: Clock;
  readonly log: Log;
}): Receiving {
  const began = Math.floor(clock.now().getTime() / 1000);
  let told: string | undefined;
  let stopped = false;
  let callOff = clock.after(SOONEST_MS, () => void look(2 * SOONEST_MS));

  /** The longer all has been well, the less often. */
  async function look(next: number): Promise<void> {
    const asked = await api('getWebhookInfo', {});
    if (stopped) return;
    if (asked.ok) tell(hindranceOf(asked.value, address, began));
    const wait = told === undefined ? Math.min(next, LATEST_MS) : SOONEST_MS;
    callOff = clock.after(wait, () => void look(2 * wait));
  }

  function tell(why: string | undefined): void {
    if (why !== undefined && why !== told) log.warn({ why }, 'Telegram delivers no updates');
    if (why === undefined && told !== undefined) log.info('Telegram delivers updates again');
    told = why;
  }

  return {
    health: () => ({ ready: true }),
    async stop() {
      stopped = true;
      callOff();
    },
  };
}

/** Telegram remembers its last error for good: it counts while something waits, when it is of this run. */
function hindranceOf(info: Info, address: string, began: number): string | undefined {
  if (!isSame(info.url, address))
    return 'another process has taken the bot’s updates: stop it, and start this one again';
  const { last_error_message: said, last_error_date: at = 0, pending_update_count: waiting } = info;
  if (said === undefined || at < began || waiting === 0) return undefined;
  return `Telegram says “${said}”: see that TELEGRAM_WEBHOOK_URL leads to this server, with a valid certificate`;
}

const isSame = (a: string, b: string) => URL.canParse(a) && new URL(a).href === new URL(b).href;
