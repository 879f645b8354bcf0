import { localTime } from '../../../agenda/zone.ts';
import type { Community } from '../../../bot/community.ts';
import { optional, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { seasonNumbers } from '../../../ledger/season.ts';
import { markOf } from '../levels.ts';
import { op } from '../op.ts';
import { endSeason, type Season, type SeasonState, startSeason } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { textsIn } from '../texts.ts';
import { finalBoards, loadSeason, seasonRows, seasonStates } from './store.ts';

export const season = op.lookup({
  name: 'season show',
  texts: (say) => say.seasonShow,
  for: 'member',
  answers: 'openly',
  options: {},
  async run({ community, say }, { sql }) {
    const state = await loadSeason(sql, community.id);
    if (state?.running === undefined) return { text: say.noSeason };
    const { startedAt } = state.running;
    const since = startedAt && localTime(startedAt, community.zone).slice(0, 10);
    return { text: say.seasonRuns({ ...state.running, since }) };
  },
});

type Asked = {
  readonly community: Community;
  readonly settings: Settings;
  readonly spaces: readonly { readonly name: string }[];
};

export const start = op.command({
  name: 'season start',
  texts: (say) => say.seasonStart,
  for: 'admin',
  answers: 'privately',
  options: { name: optional(text({ max: 60 })) },
  async run(asked, work) {
    const { community, say, options } = asked;
    const before = await stateOf(work, community);
    if (before.running !== undefined) await close(asked, work, before.running);
    const after = startSeason(before, options.name, work.now);
    keep(work, community, after);
    const { number, ordinal, name } = after.running;
    work.add(seasonRows, {
      ...{ communityId: community.id, number, ordinal, name },
      ...{ startedAt: work.now, endedAt: undefined },
    });
    return { text: say.seasonStarted({ ordinal, name }) };
  },
});

export const end = op.command({
  name: 'season end',
  texts: (say) => say.seasonEnd,
  for: 'admin',
  answers: 'privately',
  options: {},
  async run(asked, work) {
    const { community, say } = asked;
    const before = await stateOf(work, community);
    if (before.running === undefined) return { text: say.noSeason, declined: true };
    await close(asked, work, before.running);
    keep(work, community, endSeason(before));
    return { text: say.seasonEnded(before.running) };
  },
});

async function stateOf(work: Work, { id }: Community): Promise<SeasonState> {
  const state = await work.get(seasonStates, id);
  if (state === undefined) throw new Error(`the community ${id} is not there`);
  return state;
}

function keep(work: Work, { id: communityId }: Community, state: SeasonState): void {
  work.put(seasonStates, { ...state, communityId });
  work.put(seasonNumbers, { communityId, number: state.number });
}

/** Posts the final board where it was asked for; from a private chat or the shell, everywhere. */
async function close(
  { community, settings, spaces }: Asked,
  work: Work,
  ended: Season,
): Promise<void> {
  const { number, ordinal, name } = ended;
  const key = { communityId: community.id, today: work.today };
  const { places = [] } = (await work.get(finalBoards, key)) ?? {};
  const say = textsIn(community.language);
  const lines = places.map((place) =>
    say.place({ ...place, level: markOf(settings, place.lifetime, community.language) }),
  );
  const board = {
    title: say.finalBoard({ ordinal, name }),
    text: lines.length > 0 ? lines.join('\n') : say.seasonEmpty,
  };
  for (const space of spaces.length > 0 ? spaces : community.spaces)
    work.outbox.say({
      key: `season/${number}/${space.name}`,
      to: { space: space.name },
      reply: board,
    });
  work.add(seasonRows, {
    ...{ communityId: community.id, number, ordinal, name },
    ...{ startedAt: ended.startedAt ?? work.now, endedAt: work.now },
  });
}
