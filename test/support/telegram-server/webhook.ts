import { Agent, type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isValues } from './parameters.ts';
import type { Bot, Pending, Values, Webhook } from './shapes.ts';
import { unixTime, type World } from './world.ts';

type Lane = { readonly queue: Set<Pending>; seconds: number; failures: number };
type Delivery = {
  readonly world: World;
  readonly bot: Bot;
  readonly webhook: Webhook;
  readonly surroundings: Surroundings;
  readonly agent: Agent;
  readonly lanes: Map<string, Lane>;
  /** Lanes whose first update may go out now; a Set, for it is a queue with cheap ends. */
  readonly ready: Set<Lane>;
  readonly timers: Set<NodeJS.Timeout>;
  active: number;
  stopped: boolean;
};
type Answer = { readonly status: number; readonly body: string; readonly retryAfter: number };

/** What the delivery needs of the server around it. */
export type Surroundings = {
  /** Resolves when the server is up: while it is down it delivers nothing. */
  ready(): Promise<void>;
  /** Executes the method call that a webhook's answer may carry; nobody sees its result. */
  execute(method: string, values: Values): void;
  record(line: () => string): void;
};

/** Telegram's figures: the delay doubles up to a minute or two, Retry-After counts up to an hour. */
const longestDelay = 60;
const longestRetryAfter = 3600;

/** Calls that Telegram does not take from a webhook's answer (WebhookActor.cpp). */
const notFromWebhook = /^(get.*|setwebhook|deletewebhook|close|logout)$/i;

function readAnswer(response: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        body: Buffer.concat(chunks).toString('utf8'),
        retryAfter: Number(response.headers['retry-after'] ?? 0) || 0,
      }),
    );
  });
}

function post(webhook: Webhook, agent: Agent, body: string, timeout: number): Promise<Answer> {
  const secure = webhook.url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? secureRequest : request)(
      webhook.url,
      {
        method: 'POST',
        timeout,
        ...(secure ? {} : { agent }),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(webhook.secret === undefined
            ? {}
            : { 'x-telegram-bot-api-secret-token': webhook.secret }),
        },
      },
      (response) => readAnswer(response).then(resolve, reject),
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('Read timeout expired')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function callIn(body: string): Values | undefined {
  if (!body.startsWith('{')) return;
  try {
    const value: unknown = JSON.parse(body);
    if (!isValues(value) || typeof value['method'] !== 'string') return;
    return notFromWebhook.test(value['method']) ? undefined : value;
  } catch {
    return;
  }
}

function first<T>(queue: ReadonlySet<T>): T | undefined {
  return queue.values().next().value;
}

function add(delivery: Delivery, pending: Pending): void {
  const lane = delivery.lanes.get(pending.lane);
  if (lane !== undefined) {
    lane.queue.add(pending);
    return;
  }
  const fresh: Lane = { queue: new Set([pending]), seconds: 1, failures: 0 };
  delivery.lanes.set(pending.lane, fresh);
  delivery.ready.add(fresh);
}

/** Takes an update off its lane, because it was received or has expired. */
function advance(delivery: Delivery, lane: Lane, done: Pending): void {
  lane.queue.delete(done);
  lane.seconds = 1;
  lane.failures = 0;
  delivery.bot.inbox.pending.delete(done.update.update_id);
  if (lane.queue.size > 0) delivery.ready.add(lane);
  else delivery.lanes.delete(done.lane);
}

/** Seconds until the next try: none after the first failure, then doubling, or as the bot asked. */
function nextDelay(lane: Lane, retryAfter: number): number {
  const isFirst = lane.failures === 0;
  lane.failures += 1;
  if (retryAfter > 0) return Math.min(retryAfter, longestRetryAfter);
  if (isFirst) return 0;
  lane.seconds = Math.min(longestDelay, lane.seconds * 2);
  return lane.seconds;
}

function postpone(delivery: Delivery, lane: Lane, pending: Pending, answer: Answer): void {
  const { world, webhook, timers } = delivery;
  webhook.lastError =
    answer.status === 0 ? answer.body : `Wrong response from the webhook: ${answer.status}`;
  webhook.lastErrorAt = unixTime(world);
  const seconds = nextDelay(lane, answer.retryAfter);
  if (pending.expires < world.options.now() + seconds * 1000) {
    advance(delivery, lane, pending);
    return;
  }
  const timer = setTimeout(() => {
    timers.delete(timer);
    delivery.ready.add(lane);
    pump(delivery);
  }, seconds * world.options.second);
  timers.add(timer);
}

async function attempt(delivery: Delivery, lane: Lane, pending: Pending): Promise<void> {
  const { world, webhook, agent, surroundings } = delivery;
  await surroundings.ready();
  const body = JSON.stringify(pending.update);
  const answer = await post(webhook, agent, body, world.options.webhookTimeout).catch(
    (error: unknown): Answer => ({ status: 0, body: String(error), retryAfter: 0 }),
  );
  surroundings.record(() => `webhook ${body} → ${answer.status} ${answer.body}`);
  if (delivery.stopped) return;
  if (answer.status < 200 || answer.status > 299) {
    postpone(delivery, lane, pending, answer);
    return;
  }
  const call = callIn(answer.body);
  if (call !== undefined) surroundings.execute(String(call['method']), call);
  advance(delivery, lane, pending);
}

function pump(delivery: Delivery): void {
  const { ready, webhook } = delivery;
  while (!delivery.stopped && delivery.active < webhook.connections) {
    const lane = first(ready);
    const pending = lane && first(lane.queue);
    if (lane === undefined || pending === undefined) return;
    ready.delete(lane);
    delivery.active += 1;
    void attempt(delivery, lane, pending).finally(() => {
      delivery.active -= 1;
      pump(delivery);
    });
  }
}

/**
 * Delivers a bot's updates to its webhook until `inbox.stop` is called: lanes side by side, each in
 * order, and a failing update again and again with doubling delay while its lane waits behind it.
 */
export function deliver(
  world: World,
  bot: Bot,
  webhook: Webhook,
  surroundings: Surroundings,
): void {
  const delivery: Delivery = {
    world,
    bot,
    webhook,
    surroundings,
    agent: new Agent({ keepAlive: true, maxSockets: webhook.connections }),
    lanes: new Map(),
    ready: new Set(),
    timers: new Set(),
    active: 0,
    stopped: false,
  };
  bot.inbox.arrived = (pending) => {
    add(delivery, pending);
    pump(delivery);
  };
  bot.inbox.stop = () => {
    delivery.stopped = true;
    bot.inbox.arrived = undefined;
    bot.inbox.stop = undefined;
    for (const timer of delivery.timers) clearTimeout(timer);
    delivery.agent.destroy();
  };
  for (const pending of bot.inbox.pending.values()) add(delivery, pending);
  pump(delivery);
}
