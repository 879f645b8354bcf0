import { integer } from './parameters.ts';
import { conflict, type Refusal } from './refusal.ts';
import type { Bot, Update, Values } from './shapes.ts';
import { readAllowed } from './updates.ts';
import type { World } from './world.ts';

const mostUpdates = 100;
const longestWait = 50;

/** An offset confirms everything before it; a negative one keeps that many from the end. */
function confirm(bot: Bot, offset: number): void {
  const { pending } = bot.inbox;
  if (offset < 0) {
    const ids = [...pending.keys()];
    for (const id of ids.slice(0, Math.max(0, ids.length + offset))) pending.delete(id);
    return;
  }
  for (const [id, { again, handedOut }] of pending) {
    if (id >= offset) break;
    if (!again || handedOut) pending.delete(id);
  }
}

function take(world: World, bot: Bot, limit: number): readonly Update[] {
  const updates: Update[] = [];
  const now = world.options.now();
  for (const [id, pending] of bot.inbox.pending) {
    if (updates.length === limit) break;
    if (pending.expires < now) bot.inbox.pending.delete(id);
    else {
      pending.handedOut = true;
      updates.push(pending.update);
    }
  }
  return updates;
}

async function wait(bot: Bot, seconds: number, gone: AbortSignal): Promise<void> {
  const { inbox } = bot;
  await new Promise<void>((resolve, reject) => {
    let ended = false;
    const end = (refusal?: Refusal): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      inbox.arrived = undefined;
      inbox.stop = undefined;
      if (refusal === undefined) resolve();
      else reject(refusal);
    };
    const timer = setTimeout(() => end(), Math.min(seconds, longestWait) * 1000);
    inbox.arrived = () => setImmediate(() => end());
    inbox.stop = (reason) => end(conflict(reason));
    gone.addEventListener('abort', () => end());
  });
}

/**
 * getUpdates with long polling.
 * @param gone tells that the client has hung up, so that its wait blocks nobody
 * @throws Refusal 409 while a webhook is set, or when another getUpdates comes meanwhile
 */
export async function getUpdates(
  world: World,
  bot: Bot,
  values: Values,
  gone: AbortSignal,
): Promise<readonly Update[]> {
  const { inbox } = bot;
  if (inbox.webhook !== undefined) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  inbox.stop?.(
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  inbox.allowed = readAllowed(values) ?? inbox.allowed;
  confirm(bot, integer(values, 'offset') ?? 0);
  const limit = Math.min(integer(values, 'limit') ?? mostUpdates, mostUpdates);
  const ready = take(world, bot, limit);
  const timeout = integer(values, 'timeout') ?? 0;
  if (ready.length > 0 || timeout <= 0) return ready;
  await wait(bot, timeout, gone);
  return gone.aborted ? [] : take(world, bot, limit);
}
