import type { Heard } from '../../src/bot/port.ts';
import type { Locale } from '../../src/chat/locale.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { plain, type Text } from '../../src/chat/text.ts';
import type { Origin } from './origin.ts';
import type { AnswerQuery } from './payloads.ts';
import type { Target } from './render.ts';
import { texts } from './texts.ts';

/** One step of an answer. */
export type Errand =
  /** ends the waiting of a tap, with or without words */
  | { readonly does: 'settle'; readonly answer: AnswerQuery }
  | { readonly does: 'post'; readonly target: Target; readonly reply: Reply }
  /** what somebody said is taken away, where the bot may */
  | { readonly does: 'unsay'; readonly chat: number; readonly message: number }
  | {
      readonly does: 'edit';
      readonly message: string;
      readonly reply: Reply;
      readonly else: Target;
    }
  /** to the private chat; what comes next depends on whether it arrived */
  | {
      readonly does: 'direct';
      readonly chat: number;
      readonly reply: Reply;
      readonly arrived: readonly Errand[];
      readonly refused: readonly Errand[];
    };

export type Ways = {
  readonly ephemeral: boolean;
  readonly toast: number;
  /** the bot's name, for links */
  readonly username: string;
  /** the payload of those links */
  readonly start: string;
  readonly locale: Locale;
  /** of who asks */
  readonly name: string;
};

/** Longer notices would be cut off on a phone, or vanish before they are read: they wait for OK. */
const GLANCE = 60;

/** What to do about what the bot heard. Every tap is settled exactly once. */
export function answer(origin: Origin, heard: Heard, ways: Ways): readonly Errand[] {
  if (origin.silent) return [];
  switch (heard.is) {
    case 'nothing':
    case 'completions':
    // Telegram has no forms: abilities say that options are asked for one by one.
    case 'form':
      return settled(origin);
    case 'question':
      if (heard.elsewhere) return wayTo(origin, heard.reply.text, ways);
      return [...settled(origin), question(origin, heard.reply, ways)];
    case 'said':
      return heard.unsays ? unsaid(origin, heard, ways) : said(origin, heard, ways);
  }
}

type Said = Extract<Heard, { is: 'said' }>;

function said(origin: Origin, heard: Said, ways: Ways): readonly Errand[] {
  switch (heard.place) {
    case 'openly':
      return openly(origin, heard.reply);
    case 'in-place':
      return inPlace(origin, heard.reply);
    case 'privately':
      return privately(origin, heard, ways);
  }
}

/** Taken away first: the answer then has no message to reply to. */
function unsaid(origin: Origin, heard: Said, ways: Ways): readonly Errand[] {
  const { message, ...rest } = origin;
  if (message === undefined) return said(origin, heard, ways);
  return [{ does: 'unsay', chat: origin.chat, message }, ...said(rest, heard, ways)];
}

function openly(origin: Origin, reply: Reply): readonly Errand[] {
  return [...settled(origin), { does: 'post', target: targetOf(origin), reply }];
}

function inPlace(origin: Origin, reply: Reply): readonly Errand[] {
  const { tap } = origin;
  if (tap?.message === undefined) return openly(origin, reply);
  const edit: Errand = { does: 'edit', message: tap.message, reply, else: targetOf(origin) };
  return [...settled(origin), edit];
}

function privately(origin: Origin, heard: Said, ways: Ways): readonly Errand[] {
  const { reply, direct } = heard;
  const words = toastOf(reply, ways);
  if (origin.tap && words !== undefined) {
    const show_alert = reply.secret === true || words.length > GLANCE || words.includes('\n');
    return settled(origin, { text: words, ...(show_alert && { show_alert }) });
  }
  if (origin.private) return openly(origin, reply);
  if (ways.ephemeral) {
    const target = { ...targetOf(origin), only: origin.person };
    return [...settled(origin), { does: 'post', target, reply }];
  }
  const { aloud } = reply;
  const otherwise = reply.secret
    ? wayTo(origin, texts[ways.locale].openPrivate, ways)
    : openly(origin, aloud === undefined ? reply : { text: aloud });
  if (direct === undefined) return otherwise;
  const arrived = settled(origin, { text: texts[ways.locale].sentDirect });
  return [{ does: 'direct', chat: Number(direct), reply, arrived, refused: otherwise }];
}

/** A reply that a notice can hold whole. */
function toastOf(reply: Reply, ways: Ways): string | undefined {
  const { title, buttons = [], picture, file } = reply;
  if (title !== undefined || buttons.length > 0) return undefined;
  if (picture !== undefined || file !== undefined) return undefined;
  const words = plain(reply.text);
  return words.length <= ways.toast ? words : undefined;
}

/**
 * Shows the way to the private chat, and nothing of the content. A tap opens it at once: `url` may be
 * `t.me/our_bot?start=…`, https://core.telegram.org/bots/api#answercallbackquery. So a card that
 * many tap does not fill the group with pointers; a command gets one, as a button.
 */
function wayTo(origin: Origin, text: Text, ways: Ways): readonly Errand[] {
  const url = `https://t.me/${ways.username}?start=${ways.start}`;
  if (origin.tap) return settled(origin, { url });
  const { openButton } = texts[ways.locale];
  const reply: Reply = { text, buttons: [{ does: 'open', label: openButton, url }] };
  return [{ does: 'post', target: targetOf(origin), reply }];
}

/**
 * Tells the bot which community the person came from; a payload takes 1–64 of A-Z, a-z, 0-9, _ and -,
 * https://core.telegram.org/bots/features#deep-linking.
 */
export function startPayload(community: string | undefined): string {
  return community !== undefined && /^[\w-]{1,64}$/.test(community) ? community : 'hello';
}

function question(origin: Origin, reply: Reply, ways: Ways): Errand {
  const mention = { id: origin.person, name: ways.name };
  const asks = origin.tap && !origin.private ? { mention } : {};
  return { does: 'post', target: { ...targetOf(origin), asks }, reply };
}

function settled({ tap }: Origin, words: Omit<AnswerQuery, 'callback_query_id'> = {}): Errand[] {
  return tap ? [{ does: 'settle', answer: { callback_query_id: tap.query, ...words } }] : [];
}

/** In a private chat it is plain what an answer answers. */
function targetOf({ chat, topic, message, private: alone }: Origin): Target {
  return {
    chat,
    ...(topic !== undefined && { topic }),
    ...(message !== undefined && !alone && { replyTo: message }),
  };
}
