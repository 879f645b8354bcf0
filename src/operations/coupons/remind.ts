import { whenOf } from '../../agenda/when.ts';
import { localTime } from '../../agenda/zone.ts';
import { declined } from '../../chat/reply.ts';
import { op, wordsFor } from './op.ts';
import { type Expiring, expiring } from './reminders/store.ts';
import { isWithin } from './rule.ts';

/**
 * Tells members of their codes that expire soon, all in one message, without the codes. However often
 * it is run, a member hears once a day, since the message has the day in its key.
 */
export const remind = op.command({
  name: 'drop remind',
  texts: (say) => say.remind,
  for: 'planner',
  answers: 'privately',
  options: {},
  async run({ community, settings, say }, work) {
    if (isWithin(settings.quiet, localTime(work.now, community.zone))) return declined(say.quiet);
    const until = new Date(work.now.getTime() + settings.remind);
    const stretch = { communityId: community.id, from: work.now, until };
    const codes = (await work.get(expiring, stretch))?.codes ?? [];
    const members = byMember(codes);
    for (const [memberId, own] of members) {
      const words = wordsFor(own[0]?.language ?? undefined, community);
      const lines = own.map(({ drop, expiresAt }) =>
        words.expiringLine({ name: drop, until: whenOf(expiresAt, community.zone) }),
      );
      work.outbox.say({
        key: `coupons/remind/${memberId}/${work.today}`,
        to: { memberId },
        reply: { text: [words.expiring, ...lines, words.reminderFooter].join('\n') },
      });
    }
    return { text: say.reminded({ members: members.size }) };
  },
});

function byMember(codes: Expiring['codes']): ReadonlyMap<number, Expiring['codes']> {
  const members = new Map<number, Expiring['codes'][number][]>();
  for (const code of codes)
    members.set(code.memberId, [...(members.get(code.memberId) ?? []), code]);
  return members;
}
