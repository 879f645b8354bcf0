import type { Community } from '../bot/community.ts';
import type { Locale } from '../chat/locale.ts';
import type { Outcome } from './outcome.ts';
import type { Stage } from './stage.ts';

export type Asked = {
  readonly from: Date;
  readonly days: number;
  /** how many made-up members there are */
  readonly members: number;
  /** the same seed draws the same */
  readonly seed: number;
  /** of what an organiser is told in the end */
  readonly locale: Locale;
};

/** What came of days that were lived through beforehand. */
export type Rehearsed = Outcome & {
  readonly community: Community;
  readonly asked: Asked;
  readonly stages: readonly Stage[];
  /** lines of the log about bugs */
  readonly faults: readonly string[];
  /** what an organiser's questions were answered in the end */
  readonly looks: readonly { readonly words: string; readonly answer: string }[];
};
