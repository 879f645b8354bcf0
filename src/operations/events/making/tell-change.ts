import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import type { Piece } from '../../../chat/text.ts';
import { tell } from '../coming/notice.ts';
import { type Coming, comings } from '../coming/store.ts';
import type { Texts } from '../texts/en.ts';
import { concerned } from './change.ts';
import type { News } from './news.ts';

/**
 * Tells whom it concerns what changed: one message a member, however many events of a series are
 * others now; then the first of theirs is spelt out. Returns how many are told.
 */
export async function tellChange(
  work: Work,
  community: Community,
  all: readonly News[],
): Promise<number> {
  const firstOf = new Map<number, News>();
  const members = new Map<number, { id: number; language: string | undefined }>();
  for (const news of all)
    for (const member of await concerned(work, news.event.id, news.forSeated)) {
      members.set(member.id, member);
      if (!firstOf.has(member.id)) firstOf.set(member.id, news);
    }
  const [first] = all;
  if (first === undefined) return 0;
  const parties = await Promise.all(
    [...firstOf].map(([memberId, { event }]) => work.get(comings, { eventId: event.id, memberId })),
  );
  const waiting = new Map(
    parties.flatMap((one) => (one?.place === 'waiting' ? [[one.memberId, one] as const] : [])),
  );
  const { name, spaces } = first.event.details;
  tell(work, community, {
    key: `event/changed/${work.key}`,
    members: [...members.values()],
    spaces,
    words: (say, { id }) => wordsOf(say, name, firstOf.get(id) ?? first, waiting.get(id)),
    openly: (say) => wordsOf(say, name, first),
  });
  return members.size;
}

function wordsOf(say: Texts, name: string, { lines }: News, waiting?: Coming): Piece[] {
  return [say.changed({ name }), ...lines(say, waiting).flatMap((line) => ['\n', ...line])];
}
