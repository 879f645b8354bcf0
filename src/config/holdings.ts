import type { Holding } from '../bot/community.ts';
import type { Role } from '../bot/role.ts';
import type { Notes } from './notes.ts';
import { instead } from './problem.ts';
import type { WrittenRoles } from './shape.ts';

/** Who holds a role; people of the playground must be known there. */
export function readHoldings(
  written: WrittenRoles,
  people: readonly string[] | undefined,
  notes: Notes,
): Holding[] {
  return Object.entries(written).flatMap(([name, platforms]) =>
    Object.entries(platforms ?? {}).flatMap(([platform, holders]) =>
      (holders ?? []).map((holder, index) => {
        if (platform === 'web' && people && !people.includes(holder))
          notes.wrong(
            ['roles', name, platform, index],
            (say) => `${say.nobody({ name: holder })}${instead(say, holder, people)}`,
          );
        return holding(name as Role, platform, holder);
      }),
    ),
  );
}

function holding(role: Role, platform: string, holder: string): Holding {
  return holder.startsWith('role:')
    ? { role, platform, platformRole: holder.slice('role:'.length) }
    : { role, platform, account: holder };
}
