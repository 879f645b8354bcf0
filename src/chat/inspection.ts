import type { Place } from './incoming.ts';

/**
 * What the bot may have to be allowed in a space, beyond speaking there: to pin, to keep the platform's
 * own calendar, to take away what a member wrote for it alone.
 */
export type Right = 'pin' | 'list' | 'remove';

/** A role of a platform that the bot is to give and take. */
export type GivenRole = {
  readonly platform: string;
  readonly guild: string;
  readonly role: string;
};

/** What a platform is asked to look at, before anything is said there. */
export type Inspection = {
  readonly spaces: readonly InspectedSpace[];
  readonly roles: readonly GivenRole[];
};

/** `name` is what the config calls it, `place` where it is now. */
export type InspectedSpace = {
  readonly name: string;
  readonly place: Place;
  readonly rights: ReadonlySet<Right>;
};

/** What will fail in these spaces; `reason` says what is wrong and what to do about it. */
export type Unready = {
  readonly spaces: readonly string[];
  readonly reason: string;
  /** what of it, in the platform's words: the permissions that lack, the role's id */
  readonly about?: readonly string[];
};
