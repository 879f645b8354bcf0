import { afterEach, expect, it } from 'vitest';
import type { InspectedSpace, Right } from '../src/chat/inspection.ts';
import { type Clock, systemClock } from '../src/clock.ts';
import { scriptedBot } from './support/scripted-bot.ts';
import { type Connected, connectTelegram } from './support/telegram-adapter.ts';
import type { TelegramServer } from './support/telegram-server/handle.ts';

let connected: Connected | undefined;
afterEach(async () => {
  expect(connected?.server.rejected).toEqual([]);
  await connected?.close();
});

async function atWork(server: { readonly privacy?: boolean } = {}): Promise<Connected> {
  connected = await connectTelegram(scriptedBot(), { by: 'polling', server });
  return connected;
}

const space = (
  name: string,
  chat: { readonly id: number },
  { topic, rights = [] }: { topic?: number; rights?: readonly Right[] } = {},
): InspectedSpace => ({
  name,
  place: {
    ...{ platform: 'telegram', chat: String(chat.id), private: false },
    ...(topic !== undefined && { topic: String(topic) }),
  },
  rights: new Set(rights),
});

const look = async ({ platform }: Connected, ...spaces: readonly InspectedSpace[]) =>
  platform.inspect?.({ spaces, roles: [] });

type Group = Parameters<typeof space>[1];
const faults: readonly (readonly [string, (server: TelegramServer) => Group, RegExp])[] = [
  ['a chat that is not there', () => ({ id: -1009 }), /no such chat .* check its id/],
  [
    'a group that it was removed from',
    (server) => {
      const group = server.group({});
      group.removes(server.bot);
      return group;
    },
    /was removed from this chat/,
  ],
  [
    'a group in which members may not write',
    (server) => {
      const group = server.group({ supergroup: true, bot: 'member' });
      group.forbids('messages');
      return group;
    },
    /lacks the right .* allow it in the group’s permissions, or make the bot an administrator/,
  ],
  [
    'a group that keeps it alone from writing',
    (server) => {
      const group = server.group({ supergroup: true });
      group.mutes(server.bot);
      return group;
    },
    /lacks the right/,
  ],
  [
    'a channel in which it may not post',
    (server) => {
      const channel = server.channel({});
      channel.promotes(server.bot, { without: ['can_post_messages'] });
      return channel;
    },
    /lacks the right/,
  ],
  [
    'a group that it does not administer',
    (server) => server.group({ bot: 'member' }),
    /is not told who leaves, and sees only commands that name it/,
  ],
];

it.each(faults)('%s is told with what to do, and nothing is written', async (_, make, reason) => {
  const it = await atWork();
  const chat = make(it.server);
  const good = it.server.group({});
  const found = await look(it, space('hall', chat), space('good', good));
  expect(found).toEqual([{ spaces: ['hall'], reason: expect.stringMatching(reason) }]);
  const asked = new Set(it.server.calls.map(({ method }) => method));
  expect([...asked].filter((method) => !method.startsWith('get'))).toEqual(['deleteWebhook']);
});

it('a bot that hears everything misses only who leaves', async () => {
  const it = await atWork({ privacy: false });
  const found = await look(it, space('hall', it.server.group({ bot: 'member' })));
  expect(found).toEqual([
    { spaces: ['hall'], reason: expect.stringMatching(/who leaves: make it one$/) },
  ]);
});

it('a topic is missed where there are none, and a right where something takes it', async () => {
  const it = await atWork();
  const group = it.server.group({ supergroup: true });
  group.promotes(it.server.bot, { without: ['can_pin_messages', 'can_delete_messages'] });
  const before = it.server.calls.length;
  const pins = space('pins', group, { rights: ['pin'] });
  const secret = space('secret', group, { rights: ['remove'] });
  const found = await look(
    it,
    space('plain', group),
    pins,
    secret,
    space('t', group, { topic: 7 }),
  );
  expect(found).toEqual([
    { spaces: ['t'], reason: expect.stringMatching(/topic does not exist/) },
    { spaces: ['pins'], reason: expect.stringMatching(/may not pin/) },
    { spaces: ['secret'], reason: expect.stringMatching(/may not delete messages/) },
  ]);
  const asked = it.server.calls.slice(before).map(({ method }) => method);
  expect(asked.filter((method) => method !== 'getUpdates')).toEqual(['getChat', 'getChatMember']);
  const forum = it.server.group({ topics: { books: 7 } });
  expect(await look(it, space('books', forum, { topic: 7 }))).toEqual([]);
});

it('a group at a new address is looked at there', async () => {
  const it = await atWork();
  const group = it.server.group({});
  const old = { id: group.id };
  group.migrates();
  expect(await look(it, space('hall', old))).toEqual([]);
});

it.each([
  ['asks to wait', { status: 429, parameters: { retry_after: 30 } }],
  ['is away', { status: 502, body: 'Bad Gateway' }],
])('says nothing when Telegram %s, and asks no further', async (_, failure) => {
  const it = await atWork();
  it.server.fail('getChat', failure);
  const found = await look(it, space('hall', it.server.group({})), space('gone', { id: -1009 }));
  expect(found).toEqual([]);
  expect(it.server.calls.filter(({ method }) => method === 'getChat')).toHaveLength(1);
  expect(it.lines.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
});

it('between two chats there is time, so that many spaces meet no limit', async () => {
  const waits: number[] = [];
  const after: Clock['after'] = (ms, then) => {
    if (ms >= 1000) return systemClock.after(ms, then);
    waits.push(ms);
    return systemClock.after(0, then);
  };
  connected = await connectTelegram(scriptedBot(), {
    options: { clock: { ...systemClock, after } },
  });
  const { server } = connected;
  const group = () => server.group({ bot: 'member' });
  const spaces = ['one', 'two', 'three'].map((name) => space(name, group()));
  expect(await look(connected, ...spaces)).toHaveLength(3);
  expect(waits).toEqual([250, 250]);
});
