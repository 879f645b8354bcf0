import { type Locale, localeOf } from '../chat/locale.ts';
import type { Reply } from '../chat/reply.ts';
import { memberNames, namedMembers } from '../members/find.ts';
import type { Community } from './community.ts';
import type { Role } from './role.ts';
import type { Work } from './work.ts';

/** What somebody is told, in a language of theirs. */
export type News = (locale: Locale) => Reply;

/**
 * Writes, within a unit of work, to everybody whom the config names for a role by their account and who is
 * known here, in private. Once a key. Who has it by a platform's role is known to the platform alone.
 */
export async function tellRole(
  role: Role,
  community: Community,
  { get, outbox }: Pick<Work, 'get'> & { readonly outbox: Pick<Work['outbox'], 'say'> },
  key: string,
  news: News,
): Promise<void> {
  const { id: communityId, language } = community;
  const named = community.roles.flatMap((one) =>
    one.role === role && one.account !== undefined
      ? [{ communityId, platform: one.platform, id: one.account, handle: undefined }]
      : [],
  );
  const found = await Promise.all(named.map((account) => get(namedMembers, account)));
  const ids = [...new Set(found.flatMap((one) => (one ? [one.member.id] : [])))];
  const known = await Promise.all(ids.map((id) => get(memberNames, id)));
  for (const [n, memberId] of ids.entries())
    outbox.say({
      key: `${key}/${memberId}`,
      to: { memberId },
      reply: news(localeOf(known[n]?.language) ?? language),
    });
}
