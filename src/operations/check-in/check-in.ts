import { z } from 'zod';
import { operation } from '../../bot/operation.ts';
import { pressOf } from '../../bot/press.ts';
import type { Work } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Member } from '../../members/member.ts';
import { checkIn, nextTier, type Outcome, type Pay } from './rule.ts';
import { checkIns, days, loadDay, streaks } from './store.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const points = z.int().min(0).max(100_000);
const settings = z.strictObject({
  points: points.default(5).describe('for each day'),
  first: points.default(0).describe('more for whoever is first on a day'),
  streaks: z
    .record(z.string().regex(/^[1-9]\d{0,3}$/, 'a number of days'), points)
    .default({})
    .describe('more on the day a streak is this many days long'),
});

const op = operation({ name: 'check-in', settings, texts: { en, zh } });

const CARD = 'check-in';
/** names on the card */
const SHOWN = 5;

type Coming = { readonly member: Member; readonly settings: Pay; readonly say: Texts };

/** The command and the card's button do the same. */
async function comeIn({ member, settings: pay, say }: Coming, work: Work): Promise<Reply> {
  const { communityId } = member;
  const day = { communityId, day: work.today };
  const [streak, before, account] = await Promise.all([
    work.get(streaks, member.id),
    work.get(days, day),
    work.ledger.account(member.id),
  ]);
  const outcome = checkIn(member.id, work.today, streak, (before?.count ?? 0) === 0, pay);
  if (outcome.is === 'already') {
    const { balance, earned } = account;
    const rank = work.ledger.rank(earned);
    return { text: say.already({ streak: outcome.streak.length, balance, rank }) };
  }

  const order = (before?.count ?? 0) + 1;
  const latest = [member.name, ...(before?.latest ?? [])].slice(0, SHOWN);
  work.put(streaks, outcome.streak);
  work.put(days, { communityId, day: work.today, count: order, latest });
  work.add(checkIns, {
    memberId: member.id,
    communityId,
    day: work.today,
    at: work.now,
    streak: outcome.streak.length,
    points: outcome.points,
  });
  work.cards.changed(CARD, work.today);
  const { balance, earned } = await paid(work, member, outcome);
  const rank = work.ledger.rank(earned);
  return { text: told(say, pay, outcome, { order, balance, rank }) };
}

/** The account after it was paid. */
async function paid(work: Work, { id }: Member, { points: amount }: Counted) {
  if (amount === 0) return work.ledger.account(id);
  const key = `check-in/${id}/${work.today}`;
  const moved = await work.ledger.grant({ key, memberId: id, amount, reason: 'check-in' });
  return moved.is === 'moved' ? moved.account : work.ledger.account(id);
}

type Counted = Extract<Outcome, { is: 'counted' }>;

function told(
  say: Texts,
  pay: Pay,
  { points: earned, bonus, first, streak }: Counted,
  stand: { order: number; balance: number; rank: number },
): string {
  const counted = say.counted({ points: earned, bonus, first, streak: streak.length, ...stand });
  const tier = nextTier(streak.length, pay.streaks);
  if (tier === undefined) return counted;
  return `${counted}\n${say.nextTier({ in: tier.length - streak.length, bonus: tier.bonus })}`;
}

const checkin = op.command({
  name: 'checkin',
  texts: (say) => say.checkin,
  for: 'member',
  answers: 'privately',
  options: {},
  run: comeIn,
});

const tap = op.press({
  name: 'check-in',
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  run: comeIn,
});

const card = op.card({
  kind: CARD,
  load: (sql, community, record) => loadDay(sql, community.id, record),
  view: ({ day, count, latest }, { settings: pay, say }) => ({
    title: say.title({ day }),
    text:
      count === 0
        ? say.nobodyYet({ points: pay.points, first: pay.first })
        : say.count({ count, latest }),
    buttons: [{ does: 'press', label: say.button, press: pressOf('check-in'), tone: 'primary' }],
  }),
});

const post = op.command({
  name: 'check-in card',
  texts: (say) => say.card,
  for: 'planner',
  answers: 'privately',
  options: {},
  async run({ spaces, say }, work) {
    if (spaces.length === 0) return { text: say.needsSpace };
    await work.cards.post({
      key: `${CARD}/${work.key}`,
      kind: CARD,
      record: work.today,
      spaces: spaces.map(({ name }) => name),
    });
    return { text: say.posted };
  },
});

export const checkInOperation = op.with({
  commands: [checkin, post],
  presses: [tap],
  cards: [card],
});
