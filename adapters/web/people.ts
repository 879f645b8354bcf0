import { act, type Ground } from './act.ts';
import type { Action } from './protocol.ts';
import type { Row } from './store.ts';

/** What the people of the playground can do without a page, as their pages would. */
export type People = {
  readonly speak: (words: Words) => Promise<void>;
  readonly tap: (tap: Tap) => Promise<void>;
  /** The newest message of a room that has buttons of one of these presses; undefined when none does. */
  readonly find: (
    of: Where & { readonly presses: readonly string[] },
  ) => Promise<Buttons | undefined>;
};

export type Where = { readonly community: string; readonly person: string; readonly room: string };

/** `id` makes a repetition harmless; `answers` is the message replied to. */
export type Words = Where & {
  readonly id: string;
  readonly text: string;
  readonly answers?: number | undefined;
};

export type Tap = Where & {
  readonly id: string;
  readonly message: number;
  readonly press: string;
};

/** A message and those of its buttons that are of these presses. */
export type Buttons = { readonly message: number; readonly presses: readonly string[] };

/** Nobody's page: whoever looks later finds the answers in the room. */
const UNHEARD = { send: () => {}, close: () => {}, seat: undefined };

export function peopleOf(grounds: () => Ground | undefined): People {
  async function does({ community, person }: Where, action: Action): Promise<void> {
    const on = grounds();
    const there = on?.bot.communities().find(({ id }) => id === community);
    const language = there?.language ?? 'en';
    if (on) await act(action, UNHEARD, { community, person, language }, on);
  }
  return {
    speak: ({ id, room, text, answers, ...who }) =>
      does({ ...who, room }, { is: 'post', id, room, text, ...(answers && { answers }) }),
    tap: ({ id, room, message, press, ...who }) =>
      does({ ...who, room }, { is: 'press', id, room, message, press }),
    async find({ community, person, room, presses }) {
      const rows = await grounds()?.memory.store.recent(community, [room], person);
      const row = rows?.findLast((one) => pressesOf(one, presses).length > 0);
      return row && { message: row.id, presses: pressesOf(row, presses) };
    },
  };
}

function pressesOf({ content: { words } }: Row, names: readonly string[]): string[] {
  const buttons = words.is === 'said' ? (words.reply.buttons ?? []) : [];
  return buttons.flatMap((button) =>
    button.does === 'press' && names.includes(button.press.split(':')[0] ?? '')
      ? [button.press]
      : [],
  );
}
