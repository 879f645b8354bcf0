import type { Community, Holding } from '../../../src/bot/community.ts';
import type { Person } from '../../../src/chat/incoming.ts';

type Draw = (limit: number) => number;

const somebody = (platform: string, n: number): Person => ({
  platform,
  id: String(4_000_000_000_000 + n),
  name: `Walker ${n}`,
  handle: `walker${n}`,
  language: n % 2 === 0 ? 'en' : 'zh',
  administers: false,
  roles: [],
});

/** Two on each platform who are nobody in particular, and an admin and a helper whom the config names. */
export const people: readonly Person[] = ['telegram', 'discord', 'web'].flatMap((platform, n) =>
  [0, 1, 2, 3].map((k) => somebody(platform, n * 10 + k)),
);

/** The same community on all platforms at once, with these people. */
export function onAllPlatforms(community: Community): Community {
  const telegram = { platform: 'telegram', chat: '-1001000000001' };
  const discord = { platform: 'discord', chat: '880000000000000001', guild: '880000000000000000' };
  const roles = people.flatMap(({ platform, id: account }, n): Holding[] => {
    const role = (['admin', 'helper'] as const)[n % 4];
    return role === undefined ? [] : [{ role, platform, account }];
  });
  const spaces = [
    ...community.spaces,
    { name: 'group', ...telegram },
    { name: 'topic', ...telegram, topic: '7' },
    { name: 'channel', ...discord, language: 'en' as const },
  ];
  return { ...community, spaces, roles };
}

export const oneOf = <T>(draw: Draw, all: readonly T[]): T => all[draw(all.length)] as T;
