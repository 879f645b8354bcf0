import { type Failed, type Failure, failed } from '../../src/chat/failure.ts';
import type { Refusal } from './api.ts';

type Answered = Extract<Refusal, { is: 'answered' }>;

/** What an operator can do: told when something failed, and before, when it is going to. */
export const ADVICE = {
  removed: 'the bot was removed from this chat: add it again, or take the space out of the config',
  outside: 'the bot is not in this chat: add it',
  noTopic: 'this topic does not exist: check its number in the config',
  pin: 'the bot may not pin here: make it an administrator who may pin messages',
  right:
    'the bot lacks the right to do this here: allow it in the group’s permissions, or make the bot an administrator',
  remove:
    'the bot may not delete messages here, so what members write for it alone stays for all to read: let it delete messages',
  deaf: 'the bot is no administrator here, so it is not told who leaves: make it one',
  deafInPrivacy:
    'the bot is no administrator here, so it is not told who leaves, and sees only commands that name it and replies to it: make it one',
} as const;

/** What an operator can do about Telegram's words; from its server, telegram-bot-api's Client.cpp. */
const refusals: readonly (readonly [RegExp, string])[] = [
  [/blocked by the user/i, 'this person has blocked the bot'],
  [
    /can't initiate conversation/i,
    'this person has never opened the bot: they must press Start first',
  ],
  [/user is deactivated/i, 'this account was deleted'],
  [/bot was kicked/i, ADVICE.removed],
  [/not a member/i, ADVICE.outside],
  [/group chat was deactivated|CHAT_DEACTIVATED/i, 'this group no longer exists'],
  [
    /chat not found|PEER_ID_INVALID/i,
    'there is no such chat for the bot: check its id in the config, and add the bot to it',
  ],
  [/message thread not found|TOPIC_DELETED/i, ADVICE.noTopic],
  [/TOPIC_CLOSED/i, 'this topic is closed: open it, or let the bot manage topics'],
  [/manage pinned messages/i, ADVICE.pin],
  [
    /message can't be deleted/i,
    'Telegram lets a bot delete only what is less than 48 hours old: delete it by hand',
  ],
  [
    /not enough rights|have no rights|need administrator rights|_FORBIDDEN|ADMIN_REQUIRED|CHAT_RESTRICTED/i,
    ADVICE.right,
  ],
];

const gone =
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|message to delete not found/i;

const TOKEN_REFUSED = 'Telegram refuses the token: get the valid one from @BotFather and restart';

/** Telegram's error as one of ours. */
export function failureOf(refusal: Refusal): Failure {
  if (refusal.is === 'unanswered')
    return { is: refusal.sent ? 'unsure' : 'down', reason: `Telegram: ${refusal.reason}` };
  if (refusal.movedTo !== undefined) return { is: 'moved', to: String(refusal.movedTo) };
  if (refusal.code === 429) return { is: 'limited', retryAfterMs: refusal.retryAfterMs ?? 1000 };
  if (refusal.code >= 500) return { is: 'down', reason: `Telegram: ${refusal.code}` };
  if (isTokenRefused(refusal)) return { is: 'down', reason: TOKEN_REFUSED };
  return answeredFailure(refusal);
}

function answeredFailure({ code, description }: Answered): Failure {
  if (gone.test(description)) return { is: 'gone' };
  const reason = refusals.find(([words]) => words.test(description))?.[1];
  if (reason !== undefined) return { is: 'refused', reason };
  // What follows may quote the message.
  const said = description.replace(/(can't parse entities).*/is, '$1').slice(0, 200);
  return code === 403 ? { is: 'refused', reason: said } : { is: 'invalid', reason: said };
}

/** The outcome of what may be done twice: where nobody knows whether it was done, it is tried again. */
export function failedRepeatable(refusal: Refusal): Failed {
  const failure = failureOf(refusal);
  return failed(failure.is === 'unsure' ? { is: 'down', reason: failure.reason } : failure);
}

/** A wrong token is Unauthorized, one of another form is Not Found. */
export function isTokenRefused(refusal: Refusal): boolean {
  return refusal.is === 'answered' && (refusal.code === 401 || refusal.code === 404);
}

export function isUnmodified(refusal: Refusal): boolean {
  return refusal.is === 'answered' && /message is not modified/i.test(refusal.description);
}

/** The group lets its members write, and send no photos. */
export function takesNoPhotos(refusal: Refusal): boolean {
  return refusal.is === 'answered' && /not enough rights to send photos/i.test(refusal.description);
}

/** A text edit met a message that has a picture. */
export function hasNoText(refusal: Refusal): boolean {
  return (
    refusal.is === 'answered' &&
    /there is no text in the message to edit/i.test(refusal.description)
  );
}

/** Why no updates come, and what an operator can do about it. */
export function whyNot(refusal: Refusal): string {
  if (isTokenRefused(refusal)) return TOKEN_REFUSED;
  if (refusal.is === 'unanswered') return `Telegram cannot be reached: ${refusal.reason}`;
  if (refusal.code !== 409) return `Telegram answers ${refusal.code}: ${refusal.description}`;
  return /webhook/i.test(refusal.description)
    ? 'another installation has set a webhook for this bot: stop it, or give this one a bot of its own'
    : 'another process asks for this bot’s updates: stop it, or give this one a bot of its own';
}
