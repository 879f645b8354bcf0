import type { FittedMessage } from '../../src/chat/fit.ts';
import { typeOfPicture } from '../../src/chat/picture-type.ts';
import type { Button, TextFile } from '../../src/chat/reply.ts';
import { type Piece, pieces } from '../../src/chat/text.ts';
import type {
  EditCaption,
  EditMedia,
  EditText,
  ForceReply,
  Keyboard,
  KeyboardButton,
  ReplyTo,
  SendDocument,
  SendMessage,
  SendPhoto,
  Upload,
} from './payloads.ts';

/** Where a message goes, and for whom. */
export type Target = {
  readonly chat: number;
  readonly topic?: number;
  readonly replyTo?: number;
  /** ephemeral: the one member who sees it */
  readonly only?: number;
  /** a question: the client of this person opens the reply to it */
  readonly asks?: Asks;
};

/** `mention`: named in the text, where no message of theirs is replied to, so that they are meant. */
export type Asks = { readonly mention?: { readonly id: number; readonly name: string } };

const noPreview = { is_disabled: true } as const;

export function messageTo(target: Target, message: FittedMessage): SendMessage {
  return {
    text: mentioned(target.asks) + html(message),
    parse_mode: 'HTML',
    link_preview_options: noPreview,
    ...address(target, message),
    ...replyTo(target, (reply) => ({ reply_parameters: reply })),
  };
}

export function photoTo(target: Target, message: FittedMessage, png: string): SendPhoto {
  return { ...captioned(target, message), photo: upload(png) };
}

export function documentTo(
  target: Target,
  message: FittedMessage,
  { name: filename, text }: TextFile,
): SendDocument {
  return { ...captioned(target, message), document: { source: Buffer.from(text), filename } };
}

function captioned(target: Target, message: FittedMessage) {
  return {
    ...address(target, message),
    ...replyTo(target, (reply) => ({ reply_parameters: JSON.stringify(reply) })),
    caption: caption(message),
    parse_mode: 'HTML',
  } as const;
}

type Edited = { readonly chat_id: number; readonly message_id: number };

export function textEdit(edited: Edited, message: FittedMessage): EditText {
  return {
    ...edited,
    text: html(message),
    parse_mode: 'HTML',
    link_preview_options: noPreview,
    reply_markup: keyboard(message.rows),
  };
}

export function captionEdit(edited: Edited, message: FittedMessage): EditCaption {
  return {
    ...edited,
    caption: caption(message),
    parse_mode: 'HTML',
    reply_markup: keyboard(message.rows),
  };
}

export function mediaEdit(edited: Edited, message: FittedMessage, png: string): EditMedia {
  const media = {
    type: 'photo',
    media: upload(png),
    caption: caption(message),
    parse_mode: 'HTML',
  } as const;
  return { ...edited, media, reply_markup: keyboard(message.rows) };
}

function address(target: Target, message: FittedMessage) {
  const markup = markupOf(target, message);
  return {
    chat_id: target.chat,
    ...(target.topic !== undefined && { message_thread_id: target.topic }),
    ...(target.only !== undefined && { receiver_user_id: target.only }),
    ...(markup && { reply_markup: markup }),
  };
}

function replyTo<T>({ replyTo: message }: Target, wrap: (reply: ReplyTo) => T): T | undefined {
  return message === undefined
    ? undefined
    : wrap({ message_id: message, allow_sending_without_reply: true });
}

function markupOf({ asks }: Target, { rows }: FittedMessage): Keyboard | ForceReply | undefined {
  if (rows.length > 0) return keyboard(rows);
  return asks && { force_reply: true, selective: true };
}

/** An empty keyboard takes the buttons off an edited message. */
function keyboard(rows: FittedMessage['rows']): Keyboard {
  return { inline_keyboard: rows.map((row) => row.map(buttonOf)) };
}

function buttonOf(button: Button): KeyboardButton {
  switch (button.does) {
    case 'press':
      return {
        text: button.label,
        callback_data: button.press,
        ...(button.tone !== undefined && { style: button.tone }),
      };
    case 'open':
      return { text: button.label, url: button.url };
  }
}

/** Telegram refuses messages without a visible character. */
function html(message: FittedMessage): string {
  const written = caption(message);
  return written.trim() === '' ? '…' : written;
}

function caption({ title, text }: FittedMessage): string {
  const words = typeof text === 'string' ? escaped(text) : pieces(text).map(pieceHtml).join('');
  if (title === undefined) return words;
  return words === '' ? `<b>${escaped(title)}</b>` : `<b>${escaped(title)}</b>\n${words}`;
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  switch (piece.is) {
    case 'strong':
      return `<b>${escaped(piece.text)}</b>`;
    case 'code':
      return `<code>${escaped(piece.text)}</code>`;
    case 'time': {
      // https://core.telegram.org/bots/api#date-time-entity-formatting: weekday, long date, hours and minutes
      const seconds = Math.floor(Date.parse(piece.at) / 1000);
      if (Number.isNaN(seconds)) return escaped(piece.text);
      const format = piece.hour ? 't' : 'wDt';
      return `<tg-time unix="${seconds}" format="${format}">${escaped(piece.text)}</tg-time>`;
    }
  }
}

function mentioned(asks: Asks | undefined): string {
  if (asks?.mention === undefined) return '';
  const { id, name } = asks.mention;
  return `<a href="tg://user?id=${id}">${escaped(name)}</a>\n`;
}

/** https://core.telegram.org/bots/api#html-style */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function upload(png: string): Upload {
  return { source: Buffer.from(png, 'base64'), filename: `picture.${typeOfPicture(png)}` };
}
