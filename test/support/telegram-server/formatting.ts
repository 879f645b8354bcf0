import { breach } from './refusal.ts';
import type { Entity } from './shapes.ts';

/** A text without its tags, and what the tags said. */
export type Formatted = { readonly text: string; readonly entities: readonly Entity[] };

type Open = { readonly tag: string; readonly offset: number; readonly attributes: Attributes };
type Read = { readonly open: Open; readonly length: number };
/** The byte offset at which the reading stands. */
type At = () => number;
type Attributes = Readonly<Partial<Record<string, string>>>;

/** Tags of Telegram's HTML style; https://core.telegram.org/bots/api#html-style. */
const kinds: Readonly<Record<string, string>> = {
  a: 'text_link',
  b: 'bold',
  blockquote: 'blockquote',
  code: 'code',
  del: 'strikethrough',
  em: 'italic',
  i: 'italic',
  ins: 'underline',
  pre: 'pre',
  s: 'strikethrough',
  span: 'spoiler',
  strike: 'strikethrough',
  strong: 'bold',
  'tg-emoji': 'custom_emoji',
  'tg-spoiler': 'spoiler',
  'tg-time': 'date_time',
  u: 'underline',
};

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const opening = /^<([^\s>/]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>/;
const attribute = /([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const closing = /^<\/([^\s>]*)\s*>/;

function unparsable(reason: string): Error {
  return breach(`can't parse entities: ${reason}`);
}

function decodeNumber(written: string): string | undefined {
  const hexadecimal = /^x/i.test(written);
  const code = Number.parseInt(hexadecimal ? written.slice(1) : written, hexadecimal ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Telegram knows four names and all numbers; anything else stays as it is written. */
function decodeCharacters(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    const decoded = name.startsWith('#') ? decodeNumber(name.slice(1)) : characters[name];
    return decoded ?? whole;
  });
}

function readAttributes(source: string): Attributes {
  const attributes: Record<string, string> = {};
  for (const [, name, quoted, single, bare] of source.matchAll(attribute)) {
    if (name !== undefined) {
      attributes[name.toLowerCase()] = decodeCharacters(quoted ?? single ?? bare ?? '');
    }
  }
  return attributes;
}

function openTag(rest: string, at: At, offset: number): Read {
  const match = opening.exec(rest);
  const tag = (match?.[1] ?? /^<([^\s>]*)/.exec(rest)?.[1] ?? '').toLowerCase();
  if (kinds[tag] === undefined) {
    throw unparsable(`Unsupported start tag "${tag}" at byte offset ${at()}`);
  }
  if (match === null) throw unparsable(`Unclosed start tag "${tag}" at byte offset ${at()}`);
  const attributes = readAttributes(match[2] ?? '');
  if (tag === 'span' && attributes['class'] !== 'tg-spoiler') {
    throw unparsable(`Tag "span" must have class "tg-spoiler" at byte offset ${at()}`);
  }
  return { open: { tag, offset, attributes }, length: match[0].length };
}

function toLink(base: Entity, href: string): Entity | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.test(href) || href.includes('.')
    ? { ...base, url: href }
    : undefined;
}

/** Nothing for a tag that is empty, or for a link that leads nowhere. */
function toEntity(open: Open, end: number, text: string): Entity | undefined {
  const { tag, offset, attributes } = open;
  const base = { type: kinds[tag] ?? '', offset, length: end - offset };
  if (base.length === 0) return;
  if (tag === 'a') return toLink(base, attributes['href'] ?? text.slice(offset, end));
  if (tag === 'tg-emoji') return { ...base, custom_emoji_id: attributes['emoji-id'] ?? '' };
  if (tag === 'tg-time') {
    const unix_time = Number(attributes['unix']);
    return { ...base, unix_time, date_time_format: attributes['format'] ?? '' };
  }
  return tag === 'blockquote' && 'expandable' in attributes
    ? { ...base, type: 'expandable_blockquote' }
    : base;
}

function closeTag(rest: string, at: At, stack: Open[]): Read {
  const match = closing.exec(rest);
  if (match === null) throw unparsable(`Unclosed end tag at byte offset ${at()}`);
  const open = stack.pop();
  if (open === undefined) throw unparsable(`Unexpected end tag at byte offset ${at()}`);
  const found = (match[1] ?? '').toLowerCase();
  if (found !== open.tag) {
    throw unparsable(
      `Unmatched end tag at byte offset ${at()}, expected "</${open.tag}>", found "</${found}>"`,
    );
  }
  return { open, length: match[0].length };
}

/** Reads Telegram's HTML. @throws Refusal in Telegram's words when it is not well formed. */
export function parseHtml(source: string): Formatted {
  const stack: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let position = 0;
  const at = (): number => Buffer.byteLength(source.slice(0, position));
  const readTag = (rest: string): number => {
    if (rest.startsWith('</')) {
      const { open, length } = closeTag(rest, at, stack);
      const entity = toEntity(open, text.length, text);
      if (entity !== undefined) entities.push(entity);
      return length;
    }
    const { open, length } = openTag(rest, at, text.length);
    stack.push(open);
    return length;
  };
  while (position < source.length) {
    const next = source.indexOf('<', position);
    const end = next === -1 ? source.length : next;
    text += decodeCharacters(source.slice(position, end));
    position = end;
    if (next !== -1) position += readTag(source.slice(position));
  }
  const left = stack.at(-1);
  if (left !== undefined) {
    throw unparsable(`Can't find end tag corresponding to start tag "${left.tag}"`);
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
