import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { Failure } from '../../src/chat/failure.ts';

/** What an operator can do: told when something failed, and before, when it is going to. */
export const ADVICE = {
  server: 'the bot is not in this server: invite it',
  elsewhere: 'this channel is in another server: correct its guild in the config',
  see: 'the bot cannot see this channel: give its role View Channel there',
  speak:
    'the bot may not do this: give its role Send Messages, Embed Links and Attach Files there (in threads, Send Messages in Threads)',
  kind: 'this channel takes no messages of its own (a forum or a category): name a text channel in the config, or one post of the forum',
  locked: 'this thread is locked: unlock it, or give the bot’s role Manage Threads',
  pin: 'the bot may not pin here: give its role Pin Messages in this channel',
  giveRole:
    "the bot may not give this role: let it Manage Roles, and move its own role above this one in the server's settings",
  noRole: 'this role is not in the server: correct its id in the config',
  events: 'the bot may not make events in this server: give its role Create Events',
} as const;

/** What an operator can do about a refusal, by Discord's code (topics/opcodes-and-status-codes). */
const refusals: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.UnknownChannel]:
    'this channel does not exist or the bot is not in its server: correct its id in the config',
  [RESTJSONErrorCodes.UnknownGuild]: ADVICE.server,
  [RESTJSONErrorCodes.UnknownUser]: 'there is no such account',
  [RESTJSONErrorCodes.MissingAccess]: ADVICE.see,
  [RESTJSONErrorCodes.MissingPermissions]: ADVICE.speak,
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]:
    'this person takes no direct messages from the bot',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]:
    'this person shares no server with the bot',
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: ADVICE.kind,
  [RESTJSONErrorCodes.ThreadLocked]: ADVICE.locked,
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]:
    'this thread is archived and the bot may not open it: open it again, or give the bot’s role Manage Threads',
};

/** Any error of a request to Discord, as the outbox understands it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { is: 'limited', retryAfterMs: error.retryAfter };
  if (error instanceof HTTPError) return { is: 'down', reason: `Discord answered ${error.status}` };
  if (error instanceof DiscordAPIError) return answered(error);
  return { is: 'down', reason: unanswered(error) };
}

/** The same for a role that could not be given or taken. */
export function roleFailureOf(error: unknown): Failure {
  const why = roleRefusals[Number(codeOf(error))];
  return why === undefined
    ? failureOf(error)
    : { is: 'refused', reason: `${codeOf(error)}: ${why}` };
}

/** The same for a message that could not be pinned. */
export function pinFailureOf(error: unknown): Failure {
  return codeOf(error) === RESTJSONErrorCodes.MissingPermissions
    ? { is: 'refused', reason: `${codeOf(error)}: ${ADVICE.pin}` }
    : failureOf(error);
}

const roleRefusals: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingPermissions]: ADVICE.giveRole,
  [RESTJSONErrorCodes.UnknownRole]: ADVICE.noRole,
  [RESTJSONErrorCodes.UnknownMember]: 'this account is not in the server',
};

/** The same for a scheduled event of a server. */
export function listingFailureOf(error: unknown): Failure {
  const code = Number(codeOf(error));
  if (code === RESTJSONErrorCodes.UnknownGuildScheduledEvent) return { is: 'gone' };
  const why = listingRefusals[code];
  return why === undefined ? failureOf(error) : { is: 'refused', reason: `${code}: ${why}` };
}

const listingRefusals: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingPermissions]: ADVICE.events,
  [RESTJSONErrorCodes.MissingAccess]: ADVICE.events,
  [RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached]:
    'this server has 100 scheduled events, which is all that Discord takes',
};

/** Discord's own code for an error, where it gave one. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number'
    ? error.code
    : undefined;
}

function answered(error: DiscordAPIError): Failure {
  const { code, status } = error;
  if (code === RESTJSONErrorCodes.UnknownMessage) return { is: 'gone' };
  const refusal = refusals[Number(code)];
  if (refusal !== undefined) return { is: 'refused', reason: `${code}: ${refusal}` };
  if (status === 429) return { is: 'limited', retryAfterMs: 60_000 };
  // A token that was revoked: the adapter says so in its health, and the message waits for a new one.
  if (status === 401) return { is: 'down', reason: 'Discord refuses the token' };
  // Cloudflare, in front of Discord, blocks an address without any code of Discord's.
  if (status === 403 && !code) return { is: 'down', reason: 'Discord blocks this address' };
  if (status === 403 || status === 404)
    return { is: 'refused', reason: `Discord answered ${code}` };
  return { is: 'invalid', reason: `${code}: ${complaints(error)}` };
}

/** Which fields Discord refused and why, without the values, which may be somebody's words. */
function complaints(error: DiscordAPIError): string {
  const places = [...error.message.matchAll(/^([\w.[\]]+\[[A-Z_0-9]+\]):/gm)];
  return places.map((match) => match[1]).join(', ') || 'Invalid request';
}

/** These errors come before anything was sent. */
const unsent: readonly unknown[] = [
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Whether the request may have been carried out although no answer came: a time-out, a reset. */
export function isDoubtful(error: unknown): boolean {
  const answers = [DiscordAPIError, HTTPError, RateLimitError];
  if (answers.some((kind) => error instanceof kind)) return false;
  return !(error instanceof Error && 'code' in error && unsent.includes(error.code));
}

/**
 * No answer: refused, reset or timed out. Edits may be repeated, and so may messages while Discord
 * remembers their nonce: this counts as nothing sent, as long as doubt.ts lets it be repeated.
 */
function unanswered(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'AbortError') return 'no answer in time';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
