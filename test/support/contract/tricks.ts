import type { Database } from '../../../src/database/database.ts';
import type { VirtualClock } from '../clock.ts';
import { type CastMember, castMember } from '../emcee/cast.ts';
import type { DiscordStage } from '../emcee/on-discord.ts';
import { found, type TelegramStage } from '../emcee/on-telegram.ts';
import type { WebStage } from '../emcee/on-web.ts';
import type { Stage } from '../emcee/stage.ts';

/** What tests do to a platform behind the adapter's back, and see of it, each in its own way. */
export type Tricks = {
  readonly use: (stage: Stage, clock: VirtualClock) => void;
  readonly breakable: (database: Database) => Database;
  /** whether a message of the hall is a person's own */
  readonly isPersons: (key: string) => boolean;
  /** pictures in the hall */
  readonly pictures: () => number;
  /** The bot's latest message is deleted by somebody else. */
  readonly deletes: () => Promise<void>;
  /** a chat the bot is not in */
  readonly nowhere: { readonly chat: string; readonly guild?: string };
  /** commands as they stand in the platform's menu */
  readonly menu: () => readonly string[];
  /** The next message is refused for a minute. */
  readonly limits: () => void;
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  /** The next message arrives, and nobody says so. Resolves what `sending` becomes. */
  readonly silently: <T>(send: () => Promise<T>) => Promise<T>;
  readonly blocks: (who: CastMember) => void;
};

const LIN = castMember('lin', 'en');
const impossible = () => {
  throw new Error('not on this platform');
};

export function telegramTricks(): Tricks {
  let stage: TelegramStage | undefined;
  let clock: VirtualClock | undefined;
  const here = () => found(stage, 'a stage');
  const group = () => here().group('group');
  const own = () => here().server.bot.user.id;
  return {
    use: (it, time) => {
      stage = it as TelegramStage;
      clock = time;
    },
    breakable: (database) => database,
    isPersons: (key) =>
      group().messages.some(
        ({ chat, id, from }) => key === `${chat.id}/${id}` && from?.id !== own(),
      ),
    pictures: () => group().messages.filter(({ photo }) => photo !== undefined).length,
    deletes: async () => {
      here().user(LIN).deletes(found(group().last, 'a message'));
    },
    nowhere: { chat: '-1009999999999' },
    menu: () =>
      here()
        .server.commands({ type: 'chat', chat_id: group().id })
        .concat(here().server.commands({ type: 'all_group_chats' }))
        .concat(here().server.commands())
        .map((one) => (one as { command: string }).command),
    limits: () =>
      here().server.fail('sendMessage', {
        status: 429,
        description: 'Too Many Requests: retry after 60',
        parameters: { retry_after: 60 },
      }),
    down: () => here().server.down(),
    up: () => here().server.up(),
    async silently(send) {
      const before = group().messages.length;
      here().server.timeOut('sendMessage');
      const sending = send();
      while (group().messages.length === before) await new Promise((done) => setTimeout(done, 5));
      await clock?.advance({ seconds: 31 });
      return sending;
    },
    blocks: (who) => here().user(who).blocks(),
  };
}

export function discordTricks(): Tricks {
  let stage: DiscordStage | undefined;
  const here = () => found(stage, 'a stage');
  const channel = () => here().guild().channel('server');
  const own = () => here().server.bot.id;
  return {
    use: (it) => {
      stage = it as DiscordStage;
    },
    breakable: (database) => database,
    isPersons: (key) =>
      channel().messages.some(({ id, authorId }) => key === id && authorId !== own()),
    pictures: () => channel().messages.filter(({ files }) => files.length > 0).length,
    deletes: async () => {
      here().user(LIN).deletes(found(channel().last, 'a message'));
    },
    nowhere: { chat: '889999999999999999', guild: '880000000000000000' },
    menu: () =>
      here()
        .server.commands(here().guild().id)
        .map(({ name }) => name),
    limits: () => here().server.faults.limit(60, { on: '/messages' }),
    down: async () => here().server.down(),
    up: async () => here().server.up(),
    silently: impossible,
    blocks: (who) => here().user(who).closesDms(),
  };
}

export function webTricks(): Tricks {
  let stage: WebStage | undefined;
  let isDown = false;
  const here = () => found(stage, 'a stage');
  const messages = () => here().page(LIN).messages();
  const unless = <T>(work: () => Promise<T>): Promise<T> =>
    isDown ? Promise.reject(new Error('the database is away')) : work();
  return {
    use: (it) => {
      stage = it as WebStage;
    },
    breakable: (database) => ({
      ...database,
      query: (...asked) => unless(() => database.query(...asked)),
      execute: (...asked) => unless(() => database.execute(...asked)),
      transaction: (run) => unless(() => database.transaction(run)),
    }),
    isPersons: () => false,
    pictures: () => messages().filter(({ words }) => 'picture' in words).length,
    deletes: impossible,
    nowhere: { chat: 'cellar', guild: 'night' },
    menu: () => here().page(LIN).commands(),
    limits: impossible,
    down: async () => {
      isDown = true;
    },
    up: async () => {
      isDown = false;
    },
    silently: impossible,
    blocks: impossible,
  };
}
