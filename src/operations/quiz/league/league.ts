import { addDays, dayOf, weekOf } from '../../../agenda/day.ts';
import { choice, optional, text } from '../../../bot/option.ts';
import { declined } from '../../../chat/reply.ts';
import { op, ourWords } from '../op.ts';
import { readRewards } from '../rule.ts';
import { type League, leagueOf, leagues, type Standing, standings } from './store.ts';

const SHOWN = 10;
const weeks = ['this', 'last'] as const;

/** The Monday of the week that is meant. */
const mondayOf = (today: string, which: (typeof weeks)[number]) =>
  which === 'this' ? weekOf(today) : addDays(weekOf(today), -7);

export const league = op.lookup({
  name: 'league',
  texts: (say) => say.league,
  for: 'member',
  answers: 'openly',
  options: { week: optional(choice(...weeks)) },
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
  options: { week: optional(choice(...weeks)), rewards: optional(text({ max: 200 })) },
  async run({ community, settings, spaces, say, options, due }, work) {
    const raw = options.rewards;
    const rewards = raw === undefined ? settings.league.rewards : readRewards(raw);
    if (rewards === undefined) return declined(say.badRewards({ raw: raw ?? '' }));
    // Run late, it still ends the week that it was meant for.
    const week = mondayOf(dayOf(due, community.zone, community.dayStarts), options.week ?? 'this');
    const key = { communityId: community.id, week };
    const [row, list] = await Promise.all([work.get(leagues, key), work.get(standings, key)]);
    if (row?.paidAt !== undefined) return { text: say.leaguePaidAlready({ week }) };
    const places = list?.places ?? [];
    if (places.length === 0) return { text: say.leagueEmpty({ week }) };
    const winners = places.filter(({ rank }) => (rewards[rank - 1] ?? 0) > 0);
    await Promise.all(winners.map(({ memberId }) => work.ledger.account(memberId)));
    for (const { memberId, rank } of winners)
      await work.ledger.grant({
        ...{ key: `league/${week}/${memberId}`, memberId, reason: 'quiz' },
        ...{ amount: rewards[rank - 1] ?? 0, note: `${week} · ${rank}.` },
      });
    work.put<typeof key, League>(leagues, { ...key, paidAt: work.now });
    const reply = final(places, week, rewards, ourWords(community));
    for (const { name } of spaces)
      work.outbox.say({ key: `league/${week}/${name}`, to: { space: name }, reply });
    return { text: say.leaguePaid({ week, count: winners.length }) };
  },
});

function final(
  places: readonly Standing[],
  week: string,
  rewards: readonly number[],
  say: ReturnType<typeof ourWords>,
) {
  const lines = places
    .slice(0, SHOWN)
    .map((place) => say.leagueWon({ ...place, reward: rewards[place.rank - 1] ?? 0 }));
  return { title: say.leagueFinal({ week }), text: lines.join('\n') };
}
