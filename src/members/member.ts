import type { Locale } from '../chat/locale.ts';

/** A person in a community; everything of value hangs on the member, not on an account. */
export type Member = {
  readonly id: number;
  readonly communityId: string;
  readonly name: string;
  /** chosen by the member; undefined follows what their platform says, then the community */
  readonly language: Locale | undefined;
  readonly joinedAt: Date;
  /** the private chat they opened with the bot on the platform they speak from */
  readonly direct: string | undefined;
};

/** The account that the timetable and the shell act as, in every community. */
export const house = { platform: 'house', id: 'house' } as const;
