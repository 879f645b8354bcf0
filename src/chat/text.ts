/** Words as the bot says them. Plain strings where nothing stands out; pieces where something does. */
export type Text = string | readonly Piece[];

export type Piece =
  | string
  | { readonly is: 'strong'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  /** An instant: shown in the reader's own zone where the platform can, else as `text`. */
  | {
      readonly is: 'time';
      readonly at: string;
      readonly text: string;
      /** the hour alone: its day was said just before */
      readonly hour?: true;
    };

export function pieces(text: Text): readonly Piece[] {
  return typeof text === 'string' ? [text] : text;
}

/** The words alone, for platforms and places without any dress. */
export function plain(text: Text): string {
  return pieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('');
}

/**
 * Makes any text storable and sendable: NUL and lone surrogates break Postgres and JSON,
 * so they are removed and replaced where text enters.
 */
export function clean(raw: string): string {
  return raw.replaceAll('\u0000', '').toWellFormed();
}

/** Whether there is anything to see: platforms refuse messages of blanks and marks without a shape. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cf}\u2800\u3164\uFFA0\u115F\u1160]/u.test(text);
}

/** Of names: what turns the writing direction around would turn the rest of the line around with it. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Any name as one storable line, without what bends the text that it stands in. */
export function cleanName(raw: string): string {
  return clean(raw).replace(TURNS, '').replace(/\s+/g, ' ').trim() || '?';
}

/** Shortens to `max` UTF-16 units without cutting a character in two. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, Math.max(0, max - 1)).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}
