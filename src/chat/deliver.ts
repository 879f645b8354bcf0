import type { Delivered } from './failure.ts';
import type { AccountId, Place } from './incoming.ts';
import type { Reply } from './reply.ts';

/** How a platform is spoken to. None of these reject: what went wrong is a value. */
export type Deliver = {
  readonly send: (to: Place, reply: Reply, how: How) => Promise<Delivered>;
  /** To one person alone. */
  readonly direct: (to: Addressee, reply: Reply, how: How) => Promise<Delivered>;
  /** Changes a message to show this. `message` is what `send` returned. */
  readonly edit: (message: string, reply: Reply) => Promise<Delivered>;
  /** What may be done about messages that `send` returned. */
  readonly posted?: Posted;
  /**
   * Gives an account a role of a guild, or takes it; absent where there are no roles. `message` of the
   * outcome names the role.
   */
  readonly role?: (
    account: string,
    guild: string,
    role: string,
    give: boolean,
  ) => Promise<Delivered>;
  /**
   * Brings an entry of a guild's own calendar up to date; absent where there is none. `known` is what an
   * earlier call returned as `message`, none before the first; `listing` undefined calls it off.
   */
  readonly list?: (
    guild: string,
    listing: Listing | undefined,
    known: string | undefined,
  ) => Promise<Delivered>;
};

/** What a platform's calendar says of something that happens. */
export type Listing = {
  /** tells it apart from all others, in words that people may read: `#12` */
  readonly mark: string;
  readonly name: string;
  readonly about: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** Each may be done twice: then it is done already. `messages` are all that one reply took, in order. */
export type Posted = {
  /** Says something else in the same messages; fewer may be needed, but not more. */
  readonly edit: (messages: readonly string[], reply: Reply) => Promise<Delivered>;
  readonly remove: (messages: readonly string[]) => Promise<Delivered>;
  /** Absent where messages cannot be pinned. */
  readonly pin?: (message: string) => Promise<Delivered>;
};

/** `chat` is the private chat they opened, where that is known; `community` is who writes. */
export type Addressee = AccountId & { readonly chat?: string; readonly community?: string };

export type How = {
  /** the same at every try: a platform that can tell a repetition by it, does */
  readonly key: string;
  /** a card, which must stay one message */
  readonly asOne: boolean;
};
