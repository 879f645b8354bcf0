import { z } from 'zod';
import { bothTexts, shared, wording } from '../../../bot/setting.ts';
import type { Both } from '../../../chat/locale.ts';
import { type Body, canBeClimbed, difficulties, plainly } from '../rule.ts';
import { settings as en } from '../texts/en-settings.ts';
import { settings as zh } from '../texts/zh-settings.ts';

const told = wording({ en, zh });

/** How an author writes a bank. The names are those of the file. */

const OPTIONS = 8;
const ASK = 300;
const OPTION = 80;
const EXPLAIN = 500;
const TITLE = 100;
/**
 * What stands on the card when the answer is told. A message on Discord holds 2000, a picture's caption
 * on Telegram 1024; of that the title takes 125, and who had it 35.
 */
const ROOM = 1800;
const PICTURED = 840;

const within = (max: number) => (both: Both) =>
  Object.values(both).every((text) => text.length <= max);

const someText = z.string().trim().min(1);
/** A number is a text here: a year, a count. */
const word = z
  .union([someText, z.number(), z.strictObject({ en: someText, zh: someText })], {
    error: told((say) => say.text),
  })
  .transform((written): Both => {
    if (typeof written === 'object') return written;
    return { en: String(written), zh: String(written) };
  });
const option = word.refine(within(OPTION), {
  error: told((say) => say.longOption({ max: OPTION })),
});
const alias = z
  .union([z.string().trim().min(1).max(100), z.number()], { error: shared((say) => say.someText) })
  .transform(String);

export const questionShape = z
  .strictObject({
    ask: bothTexts.refine(within(ASK), { error: told((say) => say.longQuestion({ max: ASK })) }),
    right: z
      .union([z.boolean(), z.array(option).min(1), option])
      .optional()
      .describe('the right option; a list of them where several are right; or true or false'),
    wrong: z.array(option).min(1).optional().describe('the other options'),
    answers: z
      .array(alias, { error: told((say) => say.answers) })
      .min(1)
      .max(30)
      .optional()
      .describe('for an answer that is typed: every way of writing it that is right'),
    explain: bothTexts
      .refine(within(EXPLAIN), { error: told((say) => say.longExplanation({ max: EXPLAIN })) })
      .optional()
      .describe('shown with the right answer'),
    difficulty: z.enum(difficulties).default('medium'),
    tags: z.array(z.string().trim().min(1).max(30)).max(10).default([]),
    picture: z
      .string()
      .regex(/^[\p{L}\p{N}_-][\p{L}\p{N}._-]{0,80}\.png$/u, {
        error: told((say) => say.picture),
      })
      .optional(),
  })
  .superRefine((written, context) => {
    for (const { message, path } of faultsOf(written))
      context.addIssue({ code: 'custom', message, path });
  });

type Written = {
  readonly ask: Both;
  readonly right?: boolean | readonly Both[] | Both | undefined;
  readonly wrong?: readonly Both[] | undefined;
  readonly answers?: readonly string[] | undefined;
  readonly explain?: Both | undefined;
  readonly picture?: string | undefined;
};
type Fault = { readonly message: string; readonly path: (string | number)[] };

function faultsOf(written: Written): Fault[] {
  const faults = kindFaults(written);
  if (faults.length > 0) return faults;
  const longest = Math.max(toldLength(written, 'en'), toldLength(written, 'zh'));
  const pictured = written.picture !== undefined;
  const most = pictured ? PICTURED : ROOM;
  if (longest <= most) return [];
  const message = told((say) => say.noRoom({ pictured, most, longest }));
  return [{ message, path: ['ask'] }];
}

/** All that stands on the card when the answer is told: what is right is there twice. */
function toldLength(
  { ask, right, wrong = [], answers = [], explain }: Written,
  locale: keyof Both,
): number {
  const good = typeof right === 'boolean' || right === undefined ? [] : ([right].flat() as Both[]);
  const shown = [...good, ...good, ...wrong].map((one) => one[locale]);
  const all = [ask[locale], ...shown, ...answers.slice(0, 3), explain?.[locale] ?? ''];
  return all.reduce((sum, text) => sum + text.length + 4, 0);
}

function kindFaults(written: Written): Fault[] {
  const { right, wrong, answers } = written;
  if (answers !== undefined && (right !== undefined || wrong !== undefined))
    return [{ message: told((say) => say.typed), path: [] }];
  if (answers !== undefined) return [];
  if (right === undefined) return [{ message: told((say) => say.noOptions), path: [] }];
  if (typeof right === 'boolean')
    return wrong === undefined ? [] : [{ message: told((say) => say.truth), path: ['wrong'] }];
  if (wrong === undefined) return [{ message: told((say) => say.wrongMissing), path: [] }];
  return optionFaults([right].flat() as Both[], wrong);
}

function optionFaults(right: readonly Both[], wrong: readonly Both[]): Fault[] {
  const all = [...right, ...wrong];
  if (all.length > OPTIONS)
    return [
      {
        message: told((say) => say.manyOptions({ count: all.length, most: OPTIONS })),
        path: ['wrong'],
      },
    ];
  const twice = all.findIndex((one, n) => all.slice(0, n).some((other) => isSame(one, other)));
  if (twice >= 0) {
    const path = twice < right.length ? ['right', twice] : ['wrong', twice - right.length];
    const message = told((say, locale) => say.twice({ option: all[twice]?.[locale] ?? '' }));
    return [{ message, path }];
  }
  return [];
}

const isSame = (a: Both, b: Both) =>
  plainly(a.en) === plainly(b.en) || plainly(a.zh) === plainly(b.zh);

export const bankShape = z
  .strictObject({
    title: bothTexts
      .refine(within(TITLE), { error: told((say) => say.longTitle({ max: TITLE })) })
      .describe('in both languages, or one text for both'),
    climb: z
      .strictObject({
        questions: z.int().min(1).max(20).default(3).describe('on each level'),
        need: z.int().min(1).max(20).default(2).describe('right answers that open the next level'),
      })
      .refine(({ questions, need }) => need <= questions, {
        error: told((say) => say.need),
        path: ['need'],
      })
      .optional()
      .describe('members may climb through its questions alone; not when this is absent'),
    questions: z.array(questionShape).min(1).max(1000),
  })
  .superRefine(({ climb, questions }, context) => {
    const able = questions.map(bodyOf).filter(canBeClimbed).length;
    if (climb === undefined || climb.questions <= able) return;
    const message = told((say) => say.fewQuestions({ level: climb.questions, able }));
    context.addIssue({ code: 'custom', message, path: ['climb', 'questions'] });
  });
export type WrittenBank = z.output<typeof bankShape>;

/** A question as it is asked; the right options stand first until they are shuffled. */
export function bodyOf(written: WrittenBank['questions'][number]): Body {
  const { right, wrong = [], answers = [] } = written;
  const about = {
    ...{ ask: written.ask, explain: written.explain, difficulty: written.difficulty },
    ...{ tags: written.tags, picture: written.picture },
  };
  if (typeof right === 'boolean')
    return { ...about, kind: 'truth', options: [], right: [right ? 0 : 1], answers: [] };
  if (right === undefined) return { ...about, kind: 'typed', options: [], right: [], answers };
  const good = Array.isArray(right) ? right : [right as Both];
  return {
    ...about,
    kind: Array.isArray(right) ? 'multiple' : 'single',
    options: [...good, ...wrong],
    right: good.map((_, place) => place),
    answers: [],
  };
}
