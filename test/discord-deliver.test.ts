import { expect, test } from 'vitest';
import { nonceOf } from '../adapters/discord/deliver.ts';
import { systemClock } from '../src/clock.ts';
import { virtualClock } from './support/clock.ts';
import { discordAtWork, type Wanted } from './support/discord-adapter.ts';
import type { Guild } from './support/discord-server/guild.ts';
import type { User } from './support/discord-server/user.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function atWork(options: Wanted['options'] = {}) {
  let people: { guild: Guild; sam: User } | undefined;
  const work = await discordAtWork({
    options,
    before: (it) => {
      const channels = [
        'hall',
        { name: 'mute', botLacks: ['SendMessages'] as const },
        { name: 'unseen', botLacks: ['ViewChannel'] as const },
      ];
      const sam = it.user({ name: 'sam' });
      people = { sam, guild: it.guild({ id: '100', name: 'Hall', channels, members: [sam] }) };
    },
  });
  if (people === undefined) throw new Error('there is no server');
  const { guild: it, sam } = people;
  const to = (name: string) => ({
    ...{ platform: 'discord', chat: it.channel(name).id, guild: '100', private: false },
  });
  return { ...work, to, sam, hall: it.channel('hall') };
}

test('a message is sent with a file, which is known by its name and kind', async () => {
  const { platform, hall, to, server } = await atWork();
  const file = { name: 'events.ics', type: 'text/calendar', text: '茶' };
  const reply = { text: 'Your events', file };
  const sent = await platform.send(to('hall'), reply, { key: 'f', asOne: false });
  expect(sent.ok).toBe(true);
  const [there] = hall.last?.files ?? [];
  expect(there).toMatchObject({ name: 'events.ics', contentType: 'text/calendar; charset=utf-8' });
  expect(Buffer.from(there?.bytes ?? []).toString()).toBe('茶');
  expect(hall.last?.content).toBe('Your events');
  expect(server.rejected).toEqual([]);
});

test('a message is sent, with its picture, and drawn anew', async () => {
  const { platform, hall, to, server } = await atWork();
  const card = { title: 'Map', text: 'one', picture: { png, alt: 'a map' } };
  const sent = await platform.send(to('hall'), card, { key: 'a', asOne: true });
  expect(sent).toMatchObject({ ok: true });
  expect(hall.last).toMatchObject({ embeds: [{ title: 'Map', description: 'one' }] });
  expect(hall.last?.files).toMatchObject([{ name: 'picture.png', contentType: 'image/png' }]);
  if (!sent.ok) throw new Error('it was not sent');
  const edited = await platform.edit(sent.message, { title: 'Map', text: 'two' });
  expect(edited).toEqual(sent);
  expect(hall.last).toMatchObject({ embeds: [{ description: 'two' }], files: [], edits: 1 });
  expect(server.rejected).toEqual([]);
});

test('the same key says the same once, also in several messages', async () => {
  const { platform, hall, to } = await atWork();
  const long = { text: 'word '.repeat(600) };
  const first = await platform.send(to('hall'), long, { key: 'post/1', asOne: false });
  const second = await platform.send(to('hall'), long, { key: 'post/1', asOne: false });
  expect(second).toEqual(first);
  expect(hall.messages).toHaveLength(2);
  expect(nonceOf('post/1/0')).toHaveLength(25);
});

test('to one person alone, whose chat is opened when it is not known or no more', async () => {
  const { platform, sam } = await atWork();
  const to = { platform: 'discord', id: sam.id };
  const sent = await platform.direct(to, { text: 'for you' }, { key: 'a', asOne: false });
  expect(sent).toMatchObject({ ok: true });
  await platform.direct({ ...to, chat: '12345' }, { text: 'again' }, { key: 'b', asOne: false });
  expect(sam.dm.messages.map(({ content }) => content)).toEqual(['for you', 'again']);
  sam.closesDms();
  const refused = await platform.direct(to, { text: 'no' }, { key: 'c', asOne: false });
  expect(refused).toMatchObject({ ok: false, failure: { is: 'refused' } });
});

test('each refusal says what an operator can do', async () => {
  const { platform, to } = await atWork();
  const how = { key: 'k', asOne: false };
  const nowhere = { platform: 'discord', chat: '4', private: false };
  expect(await platform.send(to('mute'), { text: 'x' }, how)).toMatchObject({
    failure: { is: 'refused', reason: expect.stringMatching(/^50013: .*Send Messages/) },
  });
  expect(await platform.send(to('unseen'), { text: 'x' }, how)).toMatchObject({
    failure: { is: 'refused', reason: expect.stringMatching(/^50001: .*View Channel/) },
  });
  expect(await platform.send(nowhere, { text: 'x' }, how)).toMatchObject({
    failure: { is: 'refused', reason: expect.stringMatching(/^10003: /) },
  });
  expect(await platform.edit(`${to('hall').chat}/5`, { text: 'x' })).toEqual({
    ok: false,
    failure: { is: 'gone' },
  });
  expect(await platform.send(to('hall'), { text: '' }, how)).toMatchObject({
    failure: { is: 'invalid' },
  });
  const buttons = [{ does: 'open', label: 'x', url: 'javascript:alert(1)' }] as const;
  expect(await platform.send(to('hall'), { text: 'secret words', buttons }, how)).toMatchObject({
    failure: { is: 'invalid', reason: expect.stringMatching(/^50035: components/) },
  });
});

test.each([
  [400, 50008, /^50008: .*name a text channel in the config/],
  [400, 160005, /^160005: .*unlock it/],
  [400, 50083, /^50083: .*open it again/],
])('a channel that takes no messages: %i %i', async (status, code, reason) => {
  const { platform, server, to } = await atWork();
  server.faults.fail(status, { on: '/messages', code });
  const sent = await platform.send(to('hall'), { text: 'x' }, { key: 'k', asOne: false });
  expect(sent).toMatchObject({ failure: { is: 'refused', reason: expect.stringMatching(reason) } });
});

test('short waits are waited out, long ones are handed back', async () => {
  const { platform, server, to } = await atWork();
  server.faults.limit(0.1, { on: '/messages' });
  const how = { key: 'k', asOne: false };
  expect(await platform.send(to('hall'), { text: 'x' }, how)).toMatchObject({ ok: true });
  server.faults.limit(30, { on: '/messages' });
  const limited = await platform.send(to('hall'), { text: 'y' }, { ...how, key: 'l' });
  expect(limited).toMatchObject({ ok: false, failure: { is: 'limited' } });
  if (!limited.ok && limited.failure.is === 'limited')
    expect(limited.failure.retryAfterMs).toBeGreaterThan(29_000);
});

test('errors of the platform are no refusals', async () => {
  const { platform, server, to } = await atWork();
  server.faults.fail(503, { on: '/messages', times: 3 });
  expect(await platform.send(to('hall'), { text: 'x' }, { key: 'k', asOne: false })).toEqual({
    ok: false,
    failure: { is: 'down', reason: 'Discord answered 503' },
  });
});

test('no answer is repeated while Discord knows the nonce, and not later', async () => {
  const time = virtualClock('2026-01-01T00:00:00Z');
  const clock = { ...systemClock, elapsed: time.elapsed };
  const { platform, server, to, hall } = await atWork({ clock });
  const send = () => platform.send(to('hall'), { text: 'x' }, { key: 'k', asOne: false });
  server.faults.reset({ on: '/messages', times: 3 });
  expect(await send()).toMatchObject({ failure: { is: 'down' } });
  await time.advance({ minutes: 1 });
  server.faults.reset({ on: '/messages', times: 3 });
  expect(await send()).toMatchObject({ failure: { is: 'down' } });
  await time.advance({ minutes: 2 });
  expect(await send()).toMatchObject({ failure: { is: 'unsure' } });
  expect(hall.messages).toEqual([]);
});
