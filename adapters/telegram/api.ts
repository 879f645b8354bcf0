import { Telegram, TelegramError } from 'telegraf';
import type { ChatMember, ChatPermissions, Update, UserFromGetMe } from 'telegraf/types';
import type { Clock } from '../../src/clock.ts';
import type {
  AnswerQuery,
  EditCaption,
  EditMedia,
  EditText,
  MenuEntry,
  MenuScope,
  SendDocument,
  SendMessage,
  SendPhoto,
} from './payloads.ts';

/** The methods in use. telegraf's own types end at Bot API 7.1; this is the place for newer ones. */
export type Calls = {
  readonly getMe: Method<object, UserFromGetMe>;
  readonly getUpdates: Method<Polling, readonly Update[]>;
  readonly setWebhook: Method<WebhookSetting, true>;
  readonly deleteWebhook: Method<object, true>;
  readonly getWebhookInfo: Method<object, WebhookStanding>;
  readonly getFile: Method<{ file_id: string }, { file_path?: string }>;
  readonly sendMessage: Method<SendMessage, Sent>;
  readonly sendPhoto: Method<SendPhoto, Sent>;
  readonly sendDocument: Method<SendDocument, Sent>;
  readonly editMessageText: Method<EditText, unknown>;
  readonly editMessageCaption: Method<EditCaption, unknown>;
  readonly editMessageMedia: Method<EditMedia, unknown>;
  readonly deleteMessage: Method<MessageAt, true>;
  readonly pinChatMessage: Method<MessageAt & { disable_notification: true }, true>;
  readonly answerCallbackQuery: Method<AnswerQuery, true>;
  readonly getChatAdministrators: Method<{ chat_id: number }, readonly { user: { id: number } }[]>;
  readonly getChat: Method<{ chat_id: number }, ChatStanding>;
  readonly getChatMember: Method<{ chat_id: number; user_id: number }, ChatMember>;
  readonly getMyCommands: Method<MenuAt, readonly MenuEntry[]>;
  readonly setMyCommands: Method<MenuAt & { commands: readonly MenuEntry[] }, true>;
  readonly deleteMyCommands: Method<MenuAt, true>;
};

type Method<Takes, Gives> = { readonly takes: Takes; readonly gives: Gives };
type Polling = { offset: number; limit: number; timeout: number; allowed_updates: Allowed };
type WebhookSetting = { url: string; secret_token: string; allowed_updates: Allowed };
type WebhookStanding = {
  readonly url: string;
  readonly pending_update_count: number;
  readonly last_error_message?: string;
  /** unix time, in seconds */
  readonly last_error_date?: number;
};
type Allowed = readonly string[];
type MessageAt = { chat_id: number; message_id: number };
type MenuAt = { scope: MenuScope; language_code: string };
export type Sent = { readonly message_id: number };
export type Me = Pick<UserFromGetMe, 'id' | 'username' | 'can_read_all_group_messages'>;
/** The part of ChatFullInfo that is looked at. */
export type ChatStanding = {
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly username?: string;
  readonly is_forum?: boolean;
  /** what those who do not administer it may do; a channel has none */
  readonly permissions?: ChatPermissions;
};

/** Listed one by one: `chat_member` is left out by default. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
];

/** An error in Telegram's words, or none because nothing came back. */
export type Refusal =
  | {
      readonly is: 'answered';
      readonly code: number;
      readonly description: string;
      readonly retryAfterMs?: number;
      /** the id of the supergroup that this group became */
      readonly movedTo?: number;
    }
  /** `sent`: the request may have been carried out all the same */
  | { readonly is: 'unanswered'; readonly sent: boolean; readonly reason: string };

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Calls a method of the Bot API; never rejects. */
export type Api = <M extends keyof Calls>(
  method: M,
  payload: Calls[M]['takes'],
  patience?: { readonly ms?: number; readonly signal?: AbortSignal },
) => Promise<Result<Calls[M]['gives']>>;

/** How long a call may take; telegraf's own limit is 500 s. */
const PATIENCE_MS = 30_000;

/** telegraf's client with a time limit, and errors as values that carry no token. */
export function openApi(token: string, apiRoot: string | undefined, clock: Clock): Api {
  const client = new Telegram(token, apiRoot === undefined ? {} : { apiRoot });
  const callApi = client.callApi.bind(client) as unknown as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;

  return async <M extends keyof Calls>(
    method: M,
    payload: Calls[M]['takes'],
    patience: { readonly ms?: number; readonly signal?: AbortSignal } = {},
  ) => {
    const limit = new AbortController();
    const cancel = clock.after(patience.ms ?? PATIENCE_MS, () => limit.abort());
    const stopped = () => limit.abort();
    patience.signal?.addEventListener('abort', stopped);
    if (patience.signal?.aborted) limit.abort();
    try {
      const value = await callApi(method, payload, { signal: limit.signal });
      return { ok: true, value: value as Calls[M]['gives'] };
    } catch (error) {
      return { ok: false, refusal: refusalOf(error) };
    } finally {
      cancel();
      patience.signal?.removeEventListener('abort', stopped);
    }
  };
}

/** Nothing left this machine, or nobody was there to take it. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function refusalOf(error: unknown): Refusal {
  if (error instanceof TelegramError) {
    const { retry_after, migrate_to_chat_id } = error.parameters ?? {};
    return {
      is: 'answered',
      code: error.code,
      description: error.description,
      ...(retry_after !== undefined && { retryAfterMs: retry_after * 1000 }),
      ...(migrate_to_chat_id !== undefined && { movedTo: migrate_to_chat_id }),
    };
  }
  // The message of a fetch error may hold the address, and with it the token: only its code is told.
  const { code, type, name } = error as { code?: unknown; type?: unknown; name?: unknown };
  if (name === 'AbortError') return { is: 'unanswered', sent: true, reason: 'timed out' };
  const reason = String(code ?? type ?? name ?? 'failed');
  return { is: 'unanswered', sent: !neverSent.has(reason), reason };
}
