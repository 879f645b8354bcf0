import type { Operation } from './bot/command.ts';
import { checkInOperation } from './operations/check-in/check-in.ts';
import { couponsOperation } from './operations/coupons/coupons.ts';
import { helpOperation } from './operations/help/help.ts';
import { membershipOperation } from './operations/membership/membership.ts';
import { pointsOperation } from './operations/points/points.ts';
import { postsOperation } from './operations/posts/posts.ts';
import { questionsOperation } from './operations/questions/questions.ts';
import { timetableOperation } from './operations/timetable/timetable.ts';

/** What Emcee can do. A community has them all; its config sets them. */
export const operations: readonly Operation[] = [
  checkInOperation,
  pointsOperation,
  couponsOperation,
  questionsOperation,
  postsOperation,
  timetableOperation,
  membershipOperation,
  helpOperation,
];
