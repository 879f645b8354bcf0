import { type Day, dayOf, weekOf } from '../../agenda/day.ts';
import { choice, optional } from '../../bot/option.ts';
import type { BoardPeriod } from '../../ledger/board.ts';
import { markOf } from './levels.ts';
import { op } from './op.ts';
import { missing } from './rule.ts';
import { loadSeason } from './seasons/store.ts';
import { loadTop } from './store.ts';

const period = choice<BoardPeriod>({
  day: ['日', '日榜', '今日', '今天', '当天'],
  week: ['周', '周榜', '本周', '这周'],
  season: ['赛季', '赛季榜', '本赛季'],
  all: ['全部', '所有', '总', '总榜'],
});

export const top = op.lookup({
  name: 'top',
  called: ['排行', '排行榜', '排名', '榜单', '积分榜'],
  texts: (say) => say.top,
  for: 'member',
  answers: 'openly',
  options: { period: optional(period) },
  async run({ member, house, community, locale, settings, say, options, due }, reading) {
    const { period = 'all' } = options;
    if (period === 'season') {
      const state = await loadSeason(reading.sql, community.id);
      if (state?.running === undefined) return { text: say.noSeason };
    }
    // Run late, it shows the day or week that it was meant for.
    const today = dayOf(due, community.zone, community.dayStarts);
    const title = say.topTitle({ period, past: pastOf(period, today, reading.today) });
    const { places, mine } = await loadTop(reading, member, { period, today });
    if (places.length === 0) return { title, text: say.nobody };
    const lines = places.map((place) =>
      say.place({ ...place, level: markOf(settings, place.lifetime, locale) }),
    );
    if (house) return { title, text: lines.join('\n') };
    const { earned, rank } = mine;
    const { name } = member;
    const left = missing(earned, mine.next);
    const own =
      earned > 0
        ? say.yourPlace({ name, rank, earned, missing: left })
        : say.notOnBoard({ name, missing: left });
    return { title, text: [...lines, '', own].join('\n') };
  },
});

/** The first day of what a board shows, when that is over. */
function pastOf(period: BoardPeriod, shown: Day, today: Day): Day | undefined {
  if (period === 'day') return shown < today ? shown : undefined;
  const week = weekOf(shown);
  return period === 'week' && week < weekOf(today) ? week : undefined;
}
