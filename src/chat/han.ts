const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\p{Nd}]/u;

/** A template in Chinese: a value in Latin letters or digits stands apart from a Chinese sign beside it. */
export function han(words: TemplateStringsArray, ...values: readonly string[]): string {
  return values.reduce(
    (said, value, n) => join(join(said, value), words[n + 1] ?? ''),
    words[0] ?? '',
  );
}

function join(before: string, after: string): string {
  const [last, first] = [[...before].at(-1) ?? '', [...after][0] ?? ''];
  const meet = (HAN.test(last) && LATIN.test(first)) || (LATIN.test(last) && HAN.test(first));
  return `${before}${meet ? ' ' : ''}${after}`;
}
