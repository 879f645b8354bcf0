import { type Day, dayOf } from '../../agenda/day.ts';
import type { Community } from '../../bot/community.ts';
import type { Reading, Work } from '../../bot/work.ts';
import { type Excuses, type Reason, reasons } from './excuses.ts';
import {
  excuses,
  freezes,
  histories,
  loadExcuses,
  loadFreezes,
  loadHistories,
} from './past/store.ts';
import { type Standing, standingOn } from './recount.ts';
import type { CheckIn, Freeze } from './rule.ts';
import type { Settings } from './settings.ts';
import { checkIns } from './store.ts';

/** How a community looks at its days. */
export type Calendar = {
  readonly dayAt: (at: Date) => Day;
  /** why a day is excused */
  readonly reasonOf: (day: Day) => Reason | undefined;
  readonly excused: (day: Day) => boolean;
};

/** Everything a member's streak follows from. */
export type Book = Calendar & {
  readonly rows: readonly CheckIn[];
  readonly standing: Standing;
};

/** Whose book it is, and by whose rules. */
export type Whose = {
  readonly memberId: number;
  readonly community: Pick<Community, 'id' | 'zone' | 'dayStarts'>;
  readonly settings: Pick<Settings, 'outage'>;
};

export function calendarOf(
  { community, settings }: Omit<Whose, 'memberId'>,
  known: Excuses,
): Calendar {
  const { zone, dayStarts } = community;
  const reasonOf = reasons(known, { zone, dayStarts, outage: settings.outage });
  return {
    dayAt: dayFor(community),
    reasonOf,
    excused: (day) => reasonOf(day) !== undefined,
  };
}

export function dayFor({ zone, dayStarts }: Whose['community']): (at: Date) => Day {
  return (at) => dayOf(at, zone, dayStarts);
}

/** With what was written earlier in the same unit of work. */
export async function bookIn(work: Work, whose: Whose): Promise<Book> {
  const { memberId, community } = whose;
  const [history, today, held, known] = await Promise.all([
    work.get(histories, memberId),
    work.get(checkIns, { memberId, day: work.today }),
    work.get(freezes, memberId),
    work.get(excuses, community.id),
  ]);
  const rows = history?.rows ?? [];
  const isNew = today !== undefined && !rows.some(({ day }) => day === today.day);
  const all = isNew ? [...rows, today].sort((a, b) => (a.day < b.day ? -1 : 1)) : rows;
  return opened(all, held?.all ?? [], calendarOf(whose, known ?? NOTHING), work.today);
}

export async function bookRead({ sql, today }: Reading, whose: Whose): Promise<Book> {
  const [[history], [held], [known]] = await Promise.all([
    loadHistories(sql, [whose.memberId]),
    loadFreezes(sql, [whose.memberId]),
    loadExcuses(sql, [whose.community.id]),
  ]);
  return opened(history?.rows ?? [], held?.all ?? [], calendarOf(whose, known ?? NOTHING), today);
}

const NOTHING: Excuses = { amnesties: [], outages: [] };

function opened(
  rows: readonly CheckIn[],
  held: readonly Freeze[],
  calendar: Calendar,
  today: Day,
): Book {
  const ground = { excused: calendar.excused, freezes: held };
  return { ...calendar, rows, standing: standingOn(today, rows, ground, calendar.dayAt) };
}
