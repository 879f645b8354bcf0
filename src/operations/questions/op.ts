import { z } from 'zod';
import type { Community } from '../../bot/community.ts';
import { operation } from '../../bot/operation.ts';
import { bothTexts, duration, shared } from '../../bot/setting.ts';
import { type Locale, localeOf } from '../../chat/locale.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** Nobody puts more than this on a question at once, whatever the settings say. */
export const MOST = 1_000_000;

export const TOPIC = 32;
const points = z.int().min(0).max(MOST);
const topicName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u, {
  error: shared((say) => say.shortName),
});
const account = z.union([z.string().min(1), z.int()]).transform(String);
const accounts = z.array(account).default([]);

const topic = z.strictObject({
  name: bothTexts.optional().describe('what members read; the name above when absent'),
  price: points.default(20).describe('what a question to its experts costs, in points'),
  experts: z
    .strictObject({ telegram: accounts, discord: accounts, web: accounts })
    .partial()
    .default({})
    .describe('accounts of those who answer; /expert add names more'),
});

const settings = z.strictObject({
  points: z
    .strictObject({
      accepted: points.default(10).describe('for the author of an accepted answer'),
      vote: points.default(0).describe('for the author, for each who finds an answer helpful'),
      daily: points.default(100).describe('most of these in one day; bounties come on top'),
    })
    .prefault({}),
  nudge: duration.prefault('24h').describe('a question is brought up when nobody answered so long'),
  silence: duration.prefault('3d').describe('helpers may accept when the asker was silent so long'),
  bounty: z
    .strictObject({
      most: z.int().min(1).max(MOST).default(1000).describe('most that one member puts up'),
      lasts: duration.prefault('14d').describe('given back when nothing was accepted by then'),
    })
    .prefault({}),
  experts: z
    .strictObject({
      share: z.int().min(0).max(100).default(80).describe('percent of the price for the expert'),
      within: duration.prefault('3d').describe('the price is given back when no expert answered'),
    })
    .prefault({}),
  topics: z.record(topicName, topic).default({}),
  open: z.int().min(1).max(100).default(5).describe('most questions one member has open at once'),
  in: z.array(z.string()).default([]).describe('spaces for questions asked in private'),
  threads: z.boolean().default(true).describe('a thread under each question, where there are any'),
  reveal: z
    .enum(['nobody', 'admins', 'helpers'])
    .default('admins')
    .describe('who may look up who asked an anonymous question, with /asker'),
});
export type Settings = z.infer<typeof settings>;

const texts: Readonly<Record<Locale, Texts>> = { en, zh };
export const op = operation({ name: 'questions', settings, texts });

/** For who is written to without having asked: in their own language, else the community's. */
export function wordsFor(language: string | undefined, { language: ours }: Community): Texts {
  return texts[localeOf(language) ?? ours];
}

/** The topic that somebody means by its id, with or without #, or by what members read for it. */
export function topicMeant({ topics }: Settings, raw: string): string {
  const said = raw.replace(/^#/, '');
  const plain = said.toLowerCase();
  const isCalled = ([id, { name }]: [string, Settings['topics'][string]]) =>
    [id, name?.en, name?.zh].some((one) => one?.toLowerCase() === plain);
  return Object.entries(topics).find(isCalled)?.[0] ?? said;
}

/** What members read for a topic. */
export function topicIn({ topics }: Settings, topic: string, locale: Locale): string {
  return topics[topic]?.name?.[locale] ?? topic;
}
