import { z } from 'zod';
import type { Community } from '../../bot/community.ts';
import { operation } from '../../bot/operation.ts';
import type { Want } from '../../bot/reward.ts';
import { duration, wording } from '../../bot/setting.ts';
import type { Locale } from '../../chat/locale.ts';
import { type Banks, bankFiles, banksOf } from './bank/bank.ts';
import { MOST_POINTS, MOST_RANKS, type Prize, readPrize } from './prize.ts';
import { en, type Texts } from './texts/en.ts';
import { settings as english } from './texts/en-settings.ts';
import { zh } from './texts/zh.ts';
import { settings as chinese } from './texts/zh-settings.ts';

const told = wording({ en: english, zh: chinese });

const points = z.int().min(0).max(MOST_POINTS);
const prize = z
  .union([points, z.string()], { error: told((say) => say.reward) })
  .transform((written, context): Prize => {
    const read = readPrize(String(written));
    if (read !== undefined) return read;
    context.addIssue({
      code: 'custom',
      message: told((say) => say.noReward({ written: String(written) })),
    });
    return z.NEVER;
  });
const rewards = z.array(prize, { error: told((say) => say.byRank) }).max(MOST_RANKS);
const SECOND = 1000;
const pauses = duration.refine((ms) => ms >= 2 * SECOND && ms <= 600 * SECOND, {
  error: told((say) => say.pause),
});

const written = z.strictObject({
  questions: z.int().min(1).max(100).default(10).describe('in a quiz, unless it says otherwise'),
  seconds: z.int().min(5).max(3600).default(20).describe('to answer each question'),
  lead: pauses.prefault('10s').describe('between the announcement and the first question'),
  pause: pauses.prefault('8s').describe('in which the right answer is shown'),
  rewards: rewards
    .prefault([30, 20, 10])
    .describe('for the first, the second …: points, a coupon pool, or both: 30 + tea'),
  part: prize.prefault(2).describe('the same for everybody who answered'),
  least: z.int().min(1).max(10_000).default(2).describe('with fewer players there are no rewards'),
  speed: z.int().min(0).max(10).default(0).describe('most quiz points that being fast adds to 10'),
  climb: z
    .strictObject({
      reward: points.default(5).describe('points for each level, once'),
      tries: z.int().min(1).max(100).default(3).describe('failed tries a day'),
    })
    .prefault({}),
  league: z
    .strictObject({
      rewards: rewards.prefault([50, 30, 20]).describe('the same for the best of the week'),
    })
    .prefault({}),
});

const settings = written.transform((set) => ({ ...set, banks: new Map() as Banks }));
export type Settings = z.output<typeof settings>;

const texts: Readonly<Record<Locale, Texts>> = { en, zh };

export const op = operation({
  name: 'quiz',
  settings,
  texts,
  files: {
    ...bankFiles,
    into: (set: Settings, files) => ({ ...set, banks: banksOf(files) }),
  },
});

/** The coupons that its settings promise. */
export function wantsOf({ rewards: ranks, part, league }: Settings): Want[] {
  const wanted = ({ coupon: of }: Prize, ...path: Want['path']): Want[] =>
    of === undefined ? [] : [{ kind: 'coupon', of, path }];
  return [
    ...ranks.flatMap((one, n) => wanted(one, 'rewards', n)),
    ...wanted(part, 'part'),
    ...league.rewards.flatMap((one, n) => wanted(one, 'league', 'rewards', n)),
  ];
}

/** For what all read. */
export const ourWords = ({ language }: Pick<Community, 'language'>): Texts => texts[language];

/** For who is written to without having asked. */
export const textsIn = (locale: Locale): Texts => texts[locale];
