import type { Locale } from '../../chat/locale.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const texts: Readonly<Record<Locale, Texts>> = { en, zh };

/** For what is said to others than the asker. */
export const textsIn = (locale: Locale): Texts => texts[locale];
