import { addDays, type Day, startOf } from '../../agenda/day.ts';
import { dayAndTimeOf } from '../../agenda/when.ts';
import type { Reading } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import { type Book, bookRead } from './book.ts';
import type { Mine } from './coming.ts';
import { readMonth } from './excuses.ts';
import { usedIn } from './make-up.ts';
import { lengthOfMonth, type Mark, marksOf, spansOf } from './marks.ts';
import { inOneLine } from './notes/rule.ts';
import { notesOf } from './notes/store.ts';
import { drawn } from './picture.ts';
import { heldOn, nextTier, tiersOf } from './rule.ts';

type Asked = Omit<Mine, 'options'>;

const bookOf = ({ member, community, settings }: Asked, reading: Reading) =>
  bookRead(reading, { memberId: member.id, community, settings });

/** Older stretches of a long streak are left out: they are in the calendar. */
const SPANS = 12;

/** Explains a streak from the check-ins that it consists of. */
export async function explain(asked: Asked, reading: Reading): Promise<Reply> {
  const { say } = asked;
  const book = await bookOf(asked, reading);
  const { streak } = book.standing;
  if (streak === undefined) return { text: say.noStreak };
  const { current } = book.standing;
  return {
    title: say.streakTitle({ length: current }),
    text: [
      say.streakSums({ best: streak.best, total: streak.total }),
      '',
      ...story(asked, book, reading.today),
      '',
      ...outlook(asked, book, reading),
      ...bonuses(asked, book),
      ...aids(asked, book, reading),
    ].join('\n'),
  };
}

/** The days it went over, and what ended it or the one before. */
function story({ say }: Asked, book: Book, today: Day): string[] {
  const { since, streak, broke, brokeBefore } = book.standing;
  if (streak === undefined || since === undefined) return [];
  const isOver = broke !== undefined || streak.lastDay >= today;
  const to = isOver ? streak.lastDay : addDays(today, -1);
  const spans = spansOf(since, to, marksOf(book, today));
  const shown = spans.filter(({ mark }) => mark !== 'none').slice(-SPANS);
  return [
    ...(broke === undefined ? [] : [say.ended({ day: broke, length: streak.length })]),
    say.daysOf({ since, broken: broke !== undefined }),
    ...(spans.length > shown.length && spans.length > SPANS ? ['…'] : []),
    ...shown.map((span) => say.span(span)),
    ...(brokeBefore === undefined ? [] : [say.brokeBefore({ day: brokeBefore })]),
  ];
}

/** What has to be done by when. */
function outlook(
  { say, community, locale }: Asked,
  { standing, reasonOf }: Book,
  { today }: Reading,
) {
  const { streak, current, freezes } = standing;
  const { zone, dayStarts } = community;
  const isIn = streak !== undefined && streak.lastDay >= today;
  const due = isIn ? addDays(today, 1) : today;
  const until = dayAndTimeOf(startOf(addDays(due, 1), zone, dayStarts), zone, locale);
  if (current === 0) return [say.startAgain];
  const isSaved = reasonOf(due) !== undefined || heldOn(due, freezes).length > 0;
  return [isSaved ? say.savedOnce({ until }) : say.breaks({ until, isIn })];
}

function bonuses({ say, settings }: Asked, { standing }: Book): string[] {
  const { current, streak } = standing;
  const paid = current === 0 ? [] : (streak?.paid ?? []);
  const tiers = tiersOf(settings.streaks);
  if (tiers.length === 0) return [];
  return [
    '',
    say.bonuses,
    ...tiers.map(({ length, bonus }) =>
      say.tier({ length, bonus, paid: paid.includes(length), left: length - current }),
    ),
    say.backfill[settings.backfill],
  ];
}

function aids({ say, settings }: Asked, book: Book, { today }: Reading): string[] {
  const { makeUp, freezes } = settings;
  const held = heldOn(today, book.standing.freezes);
  const used = usedIn({ today, rows: book.rows, dayAt: book.dayAt });
  const until = held[0]?.expiresOn;
  return [
    ...(makeUp || freezes ? [''] : []),
    ...(makeUp ? [say.makeUps({ ...makeUp, left: Math.max(0, makeUp.perMonth - used) })] : []),
    ...(freezes ? [say.freezes({ ...freezes, held: held.length, until })] : []),
  ];
}

/** As short as a notice that pops up. */
export async function glance(asked: Asked, reading: Reading): Promise<Reply> {
  const { say, settings } = asked;
  const { standing } = await bookOf(asked, reading);
  const { streak, current } = standing;
  if (streak === undefined) return { text: say.noStreak };
  const tier = nextTier(current, settings.streaks);
  return {
    text: [
      say.short({ length: current, best: streak.best, isIn: streak.lastDay >= reading.today }),
      ...(tier ? [say.nextTier({ in: tier.length - current, bonus: tier.bonus })] : []),
    ].join('\n'),
  };
}

/** Marks that are named under the picture. */
const TOLD = ['checked-in', 'made-up', 'frozen', 'amnesty', 'outage', 'jumped', 'missed'] as const;

/** A month of notes fits into a message. */
const NOTE = 100;

/** A month as a picture; what it shows stands beside it in words. */
export async function showMonth(
  asked: Asked & { readonly options: { readonly month: string | undefined } },
  reading: Reading,
): Promise<Reply> {
  const { say, locale, options } = asked;
  const { today } = reading;
  const name = options.month === undefined ? today.slice(0, 7) : readMonth(options.month, today);
  if (name === undefined) return { text: say.noSuchMonth({ raw: options.month ?? '' }) };
  const book = await bookOf(asked, reading);
  const markOf = marksOf(book, today);
  const last = `${name}-${lengthOfMonth(name)}`;
  const spans = spansOf(`${name}-01`, last, markOf);
  const daysWith = (wanted: Mark) =>
    spans
      .filter(({ mark }) => mark === wanted)
      .map(({ from, to }) => rangeOf(Number(from.slice(8)), Number(to.slice(8))));
  const lines = TOLD.flatMap((mark) => {
    const days = daysWith(mark);
    return days.length === 0 ? [] : [say.monthLine({ mark, days })];
  });
  const marks = lines.length === 0 ? say.emptyMonth : lines.join('\n');
  const written = await notesOf(reading.sql, asked.member.id, `${name}-01`, last);
  const notes = written.map((one) => say.noteOn({ day: one.day, note: inOneLine(one.note, NOTE) }));
  const title = say.monthTitle({ month: name });
  const text = [marks, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
  const png = await drawn({ name, markOf, today, locale }).catch(() => undefined);
  // Where no picture can be drawn, the words say it all.
  return { title, text, ...(png && { picture: { png, alt: `${title}. ${marks}` } }) };
}

const rangeOf = (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`);
