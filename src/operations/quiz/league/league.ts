import { addDays, dayOf, weekOf } from '../../../agenda/day.ts';
import type { Community } from '../../../bot/community.ts';
import { choice, optional } from '../../../bot/option.ts';
import { sendRewards } from '../../../bot/reward.ts';
import type { Work } from '../../../bot/work.ts';
import { declined } from '../../../chat/reply.ts';
import { op, ourWords, textsIn } from '../op.ts';
import { isSomething, type Prize } from '../prize.ts';
import { badPromise, byRank } from '../promise.ts';
import { type League, leagueOf, leagues, type Standing, standings } from './store.ts';

const SHOWN = 10;
const week = () => choice({ this: ['本周', '这周', '这一周'], last: ['上周', '上一周'] });

/** The Monday of the week that is meant. */
const mondayOf = (today: string, which: 'this' | 'last') =>
  which === 'this' ? weekOf(today) : addDays(weekOf(today), -7);

export const league = op.lookup({
  name: 'league',
  called: ['联赛', '答题联赛'],
  texts: (say) => say.league,
  for: 'member',
  answers: 'openly',
  options: { week: optional(week()) },
  async run({ community, member, say, options }, { sql, today }) {
    const week = mondayOf(today, options.week ?? 'this');
    const places = await leagueOf(sql, { communityId: community.id, week }, member.id, SHOWN);
    if (places.length === 0) return { text: say.leagueEmpty({ week }) };
    const lines = places.map((place) => say.leaguePlace(place));
    return { title: say.leagueTitle({ week }), text: lines.join('\n') };
  },
});

/** The end of a week: rewards, and the final standings where it is run. */
export const reward = op.command({
  name: 'quiz league',
  texts: (say) => say.leagueEnd,
  for: 'planner',
  answers: 'privately',
  options: { week: optional(week()), rewards: optional(byRank()) },
  async run({ community, settings, spaces, say, options, due }, work) {
    const rewards = options.rewards ?? settings.league.rewards;
    const problem = badPromise({ community, say }, rewards);
    if (problem !== undefined) return declined(problem);
    // Run late, it still ends the week that it was meant for.
    const week = mondayOf(dayOf(due, community.zone, community.dayStarts), options.week ?? 'this');
    const key = { communityId: community.id, week };
    const [row, list] = await Promise.all([work.get(leagues, key), work.get(standings, key)]);
    if (row?.paidAt !== undefined) return { text: say.leaguePaidAlready({ week }) };
    const places = list?.places ?? [];
    if (places.length === 0) return { text: say.leagueEmpty({ week }) };
    const winners = places.flatMap(({ memberId, rank }) => {
      const prize = rewards[rank - 1];
      return prize !== undefined && isSomething(prize) ? [{ memberId, rank, prize }] : [];
    });
    await giveAll(community, work, week, winners);
    work.put<typeof key, League>(leagues, { ...key, paidAt: work.now });
    const reply = final(places, week, rewards, ourWords(community));
    for (const { name } of spaces)
      work.outbox.say({ key: `league/${week}/${name}`, to: { space: name }, reply });
    return { text: say.leaguePaid({ week, count: winners.length }) };
  },
});

type Winner = { readonly memberId: number; readonly rank: number; readonly prize: Prize };

async function giveAll(
  community: Community,
  work: Work,
  week: string,
  winners: readonly Winner[],
): Promise<void> {
  await Promise.all(winners.map(({ memberId }) => work.ledger.account(memberId)));
  for (const { memberId, rank, prize } of winners) {
    const note = `${week} · ${textsIn(community.language).placed({ rank })}`;
    const amount = prize.points;
    const key = keyOf(week, memberId);
    if (amount > 0) await work.ledger.grant({ key, memberId, reason: 'quiz', amount, note });
  }
  const title = {
    en: textsIn('en').leaguePrize({ week }),
    zh: textsIn('zh').leaguePrize({ week }),
  };
  const coupons = winners.flatMap(({ memberId, prize: { coupon: of } }) =>
    of === undefined ? [] : [{ of, memberId, key: keyOf(week, memberId), title }],
  );
  await sendRewards(community, work, 'coupon', coupons);
}

const keyOf = (week: string, memberId: number) => `league/${week}/${memberId}`;

function final(
  places: readonly Standing[],
  week: string,
  rewards: readonly Prize[],
  say: ReturnType<typeof ourWords>,
) {
  const lines = places
    .slice(0, SHOWN)
    .map((place) => say.leagueWon({ ...place, prize: rewards[place.rank - 1] }));
  return { title: say.leagueFinal({ week }), text: lines.join('\n') };
}
