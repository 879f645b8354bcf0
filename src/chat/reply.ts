import type { Text } from './text.ts';

/**
 * What the bot says, in no platform's dialect. Plain data: it is kept in receipts and in the outbox.
 * Where it goes is declared by whoever was asked.
 */
export type Reply = {
  readonly title?: string;
  readonly text: Text;
  readonly picture?: Picture;
  /** Not of cards, nor of what is changed in place: those stay the message that they are. */
  readonly file?: TextFile;
  readonly buttons?: readonly Button[];
  /** Says that nothing was done, and why: who is not there to read it is told otherwise. */
  readonly declined?: boolean;
  /** Said instead where others would read it: the same without what is for one person. */
  readonly aloud?: string;
  /** Carries something that is for one person alone: never shown openly, sealed where it is kept. */
  readonly secret?: boolean;
  /** Of a card: a thread is opened under it where the platform has threads, and begins with these words. */
  readonly thread?: { readonly name: string; readonly opens: Pick<Reply, 'text' | 'buttons'> };
};

/** Nothing was done, and this is why. */
export const declined = (text: Text): Reply => ({ text, declined: true });

export type Picture = {
  /** PNG or JPEG, base64 */
  readonly png: string;
  /** names what the outbox keeps beside the reply and puts into `png` when it is sent */
  readonly kept?: string;
  /** what it shows, for those who do not see it */
  readonly alt: string;
};

/** What can be saved where it is read: a calendar, a table. */
export type TextFile = {
  /** `events.ics`: letters, digits, dots, hyphens */
  readonly name: string;
  /** media type, without parameters; the text is sent as UTF-8 */
  readonly type: string;
  readonly text: string;
};

export type Button =
  | {
      readonly does: 'press';
      readonly label: string;
      /** made by `pressOf`; short enough for every platform */
      readonly press: string;
      readonly tone?: 'primary' | 'danger';
    }
  | { readonly does: 'open'; readonly label: string; readonly url: string };

/** Where an answer stands: said before the work starts, since Discord wants to know by then. */
export type AnswerPlace = 'openly' | 'privately' | 'in-place';

/** Questions put at once, where a platform has forms; asked one by one where it has none. */
export type Form = {
  /** comes back with the answers; at most 100 characters */
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
};

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly long: boolean;
  /** at most so many characters */
  readonly max?: number;
  /** what was given already */
  readonly value?: string;
  /** asks for a picture instead of words */
  readonly photo?: boolean;
  /** asks for a file instead of words */
  readonly file?: boolean;
  /** answers to choose from; none: free text */
  readonly choices?: readonly Choice[];
};

export type Choice = { readonly label: string; readonly value: string };
