/** What reaches the bot, from any platform, in one language. All strings were through `clean`. */
export type Incoming = {
  /** the update's own id, unique over all platforms: its redelivery carries the same */
  readonly key: string;
  /** when this server received it */
  readonly at: Date;
  readonly from: Person;
  readonly place: Place;
  readonly what: What;
  /** the message it replies to, or under which its thread hangs, as `send` named that message */
  readonly under?: string;
};

/** An account of a platform. Ids are strings: Telegram's need 52 bits, Discord's 64. */
export type AccountId = { readonly platform: string; readonly id: string };

export type Person = AccountId & {
  readonly name: string;
  /** lower case, without @ */
  readonly handle?: string;
  /** as the platform tells it */
  readonly language?: string;
  /** the platform says this person administers the place */
  readonly administers: boolean;
  /** platform roles (Discord), as their ids */
  readonly roles: readonly string[];
};

export type Place = {
  readonly platform: string;
  /** Telegram chat id, Discord channel id, playground room */
  readonly chat: string;
  /** Telegram topic; absent in the general one */
  readonly topic?: string;
  /** Discord guild, or the playground's community */
  readonly guild?: string;
  /** a chat of this person and the bot alone */
  readonly private: boolean;
};

/** A file that came along. Its content stays on its platform until it is opened. */
export type FileRef = {
  /** what the platform opens it by: for its adapter alone */
  readonly id: string;
  readonly name: string;
  /** as the platform tells it */
  readonly bytes?: number;
};

export type What =
  /** `/grant @sam 5 thanks`, or from an interaction with named options */
  | {
      readonly is: 'command';
      /** without slash: `grant`, `quiz start` */
      readonly name: string;
      /** what stood behind the name, still to be taken apart; people as `@handle` or `<@id>` */
      readonly typed: string;
      readonly named: Given;
      /** said in plain words, which no form can follow: what is missing is asked one by one */
      readonly asWords?: true;
      /** people of the place whom it names, where the platform shows them */
      readonly people?: readonly Person[];
      /** the account whose message it replies to */
      readonly repliedTo?: string;
      /** a photo came with it */
      readonly photo?: FileRef;
      /** a file came with it */
      readonly file?: FileRef;
    }
  | { readonly is: 'press'; readonly press: string; readonly message?: string }
  | { readonly is: 'form'; readonly id: string; readonly fields: Given }
  /** plain words; `toBot` when they answer a message of the bot, or stand in a private chat */
  | {
      readonly is: 'text';
      readonly text: string;
      readonly toBot: boolean;
      /** a photo came with it, or the text is empty and the photo is all */
      readonly photo?: FileRef;
      /** the same of a file */
      readonly file?: FileRef;
      /** the message that says it, by a name that is its own over all platforms */
      readonly message?: string;
      /** it was said before in other words, by the same message */
      readonly edited?: true;
    }
  /** the person opened a private chat with the bot; `start` is a deep link's payload */
  | { readonly is: 'opened'; readonly start: string }
  /** what could complete an option that is being typed */
  | {
      readonly is: 'completing';
      readonly name: string;
      readonly option: string;
      readonly typed: string;
    }
  /** the bot was added to a group, or removed from it */
  | { readonly is: 'added'; readonly title: string }
  | { readonly is: 'removed' }
  /** it may do less there than before; `reason`: what that means, and what to do about it */
  | { readonly is: 'hindered'; readonly reason: string }
  /** it may do more there than before */
  | { readonly is: 'freed' }
  /** a group became a supergroup: the same space at a new address */
  | { readonly is: 'moved'; readonly to: string }
  | { readonly is: 'left' }
  | { readonly is: 'joined' };

/** Options by name, as text; a person is `@handle` or an account id. */
export type Given = Readonly<Record<string, string>>;
