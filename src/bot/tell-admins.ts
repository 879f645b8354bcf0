import { type Locale, localeOf } from '../chat/locale.ts';
import type { Reply } from '../chat/reply.ts';
import type { Drafts } from '../database/table.ts';
import { memberNames, namedMembers } from '../members/find.ts';
import { type Outbox, outboxOn } from '../outbox/outbox.ts';
import type { Community } from './community.ts';
import type { Core } from './core.ts';
import { housePerson } from './house.ts';

/** What admins are told, each in a language of theirs. */
export type News = (locale: Locale) => Reply;

/** Writes to everybody whom the config names as admin and who is known here, in private. Once a key. */
export async function tellAdmins(
  core: Core,
  communityId: string,
  key: string,
  news: News,
): Promise<void> {
  const community = core.registry.get(communityId)?.community;
  if (community === undefined) return;
  const now = core.clock.now();
  await core.crowd.join({
    arrival: { communityId, person: housePerson(community), key: undefined, at: now },
    async run(drafts) {
      const outbox = outboxOn(drafts, { communityId, now, cause: key }, core.keeping);
      await toAdmins(community, { drafts, outbox }, key, news);
      return undefined;
    },
  });
}

/** The same within a unit of work. */
export async function toAdmins(
  community: Community,
  {
    drafts,
    outbox,
  }: { readonly drafts: Pick<Drafts, 'get'>; readonly outbox: Pick<Outbox, 'say'> },
  key: string,
  news: News,
): Promise<void> {
  const { id: communityId, language, roles } = community;
  const admins = roles.flatMap(({ role, platform, account }) =>
    role === 'admin' && account !== undefined
      ? [{ communityId, platform, id: account, handle: undefined }]
      : [],
  );
  const found = await Promise.all(admins.map((admin) => drafts.get(namedMembers, admin)));
  const ids = [...new Set(found.flatMap((one) => (one ? [one.member.id] : [])))];
  const known = await Promise.all(ids.map((id) => drafts.get(memberNames, id)));
  for (const [n, memberId] of ids.entries())
    outbox.say({
      key: `${key}/${memberId}`,
      to: { memberId },
      reply: news(localeOf(known[n]?.language) ?? language),
    });
}
