import { flag, integer, text } from '../parameters.ts';
import { getUpdates } from '../polling.ts';
import { badRequest, breach } from '../refusal.ts';
import type { Inbox, Values } from '../shapes.ts';
import { readAllowed } from '../updates.ts';
import { deliver } from '../webhook.ts';
import type { Call, Methods } from './call.ts';

const mostConnections = 100;
const usualConnections = 40;
const localHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Plain HTTP is taken for the machine itself, as a Bot API server in local mode does. */
function readUrl(written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined) throw breach('bad webhook: invalid webhook URL specified');
  const plain = url.protocol === 'http:' && localHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !plain) {
    throw breach('bad webhook: An HTTPS URL must be provided for webhook');
  }
  return url;
}

function readSecret(values: Values): string | undefined {
  const secret = text(values, 'secret_token');
  if (secret === undefined || secret === '') return;
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
    throw breach('secret token contains unallowed characters');
  }
  return secret;
}

function forget(inbox: Inbox, values: Values): void {
  if (flag(values, 'drop_pending_updates')) inbox.pending.clear();
}

function removeWebhook({ bot, values }: Call): true {
  const { inbox } = bot;
  if (inbox.webhook !== undefined) inbox.stop?.('webhook was deleted');
  inbox.webhook = undefined;
  forget(inbox, values);
  return true;
}

function setWebhook(call: Call): true {
  const { bot, values, world, surroundings } = call;
  const written = text(values, 'url') ?? '';
  if (written === '') return removeWebhook(call);
  const url = readUrl(written);
  const secret = readSecret(values);
  const connections = integer(values, 'max_connections') ?? usualConnections;
  if (connections < 1 || connections > mostConnections) throw badRequest('wrong max_connections');
  bot.inbox.allowed = readAllowed(values) ?? bot.inbox.allowed;
  bot.inbox.stop?.('terminated by setWebhook request');
  forget(bot.inbox, values);
  bot.inbox.webhook = { url, secret, connections, lastError: undefined, lastErrorAt: undefined };
  deliver(world, bot, bot.inbox.webhook, surroundings);
  return true;
}

export const receivingMethods: Methods = {
  getUpdates: ({ world, bot, values, gone }) => getUpdates(world, bot, values, gone),
  setWebhook,
  deleteWebhook: removeWebhook,
  getWebhookInfo: ({ bot }) => {
    const { webhook, pending, allowed } = bot.inbox;
    return {
      url: webhook?.url.href ?? '',
      has_custom_certificate: false,
      pending_update_count: pending.size,
      max_connections: webhook?.connections,
      last_error_message: webhook?.lastError,
      last_error_date: webhook?.lastErrorAt,
      allowed_updates: allowed.size === 0 ? undefined : [...allowed],
    };
  },
};
