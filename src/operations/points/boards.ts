import { choice, optional } from '../../bot/option.ts';
import { boardPeriods } from '../../ledger/board.ts';
import { markOf } from './levels.ts';
import { op } from './op.ts';
import { missing } from './rule.ts';
import { loadSeason } from './seasons/store.ts';
import { loadTop } from './store.ts';

export const top = op.lookup({
  name: 'top',
  texts: (say) => say.top,
  for: 'member',
  answers: 'openly',
  options: { period: optional(choice(...boardPeriods)) },
  async run({ member, house, community, locale, settings, say, options }, reading) {
    const { period = 'all' } = options;
    if (period === 'season') {
      const state = await loadSeason(reading.sql, community.id);
      if (state?.running === undefined) return { text: say.noSeason };
    }
    const { places, mine } = await loadTop(reading, member, period);
    if (places.length === 0) return { title: say.topTitle({ period }), text: say.nobody };
    const lines = places.map((place) =>
      say.place({ ...place, level: markOf(settings, place.lifetime, locale) }),
    );
    const title = say.topTitle({ period });
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
