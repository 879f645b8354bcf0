import { type Locale, localeOf } from '../chat/locale.ts';
import type { Reply } from '../chat/reply.ts';
import { memberNames, namedMembers } from '../members/find.ts';
import type { Community } from './community.ts';
import type { Work } from './work.ts';

/**
 * Writes to everybody whom the config names as helper, by account, in their language; whoever helps by
 * a role looks at `/tasks`. Once a key.
 */
export async function tellHelpers(
  work: Work,
  community: Community,
  key: string,
  words: (locale: Locale) => Reply,
): Promise<void> {
  const named = community.roles.flatMap(({ role, platform, account }) =>
    role === 'helper' && account !== undefined
      ? [{ communityId: community.id, platform, id: account, handle: undefined }]
      : [],
  );
  const found = await Promise.all(named.map((one) => work.get(namedMembers, one)));
  const ids = new Set(found.flatMap((one) => (one ? [one.member.id] : [])));
  for (const memberId of ids) {
    const known = await work.get(memberNames, memberId);
    const reply = words(localeOf(known?.language) ?? community.language);
    work.outbox.say({ key: `${key}/${memberId}`, to: { memberId }, reply });
  }
}
