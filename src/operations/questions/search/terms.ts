import { ASKING, conceptsIn } from './concepts.ts';

/**
 * What a text is found by. Words of alphabets are stemmed by Postgres, which knows how; scripts that
 * put no space between words are cut into pairs of signs, as no dictionary knows a community's words.
 */
export type Terms = {
  /** words of alphabets, with spaces between */
  readonly words: string;
  /** pairs of signs, single signs and concepts, with how much each counts here */
  readonly signs: ReadonlyMap<string, number>;
};

/** Whether a term tells what a text is about. */
export const isTelling = (term: string) => !(term.startsWith('#') && ASKING.has(term.slice(1)));

/** A single sign says much less than a pair; what something is about says more than how it is put. */
const PAIR = 1;
const SINGLE = 0.3;
const CONCEPT = 1.5;

const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Said in every second question, and about nothing. The longest first. */
const EMPTY = new RegExp(
  [
    '为什么|怎么办|怎么样|什么时候|有没有|是不是|能不能|可不可以|多少|怎么|怎样|如何|什么|哪里|哪儿|哪个|哪些|请问',
    '可以|可否|能否|应该|需要|一下|一个|这个|那个|我们|你们|他们|大家|还有|还是|就是|但是|因为|所以|如果|已经',
    '[的了吗呢吧啊呀么我你您他她它在是有和与或也都就还要会能把被给跟到去来想请很太不没这那个上下里中]',
  ].join('|'),
  'gu',
);

export function termsOf(text: string): Terms {
  const plain = folded(text);
  const signs = new Map<string, number>();
  const count = (term: string, by: number) => signs.set(term, (signs.get(term) ?? 0) + by);
  for (const [run] of plain.replaceAll(EMPTY, ' ').matchAll(SIGNS)) {
    const all = [...run];
    all.forEach((sign, n) => {
      count(sign, SINGLE);
      const next = all[n + 1];
      if (next !== undefined) count(sign + next, PAIR);
    });
  }
  for (const concept of conceptsIn(plain)) count(`#${concept}`, CONCEPT);
  const words = plain.replaceAll(SIGNS, ' ').match(WORDS) ?? [];
  return { words: words.map(asSpelled).join(' '), signs };
}

/** British and American spelling as one. Where that makes no word, it makes the same none of both. */
function asSpelled(word: string): string {
  return word
    .replace(/(?<=\p{L}{3})our(?=$|s$|ed$|ing$|ite$|able$)/u, 'or')
    .replace(/(?<=\p{L}{3})is(?=e$|es$|ed$|ing$|ation$)/u, 'iz')
    .replace(/(?<=\p{L}{2})tre(?=$|s$)/u, 'ter')
    .replace(/(?<=gram)me(?=$|s$)/u, '');
}

/** One form for full and half width, upper and lower case, and letters with and without accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
}
