import type { Opened, Operation } from './bot/command.ts';
import type { Route } from './bot/route.ts';
import { checkInOperation } from './operations/check-in/check-in.ts';
import { couponsOperation } from './operations/coupons/coupons.ts';
import { eventsOperation } from './operations/events/events.ts';
import { helpOperation } from './operations/help/help.ts';
import { membershipOperation } from './operations/membership/membership.ts';
import { pointsOperation } from './operations/points/points.ts';
import { postsOperation } from './operations/posts/posts.ts';
import { questionsOperation } from './operations/questions/questions.ts';
import { quizOperation } from './operations/quiz/quiz.ts';
import { reportOperation } from './operations/report/report.ts';
import { timetableOperation } from './operations/timetable/timetable.ts';

/** What Emcee can do. A community has them all; its config sets them. */
export const operations: readonly Operation[] = [
  checkInOperation,
  pointsOperation,
  couponsOperation,
  questionsOperation,
  quizOperation,
  eventsOperation,
  postsOperation,
  timetableOperation,
  membershipOperation,
  reportOperation,
  helpOperation,
];

/** As they are for a community that sets nothing: what they declare is there in any. */
export function openedUnset(all: readonly Operation[]): readonly Opened[] {
  return all.map(({ settings, open }) => open(settings.parse({})));
}

/** What programs may ask of any community that these operations are open in. */
export function routesOf(all: readonly Operation[]): readonly Route[] {
  return openedUnset(all).flatMap(({ routes }) => routes);
}
