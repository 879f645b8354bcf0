import type { Entity } from './shapes.ts';

/** What clients mark by themselves in a text that a person types. */
const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  [
    'bot_command',
    /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/giu,
  ],
  ['mention', /(?<![\p{L}\p{N}_/])@[a-z][a-z0-9_]{2,31}(?![\p{L}\p{N}_])/giu],
  ['url', /https?:\/\/[^\s<>"]+/giu],
  ['hashtag', /(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]{1,256}/giu],
];

/** Finds bot commands, mentions, links and hashtags; offsets count UTF-16 units, as Telegram's do. */
export function findEntities(text: string): readonly Entity[] {
  const found = patterns.flatMap(([type, pattern]) =>
    Array.from(text.matchAll(pattern), (match) => ({
      type,
      offset: match.index,
      length: match[0].length,
    })),
  );
  return found.sort((a, b) => a.offset - b.offset);
}

/** The bot commands of a text as `[name, username of the bot meant or undefined]`. */
export function commandsOf(
  text: string,
  entities: readonly Entity[],
): readonly (readonly [name: string, bot: string | undefined])[] {
  return entities
    .filter((entity) => entity.type === 'bot_command')
    .map((entity) => {
      const whole = text.slice(entity.offset + 1, entity.offset + entity.length);
      const [name = '', bot] = whole.split('@');
      return [name, bot] as const;
    });
}
