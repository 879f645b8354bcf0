import { integer, member, optional, text } from '../../../bot/option.ts';
import { declined } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { type GiftVerdict, judgeGift } from '../rule.ts';
import { type GiftTerms, MOST } from '../settings.ts';
import type { Texts } from '../texts/en.ts';
import { giftDays, memberships } from './store.ts';

export const gift = op.command({
  name: 'gift',
  called: ['赠送', '送积分', '赠送积分'],
  texts: (say) => say.gift,
  for: 'member',
  answers: 'openly',
  options: {
    member: member(),
    points: integer({ min: 1, max: MOST }),
    note: optional(text({ max: 100 })),
  },
  when: (settings) => settings.gift !== undefined,
  async run({ member: giver, settings, say, options }, work) {
    const getter = await work.find(options.member);
    const terms = settings.gift;
    if (getter === undefined || terms === undefined) return declined(say.unknownMember);
    const { points: amount, note } = options;
    const day = work.today;
    const [giving, getting, known] = await Promise.all([
      work.get(giftDays, { memberId: giver.id, day }),
      work.get(giftDays, { memberId: getter.id, day }),
      work.get(memberships, getter.id),
    ]);
    if (!giving || !getting || !known) return declined(say.unknownMember);
    const facts = {
      ...{ amount, now: work.now },
      giver: { id: giver.id, since: giver.joinedAt, given: giving.given },
      getter: { ...known, received: getting.received },
    };
    const verdict = judgeGift(facts, terms);
    if (verdict.is !== 'may') return declined(refusalOf(say, verdict, terms, getter.name));

    const moved = await work.ledger.transfer({
      ...{ key: `gift/${work.key}`, from: giver.id, to: getter.id, amount, reason: 'gift' },
      ...{ by: giver.id, ...(note !== undefined && { note }) },
    });
    if (moved.is === 'oneself') return declined(say.giftToOneself);
    if (moved.is === 'insufficient') return declined(say.giftTooMuch({ points: amount }));
    work.put(giftDays, { ...giving, given: giving.given + amount });
    work.put(giftDays, { ...getting, received: getting.received + amount });
    const told = { from: giver.name, to: getter.name, points: amount, note, entry: moved.entry };
    return { text: say.gifted(told) };
  },
});

function refusalOf(
  say: Texts,
  verdict: Exclude<GiftVerdict, { is: 'may' }>,
  { after: days }: GiftTerms,
  name: string,
): string {
  switch (verdict.is) {
    case 'oneself':
      return say.giftToOneself;
    case 'left':
      return say.giftToLeaver({ name });
    case 'too-new':
      return verdict.who === 'giver' ? say.giverTooNew({ days }) : say.getterTooNew({ name, days });
    case 'too-much':
      return verdict.who === 'giver'
        ? say.gaveEnough({ left: verdict.left })
        : say.gotEnough({ name, left: verdict.left });
  }
}
