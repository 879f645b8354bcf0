import { isValues, object } from './parameters.ts';
import { breach } from './refusal.ts';
import type { Button, Values } from './shapes.ts';

/** Telegram publishes neither figure; clients draw no more than these. */
const widestRow = 8;
const mostButtons = 100;
const largestData = 64;

const actions = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

type Keyboard = { readonly markup: Values | undefined; readonly buttons: readonly Button[] };

const linkSchemes = /^(https?:\/\/[^\s]+|tg:\/\/[^\s]+)$/;

function readData(value: unknown): string | undefined {
  if (value === undefined) return;
  if (typeof value !== 'string') throw breach('BUTTON_DATA_INVALID');
  const size = Buffer.byteLength(value);
  if (size < 1 || size > largestData) throw breach('BUTTON_DATA_INVALID');
  return value;
}

function readUrl(value: unknown): string | undefined {
  if (value === undefined) return;
  if (typeof value !== 'string' || !linkSchemes.test(value)) throw breach('BUTTON_URL_INVALID');
  return value;
}

function readButton(value: unknown): Button {
  if (!isValues(value)) throw breach("can't parse inline keyboard button: expected an Object");
  const label = value['text'];
  if (typeof label !== 'string' || label.trim() === '') {
    throw breach('can\'t parse inline keyboard button: Field "text" must be non-empty');
  }
  const chosen = actions.filter((action) => value[action] !== undefined);
  if (chosen.length === 0) {
    throw breach(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  if (chosen.length > 1) throw breach('inline keyboard button must have exactly one action');
  return { label, data: readData(value['callback_data']), url: readUrl(value['url']) };
}

function readRow(row: unknown): readonly Button[] {
  if (!Array.isArray(row)) throw breach("can't parse inline keyboard: expected an Array of Array");
  if (row.length > widestRow)
    throw breach(`inline keyboard row has more than ${widestRow} buttons`);
  return row.map(readButton);
}

/** Reads and checks `reply_markup`. @throws Refusal for a keyboard that Telegram would not take. */
export function readKeyboard(values: Values): Keyboard {
  const markup = object(values, 'reply_markup');
  if (markup === undefined) return { markup: undefined, buttons: [] };
  const rows = markup['inline_keyboard'];
  if (rows === undefined) return { markup, buttons: [] };
  if (!Array.isArray(rows)) throw breach("can't parse inline keyboard: expected an Array");
  const buttons = rows.flatMap(readRow);
  if (buttons.length > mostButtons) throw breach('reply markup is too long');
  return { markup: buttons.length === 0 ? undefined : markup, buttons };
}
