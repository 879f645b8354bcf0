import { operation } from '../../bot/operation.ts';
import { settings } from './settings.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

export const op = operation({ name: 'points', settings, texts: { en, zh } });
