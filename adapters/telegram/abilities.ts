import type { Abilities, Pace } from '../../src/chat/ability.ts';

/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this; edits count alike. */
const pace: Pace = {
  all: { count: 30, ms: 1000 },
  chat: [
    // one a second, in short bursts
    { count: 3, ms: 3000 },
    { count: 20, ms: 60_000 },
  ],
};

/**
 * What Telegram can do. Limits: https://core.telegram.org/bots/api (10.1) at sendMessage (4096),
 * sendPhoto (1024), InlineKeyboardButton (64 bytes) and answerCallbackQuery (200).
 * Telegram has no titles, so theirs is a choice; as are two buttons a row, which a phone shows whole
 * (the server takes 100 a message), and labels of 40, which two of them still show.
 * @param ephemeral the server knows messages in a group that one member alone sees (Bot API 10.2)
 */
export function abilitiesOf({ ephemeral }: { readonly ephemeral: boolean }): Abilities {
  return {
    platform: 'telegram',
    text: 4096,
    caption: 1024,
    // sendDocument: "up to 50 MB in size"
    attachment: 50_000_000,
    title: 128,
    buttonLabel: 40,
    buttonsPerRow: 2,
    buttonRows: 12,
    press: 64,
    toast: 200,
    // The date_time entity, https://core.telegram.org/bots/api#date-time-entity-formatting
    ownTimes: true,
    privately: ephemeral ? ['ephemeral', 'toast', 'direct', 'link'] : ['toast', 'direct', 'link'],
    asks: 'one-by-one',
    sharesCommands: true,
    // getFile: "the maximum file size to download is 20 MB".
    files: { most: 20_000_000, alone: false },
    pins: true,
    pace,
    // 20 messages a minute in a group, edits taken like messages; https://core.telegram.org/bots/faq
    redrawMs: 3000,
  };
}
