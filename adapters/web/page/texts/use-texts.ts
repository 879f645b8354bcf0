import type { Both, Locale } from '../../../../src/chat/locale.ts';
import { address } from '../state/address.ts';
import { useStore } from '../state/store.ts';
import { en, type Texts } from './en.ts';
import { zh } from './zh.ts';

const all: Record<Locale, Texts> = { en, zh };

/** The page's words, in the language its reader chose. */
export function useTexts(): { say: Texts; lang: Locale; both: (text: Both) => string } {
  const { lang } = useStore(address);
  return { say: all[lang], lang, both: (text) => text[lang] };
}
