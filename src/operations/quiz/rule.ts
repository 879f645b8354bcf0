import type { Both } from '../../chat/locale.ts';

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** A question as it is asked: its options in the order they are shown. */
export type Body = {
  /** `truth`: true or false. `typed`: no options, the words are written. */
  readonly kind: 'single' | 'multiple' | 'truth' | 'typed';
  readonly ask: Both;
  readonly options: readonly Both[];
  /** places of the right options, from 0; of `truth`: 0 is true, 1 is false */
  readonly right: readonly number[];
  /** of `typed`: every way of writing it that is right */
  readonly answers: readonly string[];
  readonly explain: Both | undefined;
  readonly difficulty: Difficulty;
  readonly tags: readonly string[];
  /** the file of its picture */
  readonly picture: string | undefined;
};

/** How many places one can choose from. */
export function placesOf({ kind, options }: Pick<Body, 'kind' | 'options'>): number {
  return kind === 'truth' ? 2 : options.length;
}

/** What somebody answered: places of options, or words. */
export type Said = { readonly picks: readonly number[]; readonly words: string | undefined };

/** All that is right and nothing else: half an answer is none. */
export function isRight(body: Pick<Body, 'kind' | 'right' | 'answers'>, said: Said): boolean {
  if (body.kind === 'typed') return isAmong(said.words ?? '', body.answers);
  const picked = new Set(said.picks);
  return picked.size === body.right.length && body.right.every((place) => picked.has(place));
}

/** Numbers are compared as numbers, words however they are written. */
export function isAmong(words: string, answers: readonly string[]): boolean {
  const number = numberIn(words);
  const plain = plainly(words);
  return answers.some((answer) => {
    const wanted = numberIn(answer);
    return wanted === undefined ? plain !== '' && plain === plainly(answer) : wanted === number;
  });
}

/** The same for full and half width, upper and lower case, with and without accents, blanks and punctuation. */
export function plainly(words: string): string {
  const folded = words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ßæœøłđ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    // The accents of Latin, Greek and Cyrillic alone: other scripts' marks make other words.
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  // C# and C++ are not C.
  const bare = folded.replaceAll(/(?![#&])[\s\p{P}\p{Cf}\p{Cc}]/gu, '');
  return bare === '' ? folded.trim() : bare;
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/** `1,984`, `１９８４` and `1984.0` are one number; undefined: it is none. */
function numberIn(words: string): number | undefined {
  const plain = words
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/[.。]$/, '');
  if (!/^[+-−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return undefined;
  return Number(plain.replace('−', '-').replaceAll(',', ''));
}

/** What a right answer is worth, and what being fast can add to it. */
const RIGHT = 10;

/**
 * Points for one answer. The bonus shrinks evenly from all of it at once to nothing at the deadline.
 * @param took ms since the question was opened
 */
export function pointsFor(right: boolean, took: number, ms: number, speed: number): number {
  if (!right) return 0;
  const left = Math.min(1, Math.max(0, 1 - took / ms));
  return RIGHT + Math.floor(speed * left);
}

/** One answer, judged. */
export type Judged = {
  readonly memberId: number;
  readonly right: boolean;
  readonly points: number;
  readonly took: number;
};

export type Score = {
  readonly memberId: number;
  readonly points: number;
  readonly right: number;
  readonly answered: number;
  /** ms over all right answers */
  readonly took: number;
  readonly rank: number;
};

/**
 * Everybody who answered, the best first. Of equal points those come first who took less time over
 * their right answers; who took the same to the millisecond share the rank, and the next one is left out.
 */
export function ranked(answers: readonly Judged[]): Score[] {
  const sums = new Map<number, Omit<Score, 'rank'>>();
  for (const { memberId, right, points, took } of answers) {
    const sum = sums.get(memberId) ?? { memberId, points: 0, right: 0, answered: 0, took: 0 };
    sums.set(memberId, {
      memberId,
      points: sum.points + points,
      right: sum.right + (right ? 1 : 0),
      answered: sum.answered + 1,
      took: sum.took + (right ? took : 0),
    });
  }
  const order = [...sums.values()].sort(
    (a, b) => b.points - a.points || a.took - b.took || a.memberId - b.memberId,
  );
  const scores: Score[] = [];
  for (const [place, sum] of order.entries()) {
    const last = scores.at(-1);
    const shares = last !== undefined && last.points === sum.points && last.took === sum.took;
    scores.push({ ...sum, rank: shares ? last.rank : place + 1 });
  }
  return scores;
}

/** A list in an order of chance, each as likely as any other. */
export function shuffled<T>(all: readonly T[], below: (limit: number) => number): T[] {
  const mixed = [...all];
  for (let end = mixed.length - 1; end > 0; end--) {
    const at = below(end + 1);
    const [a, b] = [mixed[end] as T, mixed[at] as T];
    mixed[end] = b;
    mixed[at] = a;
  }
  return mixed;
}

/** The same question with its options in another order. */
export function withShuffled(body: Body, below: (limit: number) => number): Body {
  if (body.options.length === 0) return body;
  const order = shuffled(
    body.options.map((_, place) => place),
    below,
  );
  return {
    ...body,
    options: order.map((place) => body.options[place] as Both),
    right: body.right.map((place) => order.indexOf(place)).sort((a, b) => a - b),
  };
}

/** Alone one tap answers, on a message that turns from words to words. */
export const canBeClimbed = ({ kind, picture }: Pick<Body, 'kind' | 'picture'>) =>
  (kind === 'single' || kind === 'truth') && picture === undefined;

/** Levels to climb, of questions that one tap answers: the easy ones first, so many on each; what is left over at the end is no level. */
export function levelsOf(questions: readonly Body[], perLevel: number): Body[][] {
  const rank = ({ difficulty }: Body) => difficulties.indexOf(difficulty);
  const able = questions.filter(canBeClimbed).sort((a, b) => rank(a) - rank(b));
  const count = Math.floor(able.length / perLevel);
  return Array.from({ length: count }, (_, n) => able.slice(n * perLevel, (n + 1) * perLevel));
}

/** `A`, `B` … */
export const letterOf = (place: number) => String.fromCharCode(65 + place);

/** `A, C`, `ac` or `１`: places of options; undefined when one of them is none. */
export function readPlaces(raw: string, places: number): readonly number[] | undefined {
  const signs = raw
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s,、;]+/g, '');
  const found = [...signs].map((sign) =>
    /\d/.test(sign) ? Number(sign) - 1 : sign.charCodeAt(0) - 65,
  );
  const good = found.length > 0 && found.every((place) => place >= 0 && place < places);
  return good ? [...new Set(found)].sort((a, b) => a - b) : undefined;
}
