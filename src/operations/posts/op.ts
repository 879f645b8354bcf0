import { z } from 'zod';
import { operation } from '../../bot/operation.ts';
import { hoursOfDay } from '../../bot/setting.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const settings = z.strictObject({
  quiet: hoursOfDay
    .optional()
    .describe('what would be posted in these hours waits until they end, such as "23:00-07:00"'),
});

export const op = operation({ name: 'posts', settings, texts: { en, zh } });
