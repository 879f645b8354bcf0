import { type Piece, pieces, type Text } from '../../src/chat/text.ts';

/** A link is left as it is: Discord takes a backslash inside one for a part of the address. */
const marks = /(https?:\/\/[^\s<>]+)|[\\*_~`|<[\]]/g;

/** Quotes, headings, small print and lists begin a line. */
const lineStarts = /^([ \t]*)(>|#{1,3} |-# |[-+] )/gm;

/** A numbered list is renumbered by Discord: two places shared in a ranking would be lost. */
const numbered = /^([ \t]*\d+)\. /gm;

/** Between two bold pieces, which Discord would else read as one with asterisks inside. */
const APART = '\u200B';

/**
 * Text in Discord's markdown (reference, message formatting), so that what people wrote shows as
 * they wrote it. At most twice as long as the text where nothing is dressed.
 */
export function dressed(text: Text): string {
  const all = pieces(text).filter((piece) => typeof piece !== 'object' || piece.text !== '');
  return all.map((piece, index) => between(all[index - 1], piece) + dressPiece(piece)).join('');
}

export function escaped(text: string): string {
  return text
    .replace(marks, (mark: string, link: string | undefined) => link ?? `\\${mark}`)
    .replace(lineStarts, '$1\\$2')
    .replace(numbered, '$1\\. ');
}

function dressPiece(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  switch (piece.is) {
    case 'strong':
      return `**${escaped(piece.text)}**`;
    case 'code':
      return fenced(piece.text);
    case 'time':
      return instant(piece.at, piece.hour ? 't' : 'F') ?? escaped(piece.text);
  }
}

function between(before: Piece | undefined, piece: Piece): string {
  const bold = (one: Piece | undefined) => typeof one === 'object' && one.is === 'strong';
  return bold(before) && bold(piece) ? APART : '';
}

/** A fence is longer than any run of backticks inside it. */
function fenced(code: string): string {
  const runs = code.match(/`+/g) ?? [];
  if (runs.length === 0) return `\`${code}\``;
  const fence = '`'.repeat(Math.max(...runs.map((run) => run.length)) + 1);
  return `${fence} ${code} ${fence}`;
}

/** Reference, message formatting: `F` is the weekday with date and time, `t` the time alone. */
function instant(at: string, style: 'F' | 't'): string | undefined {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? undefined : `<t:${Math.floor(ms / 1000)}:${style}>`;
}
