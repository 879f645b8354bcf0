import type { Complain } from '../refusal.ts';
import { checkLength } from './known.ts';

type Path = readonly (string | number)[];

/** Texts by Discord's locale names. */
export type Localised = Readonly<Record<string, string>> | null | undefined;

const locales = [
  ...['id', 'da', 'de', 'en-GB', 'en-US', 'es-ES', 'es-419', 'fr', 'hr', 'it', 'lt', 'hu', 'nl'],
  ...['no', 'pl', 'pt-BR', 'ro', 'fi', 'sv-SE', 'vi', 'tr', 'cs', 'el', 'bg', 'ru', 'uk', 'hi'],
  ...['th', 'zh-CN', 'ja', 'zh-TW', 'ko', 'ar', 'he'],
];

/** The name rule of Discord's documentation; letters with a lower case must be in it. */
const lowerCaseName = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The name of a command or option, in its own and every other language. */
export function checkName(
  named: { readonly name?: string; readonly name_localizations?: Localised },
  path: Path,
  complain: Complain,
): void {
  const names = [[undefined, named.name ?? ''], ...localised(named.name_localizations)] as const;
  for (const [locale, name] of names) {
    const at = locale === undefined ? [...path, 'name'] : [...path, 'name_localizations', locale];
    if (locale !== undefined) checkLocale(locale, at, complain);
    if (!lowerCaseName.test(name)) {
      const message = 'Command name is invalid';
      complain(at, 'APPLICATION_COMMAND_INVALID_NAME', message);
    }
  }
}

/** The description of a command or option, in its own and every other language. */
export function checkDescription(
  described: {
    readonly description?: string | null;
    readonly description_localizations?: Localised;
  },
  path: Path,
  complain: Complain,
): void {
  checkLength(described.description, [1, 100], [...path, 'description'], complain);
  for (const [locale, text] of localised(described.description_localizations)) {
    const at = [...path, 'description_localizations', locale];
    checkLocale(locale, at, complain);
    checkLength(text, [1, 100], at, complain);
  }
}

function checkLocale(locale: string, path: Path, complain: Complain): void {
  if (!locales.includes(locale)) {
    complain(path, 'BASE_TYPE_CHOICES', `Value must be one of {${locales.join(', ')}}.`);
  }
}

function localised(texts: Localised): [string, string][] {
  return Object.entries(texts ?? {});
}
