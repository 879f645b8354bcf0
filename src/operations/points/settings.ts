import { z } from 'zod';
import type { Want } from '../../bot/reward.ts';
import { bothTexts, days, shared, wording } from '../../bot/setting.ts';
import { settings as en } from './texts/en-settings.ts';
import { settings as zh } from './texts/zh-settings.ts';

const told = wording({ en, zh });

/** Nobody may give or take more than this in one go, whatever the settings say. */
export const MOST = 1_000_000;

const points = z.int().min(1).max(MOST);

const ROLE = '(\\d{17,20}/)?\\d{17,20}';
const role = z
  .string({ error: told((say) => say.role) })
  .regex(new RegExp(`^${ROLE}$`))
  .describe("a role of the community's first Discord server, or server/role");

const pool = z.string({ error: shared((say) => say.pool) });

const level = z.strictObject({
  name: bothTexts,
  from: points.describe('points earned in all'),
  role: role.optional().describe('the Discord role that it brings'),
  coupon: pool.optional().describe('the pool of coupons that it brings one of'),
  invite: z
    .url({ protocol: /^https$/, error: told((say) => say.invite) })
    .optional()
    .describe('the way into a space for those who reached it; /level shows it to them alone'),
});

const item = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, {
    error: told((say) => say.id),
  }),
  name: bothTexts,
  price: points,
  stock: z.int().min(1).max(MOST).optional().describe('how many there are; any number when absent'),
  perMember: z.int().min(1).max(1000).optional().describe('how many one member may have'),
  level: z.int().min(1).max(100).optional().describe('from which level on: 1 is the first'),
  fulfil: z
    .union(
      [
        z.literal('task'),
        z.string().regex(new RegExp(`^role:${ROLE}$`), { error: told((say) => say.fulfil) }),
      ],
      {
        error: told((say) => say.fulfil),
      },
    )
    .optional()
    .describe('a task for a helper, or a Discord role; a task when absent'),
  coupon: pool.optional().describe('the pool of coupons that the buyer gets one of'),
});
export type Item = z.output<typeof item>;

const gift = z.strictObject({
  perDay: points.default(50).describe('what one member may give away in a day'),
  receivedPerDay: points.default(50).describe('what one member may be given in a day, by all'),
  after: days.prefault('7d').describe('so long giver and receiver must have been members'),
});
export type GiftTerms = z.output<typeof gift>;

export const settings = z
  .strictObject({
    overdraft: z.boolean().default(false).describe('what is taken may leave a member below zero'),
    mostAtOnce: points.default(10_000).describe('for one grant or take'),
    levels: z.array(level).max(100).default([]).describe('the lowest first'),
    shop: z.array(item).max(100).default([]),
    gift: gift.optional().describe('members may give each other points; not when this is absent'),
  })
  .superRefine(({ levels }, wrong) => {
    for (const [n, { from }] of levels.entries()) {
      const before = levels[n - 1]?.from ?? -1;
      if (from <= before)
        complain(
          wrong,
          ['levels', n, 'from'],
          told((say) => say.lowFrom({ from, before })),
        );
    }
  })
  .superRefine(({ levels, shop }, wrong) => {
    const ids = shop.map(({ id }) => id);
    for (const [n, one] of shop.entries()) {
      if (ids.indexOf(one.id) < n)
        complain(
          wrong,
          ['shop', n, 'id'],
          told((say) => say.sameId(one)),
        );
      if (one.coupon !== undefined && one.fulfil !== undefined)
        complain(
          wrong,
          ['shop', n, 'fulfil'],
          told((say) => say.twoWays),
        );
      const { level: needed = 0 } = one;
      if (needed > levels.length)
        complain(
          wrong,
          ['shop', n, 'level'],
          told((say) => say.noLevel({ level: needed, levels: levels.length })),
        );
    }
  });
export type Settings = z.output<typeof settings>;

/** The rewards of other operations that levels and items bring. */
export function wantsOf({ levels, shop }: Settings): Want[] {
  const named = (section: string, all: readonly { readonly coupon?: string | undefined }[]) =>
    all.flatMap(({ coupon: of }, n) =>
      of === undefined ? [] : [{ kind: 'coupon', of, path: [section, n, 'coupon'] }],
    );
  return [...named('levels', levels), ...named('shop', shop)];
}

function complain(wrong: z.RefinementCtx, path: (string | number)[], message: string): void {
  wrong.addIssue({ code: 'custom', path, message });
}
