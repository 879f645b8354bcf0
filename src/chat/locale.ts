/** The languages every text of Emcee exists in. */
export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** A name or sentence written by an operator in both languages. */
export type Both = { readonly [L in Locale]: string };

/** What `say` says in each language. */
export function inBoth(say: (locale: Locale) => string): Both {
  return Object.fromEntries(locales.map((locale) => [locale, say(locale)])) as Both;
}

/** What a platform calls a language (`zh-hans`, `en-US`), as one of ours; undefined when it is neither. */
export function localeOf(tag: string | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language);
}
