/** What one platform can do, stated as facts rather than asked through missing methods. */
export type Abilities = {
  readonly platform: string;
  /** longest text of a message, in UTF-16 units */
  readonly text: number;
  /** longest text beside a picture; 0: pictures always stand apart */
  readonly caption: number;
  /** longest file that comes with what is said, in bytes; 0: none can. Its words are a caption. */
  readonly attachment: number;
  readonly title: number;
  readonly buttonLabel: number;
  readonly buttonsPerRow: number;
  readonly buttonRows: number;
  /** longest press reference, in bytes of UTF-8 */
  readonly press: number;
  /** longest notice that pops up for one person after a tap; 0: there are none */
  readonly toast: number;
  /** shows an instant in each reader's own time zone */
  readonly ownTimes: boolean;
  /** ways to answer one person alone, best first */
  readonly privately: readonly PrivateWay[];
  /** how missing options are asked for */
  readonly asks: 'form' | 'one-by-one';
  /** a form asks so many at most; absent: as many as there are */
  readonly formFields?: number;
  /** groups hold other bots with commands of their own: an unknown one may be theirs */
  readonly sharesCommands: boolean;
  /** files that come with a command; absent where there are none */
  readonly files?: {
    /** longest that can be opened, in bytes */
    readonly most: number;
    /** nobody else sees them, even where many are together */
    readonly alone: boolean;
  };
  /** messages can be pinned, so that they are found above all others */
  readonly pins: boolean;
  /** how much it takes; none: its library sees to that, or nobody counts */
  readonly pace?: Pace;
  /** a card is redrawn at most once in so many ms … in one chat */
  readonly redrawMs: number;
};

/** Messages and edits that a platform takes. Each is so many within so many ms, wherever those begin. */
export type Pace = {
  readonly all: Allowance;
  /** in one chat, each of them */
  readonly chat: readonly Allowance[];
};
export type Allowance = { readonly count: number; readonly ms: number };

/** `link`: a public pointer to a private chat, without the content. */
export type PrivateWay = 'ephemeral' | 'toast' | 'direct' | 'link';
