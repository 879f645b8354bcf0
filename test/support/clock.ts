import { type SteppedClock, steppedClock } from '../../src/stepped-clock.ts';

/** The clock of tests: it stands until it is moved. */
export type VirtualClock = SteppedClock;
export const virtualClock = steppedClock;
