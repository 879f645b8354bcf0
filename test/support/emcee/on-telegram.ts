import { telegram } from '../../../adapters/telegram/connect.ts';
import type { Community } from '../../../src/bot/community.ts';
import { findCommand } from '../../../src/bot/find-command.ts';
import type { TelegramGroup } from '../telegram-server/actors/group.ts';
import type { Place } from '../telegram-server/actors/place.ts';
import type { TelegramUser } from '../telegram-server/actors/user.ts';
import type { TelegramServer } from '../telegram-server/handle.ts';
import { startTelegramServer } from '../telegram-server/server.ts';
import type { Message, Tap } from '../telegram-server/shapes.ts';
import type { CastMember } from './cast.ts';
import type { Seat, Sight, Stage } from './stage.ts';

export type TelegramStage = Stage & {
  readonly server: TelegramServer;
  readonly group: (space: string) => TelegramGroup;
  readonly user: (who: CastMember) => TelegramUser;
};

const sightOf = (message: Message, alone: boolean): Sight => ({
  key: `${message.chat.id}/${message.id}`,
  text: message.text,
  alone: alone || message.receiver !== undefined,
  buttons: message.buttons.map(({ label }) => label),
  files: filesOf(message),
});

const filesOf = ({ file }: Message): Sight['files'] =>
  file?.name === undefined
    ? []
    : [{ name: file.name, type: undefined, read: async () => Buffer.from(file.bytes).toString() }];

/** A Bot API server with the groups that the communities name. */
export async function telegramStage(
  communities: readonly Community[],
  cast: readonly CastMember[],
  now: () => Date,
): Promise<TelegramStage> {
  const server = await startTelegramServer({ now: () => now().getTime() });
  const users = new Map(cast.map((who) => [who.name, userFor(server, who)]));
  const groups = groupsFor(server, communities, [...users.values()]);
  const user = ({ name }: CastMember) => found(users.get(name), name);
  const group = (space: string) => found(groups.get(space), space);
  let inForce = communities;
  /** As the client's menu spells it: Telegram's command names know no hyphen, and no blank. */
  const spelt = (text: string) => {
    const [name = '', ...rest] = text.slice(1).split(' ');
    if (!text.startsWith('/') || !/[a-z]-[a-z]/.test(name)) return text;
    const asked = { name, typed: rest.join(' ') };
    const found = inForce.flatMap((one) => findCommand(one, asked) ?? [])[0];
    return found ? `/${found.command.name.replaceAll(/[ -]/g, '_')} ${found.typed}`.trim() : text;
  };
  const topics = new Map(
    communities.flatMap(({ spaces }) => spaces.map((space) => [space.name, space.topic] as const)),
  );
  const placeOf = (who: CastMember, where = found([...groups.keys()][0], 'a group')): Place =>
    where === 'private' ? user(who).direct() : group(where);
  const topicOf = (where: string | undefined) => {
    const topic = topics.get(where ?? [...groups.keys()][0] ?? '');
    return topic === undefined ? {} : { topic: Number(topic) };
  };

  return {
    name: 'telegram',
    server,
    group,
    user,
    connect: ({ clock, log, port }) => {
      const url = `http://127.0.0.1:${port}`;
      const webhook = { url, secret: 'a-secret-of-the-webhook' };
      return telegram({ token: server.token, apiRoot: server.apiRoot, webhook, clock, log });
    },
    opened: async (now) => {
      inForce = now;
    },
    seat: (who) =>
      seatOf(user(who), server, { groups, place: (w) => placeOf(who, w), topicOf, spelt }),
    shown: (space) =>
      group(space)
        .messages.filter(({ receiver }) => receiver === undefined)
        .map((message) => sightOf(message, false)),
    busy: () => server.bot.inbox.pending.size > 0,
    close: server.close,
  };
}

function userFor(server: TelegramServer, who: CastMember): TelegramUser {
  const { name, web, telegram: id, speaks: language } = who;
  return server.user({ id, name, username: web, language });
}

function groupsFor(
  server: TelegramServer,
  communities: readonly Community[],
  members: readonly TelegramUser[],
): ReadonlyMap<string, TelegramGroup> {
  const byId = new Map<string, TelegramGroup>();
  const spaces = communities.flatMap((one) => one.spaces).filter((s) => s.platform === 'telegram');
  for (const { name: title, chat } of spaces) {
    if (byId.has(chat)) continue;
    const ofChat = spaces.flatMap((one) => (one.chat === chat && one.topic ? [one] : []));
    const topics = Object.fromEntries(ofChat.map(({ name, topic }) => [name, Number(topic)]));
    const how = { id: Number(chat), title, members, supergroup: chat.startsWith('-100') };
    byId.set(chat, server.group({ ...how, ...(ofChat.length > 0 && { topics }) }));
  }
  return new Map(spaces.map(({ name, chat }) => [name, found(byId.get(chat), chat)]));
}

type Where = {
  readonly groups: ReadonlyMap<string, TelegramGroup>;
  readonly place: (where: string | undefined) => Place;
  readonly topicOf: (where: string | undefined) => { readonly topic?: number };
  readonly spelt: (text: string) => string;
};

function seatOf(
  user: TelegramUser,
  server: TelegramServer,
  { groups, place, topicOf, spelt }: Where,
): Seat {
  const taps: Tap[] = [];
  const heard = () => server.settled();
  const messages = () => {
    const isInSight = ({ receiver }: Message) => receiver === undefined || receiver === user.id;
    const inGroups = [...new Set(groups.values())].flatMap((one) => one.messages);
    const isOwn = ({ from }: Message) => from?.id === user.id;
    return [...inGroups.filter(isInSight), ...user.direct().messages]
      .filter((message) => !isOwn(message))
      .sort((a, b) => a.changed - b.changed);
  };
  const tapped = async (tap: Tap) => {
    taps.push(tap);
    await tap.answered();
    await heard();
  };
  return {
    async says(text, { where, replying = false, anonymously = false }) {
      const there = place(where);
      const asked = there.messages.findLast(({ from }) => from?.is_bot === true);
      const replyTo = replying && asked ? { replyTo: asked } : {};
      const anonymous = anonymously ? { anonymous: true } : {};
      user.says(there, spelt(text), { ...topicOf(where), ...replyTo, ...anonymous });
      await heard();
    },
    async taps(label) {
      const message = messages().findLast(({ buttons }) => buttons.some((b) => b.label === label));
      await tapped(user.taps(found(message, `a button “${label}”`), label));
    },
    forges: (press, where) => {
      const there = place(where);
      return tapped(user.tapsRaw(there, there.last?.id ?? 1, press));
    },
    fills: async () => {
      throw new Error('Telegram has no forms');
    },
    async again() {
      server.redeliver(found(server.updates.at(-1), 'an update'));
      await heard();
    },
    async opens() {
      user.opens();
      await heard();
    },
    sights: () => {
      const notices = taps.flatMap(({ id, answer }) =>
        answer === undefined || (answer.text === '' && answer.url === undefined)
          ? []
          : [
              {
                key: `notice/${id}`,
                text: answer.text || `${answer.url}`,
                alone: true,
                buttons: [],
                files: [],
              },
            ],
      );
      const isDirect = ({ chat }: Message) => chat.kind === 'private';
      return [...messages().map((message) => sightOf(message, isDirect(message))), ...notices];
    },
  };
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what} here`);
  return value;
}
