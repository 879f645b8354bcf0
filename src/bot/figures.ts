import type { Day } from '../agenda/day.ts';
import type { Sql } from '../database/sql.ts';

/** What a report counts. Each has words in both languages in `operations/report/texts`. */
export type FigureName =
  | 'members'
  | 'joined'
  | 'left'
  | 'check-ins'
  | 'checked-in'
  | 'earned'
  | 'earners'
  | 'spent'
  | 'coupons'
  | 'redeemed'
  | 'asked'
  | 'answers'
  | 'answered'
  | 'accepted'
  | 'quizzes'
  | 'players'
  | 'events'
  | 'attended'
  | 'posts'
  | 'undelivered';

/** Whole days of a community: from the start of the first up to `to`, when the last has ended. */
export type Stretch = {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly from: Date;
  readonly to: Date;
};

export type Counted = Readonly<Partial<Record<FigureName, number>>>;

/** How much of what an operation is about there was in a stretch of days, in one row. */
export type Count = (sql: Sql, communityId: string, stretch: Stretch) => Promise<Counted>;

export type Figures = { readonly operation: string; readonly count: Count };
