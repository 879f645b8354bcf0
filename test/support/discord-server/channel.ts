import { type SeenMessage, seeMessage } from './seen.ts';
import type { ChannelRecord, World } from './world.ts';

/** A place with messages. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly mention: string;
  /** What everyone in it sees now, oldest first. */
  readonly messages: readonly SeenMessage[];
  /** The newest of them. */
  readonly last: SeenMessage | undefined;
  /** Waits for a public message whose text fits. */
  readonly shows: (text: RegExp, ms?: number) => Promise<SeenMessage>;
  /** Whether it is a thread that was archived. */
  readonly archived: boolean;
  /** Nobody wrote in the thread for long, or a moderator archived it; one may lock it too. */
  readonly archive: (how: { readonly locked: boolean }) => void;
}

export function createChannel(world: World, find: () => ChannelRecord): Channel {
  const messages = () =>
    [...find().messages.values()].filter((one) => one.viewer === undefined).map(seeMessage);
  return {
    get id() {
      return find().id;
    },
    get name() {
      return find().name;
    },
    get mention() {
      return `<#${find().id}>`;
    },
    get messages() {
      return messages();
    },
    get last() {
      return messages().at(-1);
    },
    get archived() {
      return find().archived;
    },
    archive: ({ locked }) => void Object.assign(find(), { archived: true, locked }),
    shows: (text, ms) =>
      world.until(
        () => messages().findLast((one) => text.test(one.text)),
        () => {
          const texts = messages().map((one) => JSON.stringify(one.text));
          return `#${find().name} shows nothing like ${text}, only:\n${texts.join('\n')}`;
        },
        ms,
      ),
  };
}
