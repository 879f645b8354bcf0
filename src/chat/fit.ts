import type { Abilities } from './ability.ts';
import type { Button, Picture, Reply, TextFile } from './reply.ts';
import { type Piece, pieces, plain, shorten, type Text } from './text.ts';

/** A reply bent to one platform: every message within its limits, buttons in rows. */
export type Fitted = {
  readonly messages: readonly FittedMessage[];
  /** What the reader will not get as it was meant. Logged, and shown in the playground. */
  readonly losses: readonly Loss[];
};

export type FittedMessage = {
  readonly title?: string;
  readonly text: Text;
  readonly picture?: Picture;
  readonly file?: TextFile;
  readonly rows: readonly (readonly Button[])[];
};

export type Loss =
  | 'text-split'
  | 'text-shortened'
  | 'title-shortened'
  | 'picture-apart'
  | 'file-apart'
  | 'file-dropped'
  | 'label-shortened'
  | 'buttons-dropped';

/**
 * Pure and total, so every degradation has a test and none hides in an adapter.
 * A card must stay one message (`asOne`): what is too long is shortened, not split.
 */
export function fit(reply: Reply, to: Abilities, asOne = false): Fitted {
  return fitsAsItIs(reply, to)
    ? { messages: [{ text: reply.text, rows: [] }], losses: [] }
    : bent(reply, to, asOne);
}

function bent(reply: Reply, to: Abilities, asOne: boolean): Fitted {
  const losses = new Set<Loss>();
  const heading = fitTitle(reply.title, to, losses);
  const rows = fitButtons(reply.buttons ?? [], to, losses);
  const head = heading.title ? heading.title.length + 1 : 0;
  const { beside, apart } = enclosed(reply, to, { head, asOne }, losses);
  const max = (beside === undefined ? to.text : to.caption) - head;
  const parts = asOne ? [cut(reply.text, max, losses)] : split(reply.text, max, to.text, losses);

  const [first = '', ...more] = parts;
  const messages: FittedMessage[] = [
    ...apart.map((one) => ({ text: '', ...one, rows: [] })),
    { ...heading, text: first, ...beside, rows: [] },
    ...more.map((text) => ({ text, rows: [] })),
  ];
  const last = messages.pop() as FittedMessage;
  return { messages: [...messages, { ...last, rows }], losses: [...losses] };
}

/** A few words, as nearly every answer is. */
function fitsAsItIs({ text, title, picture, file, buttons }: Reply, to: Abilities): boolean {
  const isBare = title === undefined && picture === undefined && buttons === undefined;
  return isBare && file === undefined && typeof text === 'string' && text.length <= to.text;
}

type Enclosure = Pick<FittedMessage, 'picture' | 'file'>;

/**
 * What stands beside the words, and what apart from them. A picture or a file carries the text when that
 * fits; a card's text is shortened until it does.
 */
function enclosed(
  reply: Reply,
  to: Abilities,
  { head, asOne }: { readonly head: number; readonly asOne: boolean },
  losses: Set<Loss>,
): { readonly beside: Enclosure | undefined; readonly apart: readonly Enclosure[] } {
  const { picture } = reply;
  const file = fitFile(reply.file, to, asOne, losses);
  const carries = to.caption > 0 && (asOne || head + plain(reply.text).length <= to.caption);
  const all: Enclosure[] = [...(picture ? [{ picture }] : []), ...(file ? [{ file }] : [])];
  const [beside] = carries ? all : [];
  const apart = all.filter((one) => one !== beside);
  for (const one of apart) losses.add(one.picture ? 'picture-apart' : 'file-apart');
  return { beside, apart };
}

function fitFile(
  file: TextFile | undefined,
  to: Abilities,
  asOne: boolean,
  losses: Set<Loss>,
): TextFile | undefined {
  if (file === undefined) return undefined;
  if (!asOne && bytesOf(file.text) <= to.attachment) return file;
  losses.add('file-dropped');
  return undefined;
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

function fitTitle(
  title: string | undefined,
  to: Abilities,
  losses: Set<Loss>,
): { readonly title?: string } {
  if (title === undefined) return {};
  if (title.length > to.title) losses.add('title-shortened');
  return { title: shorten(title, to.title) };
}

function fitButtons(buttons: readonly Button[], to: Abilities, losses: Set<Loss>): Button[][] {
  const kept = buttons.slice(0, to.buttonsPerRow * to.buttonRows);
  if (kept.length < buttons.length) losses.add('buttons-dropped');
  const labelled = kept.map((button) => {
    if (button.label.length <= to.buttonLabel) return button;
    losses.add('label-shortened');
    return { ...button, label: shorten(button.label, to.buttonLabel) };
  });
  const rows: Button[][] = [];
  for (let start = 0; start < labelled.length; start += to.buttonsPerRow)
    rows.push(labelled.slice(start, start + to.buttonsPerRow));
  return rows;
}

function cut(text: Text, max: number, losses: Set<Loss>): Text {
  if (plain(text).length <= max) return text;
  losses.add('text-shortened');
  if (typeof text === 'string') return shorten(text, max);
  return takePieces(text, betweenCharacters(plain(text), max - 1)).concat('…');
}

function split(text: Text, first: number, rest: number, losses: Set<Loss>): Text[] {
  if (plain(text).length <= first) return [text];
  losses.add('text-split');
  const parts: Text[] = [];
  let left = text;
  for (let max = first; plain(left).length > max; max = rest) {
    const at = breakAt(plain(left), max);
    parts.push(typeof left === 'string' ? left.slice(0, at) : takePieces(left, at));
    left = typeof left === 'string' ? left.slice(at).trimStart() : dropPieces(left, at);
  }
  // Platforms refuse a message in which nothing is to be seen.
  const shown = [...parts, left].filter((part) => plain(part).trim() !== '');
  return shown.length > 0 ? shown : parts.slice(0, 1);
}

/** After the last line, else the last space, else anywhere but within a character. */
function breakAt(text: string, max: number): number {
  const line = text.lastIndexOf('\n', max - 1) + 1;
  const space = text.lastIndexOf(' ', max - 1) + 1;
  const at = line > max / 2 ? line : space > max / 2 ? space : max;
  return betweenCharacters(text, at);
}

/** The same place, or the one before where that would cut a surrogate pair. */
function betweenCharacters(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

function takePieces(text: readonly Piece[], count: number): Piece[] {
  const taken: Piece[] = [];
  let left = count;
  for (const piece of text) {
    const words = plain([piece]);
    if (left <= 0) break;
    taken.push(sliced(piece, 0, Math.min(left, words.length)));
    left -= words.length;
  }
  return taken;
}

function dropPieces(text: readonly Piece[], count: number): Piece[] {
  let gone = 0;
  return pieces(text).flatMap((piece) => {
    const length = plain([piece]).length;
    const start = Math.max(0, count - gone);
    gone += length;
    return start >= length ? [] : [sliced(piece, start, length)];
  });
}

function sliced(piece: Piece, from: number, to: number): Piece {
  if (typeof piece === 'string') return piece.slice(from, to);
  const text = piece.text.slice(from, to);
  return text === piece.text ? piece : { ...piece, text };
}
