import type { Locale } from '../chat/locale.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

export const texts: Readonly<Record<Locale, Texts>> = { en, zh };
