import { z } from 'zod';
import { dayOf } from '../../agenda/day.ts';
import type { Figures } from '../../bot/figures.ts';
import { operation } from '../../bot/operation.ts';
import { integer, optional } from '../../bot/option.ts';
import type { Reading } from '../../bot/work.ts';
import type { Piece } from '../../chat/text.ts';
import { type Chapter, chapterOf, stretchesUpTo } from './rule.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const op = operation({ name: 'report', settings: z.strictObject({}), texts: { en, zh } });

const WEEK = 7;
const LONGEST = 92;

const report = op.lookup({
  name: 'report',
  called: ['报告', '周报', '数据', '统计'],
  texts: (say) => say.report,
  for: 'planner',
  answers: 'privately',
  options: { days: optional(integer({ min: 1, max: LONGEST })) },
  async run({ community, say, options, due }, reading) {
    const { days = WEEK } = options;
    const today = dayOf(due, community.zone, community.dayStarts);
    const stretches = stretchesUpTo(today, days, community);
    const counted = (figures: Figures) => countedIn(figures, community.id, stretches, reading);
    const chapters = await Promise.all((community.figures ?? []).map(counted));
    const told = chapters.flatMap((one) => one ?? []);
    const title = say.title(stretches.now);
    if (told.length === 0) return { title, text: say.nothing };
    return { title, text: [...told.flatMap((one) => toldOf(one, say)), say.before({ days })] };
  },
});

async function countedIn(
  { operation: name, count }: Figures,
  communityId: string,
  { now, before }: ReturnType<typeof stretchesUpTo>,
  { sql }: Reading,
): Promise<Chapter | undefined> {
  const [those, former] = await Promise.all([
    count(sql, communityId, now),
    count(sql, communityId, before),
  ]);
  return chapterOf(name, those, former);
}

function toldOf({ operation: name, figures }: Chapter, say: Texts): Piece[] {
  const lines = figures.map(say.line).join('\n');
  return [{ is: 'strong', text: say.heading({ operation: name }) }, `\n${lines}\n\n`];
}

export const reportOperation = op.with({ commands: [report] });
