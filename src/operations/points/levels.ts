import type { Community } from '../../bot/community.ts';
import { type Reward, sendRewards } from '../../bot/reward.ts';
import type { Work } from '../../bot/work.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Button } from '../../chat/reply.ts';
import { type Crossing, levelAt } from '../../ledger/level.ts';
import { op } from './op.ts';
import { changeRole, mayHoldRoles } from './roles.ts';
import type { Settings } from './settings.ts';

const sumsOf = ({ levels }: Settings) => levels.map(({ from }) => from);

/** What stands beside a name on boards; undefined below the first level. */
export function markOf(settings: Settings, lifetime: number, locale: Locale): string | undefined {
  return settings.levels[levelAt(lifetime, sumsOf(settings)) - 1]?.name[locale];
}

export const ladder = op.ladder((settings, texts) => {
  const from = sumsOf(settings);
  if (from.length === 0) return undefined;
  const nameOf = (level: number, locale: Locale) => settings.levels[level - 1]?.name[locale] ?? '';
  return {
    from,
    words: ({ name, level }, locale) =>
      texts[locale].levelReached({
        ...{ name, level, called: nameOf(level, locale) },
        coupon: settings.levels[level - 1]?.coupon !== undefined,
        room: settings.levels[level - 1]?.invite !== undefined,
      }),
    crossed: async (all, community, work) => {
      await Promise.all(
        all.map(({ memberId, was, is }) => {
          const range = { from: Math.min(was, is), to: Math.max(was, is) };
          return changeRoles(work, community, settings, { memberId, give: is > was, ...range });
        }),
      );
      const due = all.flatMap((one) => couponsOf(settings, one));
      await sendRewards(community, work, 'coupon', due);
    },
  };
});

/** What levels brought stays, whatever becomes of the points: coming to one again brings nothing more. */
function couponsOf({ levels }: Settings, { memberId, was, is }: Crossing): Omit<Reward, 'kind'>[] {
  return levels.slice(was, is).flatMap(({ coupon: of, from: sum, name: title }) => {
    const key = `level/${sum}/${memberId}`;
    return of === undefined ? [] : [{ of, memberId, key, title }];
  });
}

/** The roles of the levels above `from`, up to `to`. */
async function changeRoles(
  work: Work,
  community: Community,
  { levels }: Settings,
  it: {
    readonly memberId: number;
    readonly give: boolean;
    readonly from: number;
    readonly to: number;
  },
): Promise<void> {
  const roles = levels.slice(it.from, it.to).flatMap(({ role }) => role ?? []);
  if (roles.length === 0 || !(await mayHoldRoles(work, it.memberId))) return;
  for (const role of roles) {
    const key = `level-role/${it.memberId}/${role}/${work.key}`;
    changeRole(work, community, { key, memberId: it.memberId, role, give: it.give });
  }
}

export const level = op.command({
  name: 'level',
  called: ['等级', '我的等级'],
  texts: (say) => say.level,
  for: 'member',
  answers: 'privately',
  options: {},
  when: ({ levels }) => levels.length > 0,
  /** Asks for the roles once more: an account may have been linked, or the bot's rights mended, since. */
  async run({ member, community, locale, settings, say }, work) {
    const { earned } = await work.ledger.account(member.id);
    const reached = levelAt(earned, sumsOf(settings));
    const own = { memberId: member.id, give: true, from: 0, to: reached };
    await changeRoles(work, community, settings, own);
    const next = settings.levels[reached];
    const lines = settings.levels.map(({ name, from }, n) =>
      say.levelLine({ level: n + 1, name: name[locale], from, isReached: n < reached }),
    );
    const called = settings.levels[reached - 1]?.name[locale];
    const rooms = settings.levels.slice(0, reached).flatMap(({ invite: url, name }): Button[] => {
      const label = say.levelRoom({ name: name[locale] });
      return url === undefined ? [] : [{ does: 'open', label, url }];
    });
    return {
      ...(rooms.length > 0 && { buttons: rooms }),
      title: say.levelTitle({ level: reached, called, earned }),
      text: [
        ...lines,
        next === undefined
          ? say.levelTop
          : say.levelNext({ name: next.name[locale], missing: next.from - earned }),
      ].join('\n'),
    };
  },
});
