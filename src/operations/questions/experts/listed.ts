import type { Reading } from '../../../bot/work.ts';
import { findMembers } from '../../../members/find.ts';
import type { Settings } from '../op.ts';
import { whoStayed } from './store.ts';

/** Those whom the config names as experts, as far as they are known here and did not leave. */
export async function findListed(sql: Reading['sql'], communityId: string, { topics }: Settings) {
  const wanted = Object.entries(topics).flatMap(([topic, { experts }]) =>
    Object.entries(experts).flatMap(([platform, accounts = []]) =>
      accounts.map((id) => ({ topic, communityId, platform, id, handle: undefined })),
    ),
  );
  if (wanted.length === 0) return [];
  const known = await findMembers(sql, wanted);
  const ids = await whoStayed(
    sql,
    known.map(({ member }) => member.id),
  );
  const found = known.filter(({ member }) => ids.has(member.id));
  return wanted.flatMap(({ topic, platform, id }) =>
    found
      .filter((one) => one.platform === platform && one.id === id)
      .map(({ member }) => ({ topic, ...member })),
  );
}
