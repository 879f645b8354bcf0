import { whenOf } from '../../../agenda/when.ts';
import { integer, named, optional } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import { declined } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { findEvent } from '../reading/store.ts';
import { suggestEvents } from '../reading/suggest.ts';
import { PAGE } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { type Attended, attendanceOf } from './store.ts';

/** Who came and who did not, with the code to show there: for organisers alone. */
export const attendance = op.lookup({
  name: 'event attendance',
  texts: (say) => say.attendance,
  for: 'planner',
  answers: 'privately',
  options: {
    event: named({ max: 100 }),
    page: optional(integer({ min: 1, max: 10_000 })),
  },
  suggest: { event: suggestEvents },
  async run({ community, say, options: { event: wanted, page = 1 } }, { sql, seal, now }) {
    const event = await findEvent(sql, community.id, wanted);
    if (event === undefined) return declined(say.unknownEvent({ name: wanted }));
    const { name, attend } = event.details;
    const { lines, came, missing } = await attendanceOf(sql, event.id, page);
    const pages = pagesOf(came + missing, PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    const isOver = event.state === 'over' || now >= event.endsAt;
    const title = isOver
      ? say.attendanceTitle({ name, came, missed: missing })
      : say.attendanceSoFar({ name, came, expected: came + missing });
    const shown = lines.map((line) => lineOf(line, say, { zone: community.zone, isOver }));
    const all = shown.length === 0 ? say.attendanceNobody : shown.join('\n');
    const end = pages > 1 ? `\n${say.onPage({ page, pages })}` : '';
    if (attend === 'off') return { title, text: all + end };
    const code = { is: 'code', text: seal.open(event.code) } as const;
    return { title, text: [say.attendanceCode, code, `\n${all}${end}`], secret: true };
  },
});

function lineOf(
  { name, guests, attendedAt, walkIn }: Attended,
  say: Texts,
  { zone, isOver }: { readonly zone: string; readonly isOver: boolean },
): string {
  if (attendedAt !== null)
    return say.attended({ name, guests, walkIn, at: whenOf(attendedAt, zone) });
  return isOver ? say.noShow({ name, guests }) : say.expected({ name, guests });
}
