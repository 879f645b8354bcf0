import { expect, test } from 'vitest';
import { discordAtWork } from './support/discord-adapter.ts';
import type { Channel } from './support/discord-server/channel.ts';
import type { Guild } from './support/discord-server/guild.ts';
import type { User } from './support/discord-server/user.ts';

const card = {
  title: 'Question #1',
  text: 'How long does tea keep?',
  thread: { name: `#1 ${'How long? '.repeat(12)}`, opens: { text: 'Answers go here.' } },
};

async function atWork(botLacks: readonly 'CreatePublicThreads'[] = []) {
  let found: { sam: User; hall: Channel; guild: Guild } | undefined;
  const work = await discordAtWork({
    before: (it) => {
      const sam = it.user({ name: 'sam' });
      const corner = { name: 'corner', botLacks: ['ManageThreads'] as const };
      const channels = [{ name: 'hall', botLacks }, corner];
      const guild = it.guild({ id: '100', name: 'Hall', channels, members: [sam] });
      found = { sam, guild, hall: guild.channel('hall') };
    },
  });
  if (found === undefined) throw new Error('there is no server');
  const { hall } = found;
  const to = { platform: 'discord', chat: hall.id, guild: '100', private: false };
  const send = (key: string, asOne = true) => work.platform.send(to, card, { key, asOne });
  return { ...work, ...found, send, to };
}

test('a card that asks for a thread has one under it, which begins with its words', async () => {
  const { send, hall, sam, server } = await atWork();
  expect(await send('a')).toMatchObject({ ok: true });
  const thread = { id: hall.last?.id ?? '' };
  expect(sam.seen(thread).map(({ text }) => text)).toEqual(['Answers go here.']);
  expect(server.rejected).toEqual([]);
});

test('a delivery that is repeated has still one card, one thread and one beginning', async () => {
  const { send, hall, sam, logged } = await atWork();
  await send('a');
  await send('a');
  expect(hall.messages).toHaveLength(1);
  expect(sam.seen({ id: hall.last?.id ?? '' })).toHaveLength(1);
  expect(logged.join('')).not.toContain('no thread was opened');
});

test('where the bot may open none the card stands alone, and the log says what to do', async () => {
  const { send, hall, logged } = await atWork(['CreatePublicThreads']);
  expect(await send('a')).toMatchObject({ ok: true });
  expect(hall.messages).toHaveLength(1);
  expect(logged.join('')).toMatch(/give its role Create Public Threads.*no thread was opened/);
});

test('what is no card, or is posted into a thread, hangs none', async () => {
  const { send, platform, hall, to, server } = await atWork();
  await send('a', false);
  expect(server.calls.filter(({ path }) => path.endsWith('/threads'))).toEqual([]);
  await send('b');
  const inThread = { ...to, topic: hall.last?.id ?? '' };
  expect(await platform.send(inThread, card, { key: 'c', asOne: true })).toMatchObject({
    ok: true,
  });
  expect(server.calls.filter(({ path }) => path.endsWith('/threads'))).toHaveLength(1);
});

test('a card in an archived thread is drawn anew: the thread is opened for it', async () => {
  const { drawn, thread } = await archived();
  expect(await drawn()).toMatchObject({ ok: true });
  expect(thread.archived).toBe(false);
});

test('a locked thread stays as it is, and what to do about it is said', async () => {
  const { drawn, thread } = await archived({ locked: true });
  expect(await drawn()).toMatchObject({
    failure: { is: 'refused', reason: expect.stringContaining('Manage Threads') },
  });
  expect(thread.archived).toBe(true);
});

/** A card in a thread that was archived since. */
async function archived({ locked = false } = {}) {
  const { platform, to, guild } = await atWork();
  guild.becomes('corner', 11, 'hall');
  const thread = guild.channel('corner');
  const sent = await platform.send({ ...to, topic: thread.id }, card, { key: 'a', asOne: true });
  if (!sent.ok) throw new Error('it was not sent');
  thread.archive({ locked });
  return {
    thread,
    drawn: () => platform.edit(sent.message, { title: 'Question #1', text: 'new' }),
  };
}
