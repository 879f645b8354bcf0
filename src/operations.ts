import type { Operation } from './bot/command.ts';
import { checkInOperation } from './operations/check-in/check-in.ts';

/** What Emcee can do. A community has them all; its config sets them. */
export const operations: readonly Operation[] = [checkInOperation];
