import { performance } from 'node:perf_hooks';
import { ChannelType, GuildScheduledEventEntityType } from 'discord.js';
import { expect, test } from 'vitest';
import { openSpec } from './support/discord-server/spec.ts';
import { online, row } from './support/discord-server/with-client.ts';

test('messages are sent with files, edited, pinned, answered and removed', async () => {
  const { channel, general, ada } = await online();
  const place = await channel();
  const bytes = Buffer.from('a,b\n1,2\n');
  const sent = await place.send({
    content: `hello ${ada.mention} @everyone`,
    files: [{ attachment: bytes, name: 'points.csv' }],
    allowedMentions: { users: [ada.id] },
  });
  expect(general.last).toMatchObject({ pings: [ada.id], edits: 0 });
  expect(Buffer.from(general.last?.files[0]?.bytes ?? '')).toEqual(bytes);
  const url = sent.attachments.first()?.url ?? '';
  expect(await (await fetch(url)).text()).toBe('a,b\n1,2\n');
  await sent.edit({ content: 'changed', components: [row('Go')] });
  await sent.pin();
  expect(general.last).toMatchObject({ content: 'changed', edits: 1, pinned: true });
  expect(general.last?.files).toHaveLength(1);
  await sent.reply('answer');
  expect(general.last?.replyTo).toBe(sent.id);
  await sent.delete();
  expect(general.messages.map((one) => one.content)).toEqual(['answer']);
  await expect(sent.edit('gone')).rejects.toMatchObject({ code: 10008 });
});

test('a nonce that is enforced makes a repeated message the same message', async () => {
  const { channel, general } = await online();
  const place = await channel();
  const message = { content: 'once', nonce: 'outbox-1', enforceNonce: true };
  const first = await place.send(message);
  const second = await place.send(message);
  expect(second.id).toBe(first.id);
  await place.send({ ...message, enforceNonce: false });
  expect(general.messages).toHaveLength(2);
});

test('permissions and roles are respected', async () => {
  const { channel, client, guild, bob, general, ada } = await online();
  await expect((await channel('quiet')).send('x')).rejects.toMatchObject({ code: 50013 });
  await expect(client.channels.fetch('1')).rejects.toMatchObject({ code: 10003 });
  const member = await client.guilds.cache.get(guild.id)?.members.fetch(bob.id);
  await member?.roles.add(guild.role('Level 2').id);
  expect(guild.rolesOf(bob)).toEqual(['Level 2']);
  await member?.roles.remove(guild.role('Level 2').id);
  expect(guild.rolesOf(bob)).toEqual([]);
  await expect(member?.roles.add(guild.role('emcee').id)).rejects.toMatchObject({ code: 50013 });
  const theirs = ada.messages(general, 'mine');
  const place = await channel();
  const found = await place.messages.fetch(theirs.id);
  await expect(
    client.rest.patch(`/channels/${place.id}/messages/${found.id}`, { body: { content: 'x' } }),
  ).rejects.toMatchObject({ code: 50005 });
});

test('direct messages arrive unless they are closed', async () => {
  const { client, ada, bob } = await online();
  await (await client.users.fetch(ada.id).catch(() => client.users.createDM(ada.id))).send('psst');
  await ada.sees(ada.dm, /psst/);
  const dm = await client.users.createDM(bob.id);
  bob.closesDms();
  await expect(dm.send('psst')).rejects.toMatchObject({ code: 50007 });
  bob.opensDms();
  await dm.send('again');
  expect(bob.dm.last?.content).toBe('again');
});

test('threads and scheduled events', async () => {
  const { client, guild, general, channel } = await online();
  const parent = await client.channels.fetch(general.id);
  if (parent?.type !== ChannelType.GuildText) throw new Error('not a text channel');
  const thread = await parent.threads.create({ name: 'Chapter 1', type: ChannelType.PublicThread });
  await thread.send('inside');
  expect(guild.channel('Chapter 1').last?.content).toBe('inside');
  await (await channel()).send('topic').then((message) => message.startThread({ name: 'Topic' }));
  await thread.setArchived(true);
  const events = client.guilds.cache.get(guild.id)?.scheduledEvents;
  const event = {
    name: 'Meeting',
    privacyLevel: 2,
    entityType: GuildScheduledEventEntityType.External,
  };
  const [start, end] = [1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000));
  const times = { scheduledStartTime: start ?? '', scheduledEndTime: end ?? '' };
  const nowhere = client.rest.post(`/guilds/${guild.id}/scheduled-events`, {
    body: { name: 'x', privacy_level: 2, entity_type: 3, scheduled_start_time: start },
  });
  await expect(nowhere).rejects.toThrow(/location/);
  const made = await events?.create({
    ...event,
    ...times,
    entityMetadata: { location: 'Library' },
  });
  await made?.setName('Moved');
  expect(guild.events.map((one) => one.name)).toEqual(['Moved']);
  await made?.delete();
  expect(guild.events).toEqual([]);
});

test('planted faults: 429, 5xx, a reset, and a silence after which a nonce prevents a double', async () => {
  const { server, channel, general, client } = await online();
  const place = await channel();
  const on = 'POST /channels';
  const before = performance.now();
  server.faults.limit(0.3, { on });
  await place.send('after a while');
  expect(performance.now() - before).toBeGreaterThan(290);
  server.faults.limit(0.2, { on, global: true });
  await place.send('after another');
  server.faults.fail(502, { on, times: 3 });
  await place.send('fourth try');
  server.faults.fail(503, { on, times: 4 });
  await expect(place.send('gives up')).rejects.toThrow();
  server.faults.reset({ on });
  await expect(place.send('cut')).rejects.toThrow();
  server.faults.silence({ on });
  Object.assign(client.rest.options, { timeout: 300 });
  await place.send({ content: 'twice?', nonce: '1', enforceNonce: true });
  server.faults.fail(401, { on: /^POST .*messages$/, code: 0 });
  await expect(place.send('no more')).rejects.toThrow();
  const texts = general.messages.map((one) => one.content);
  expect(texts).toEqual(['after a while', 'after another', 'fourth try', 'twice?']);
  expect(server.rejected).toEqual([]);
});

test.skipIf(openSpec() === undefined)('its answers fit the published schemas', async () => {
  const { server, channel, client, general, guild, ada, handle } = await online();
  handle(async (it) => {
    if (it.isChatInputCommand())
      await it.reply({ content: 'hi', components: [row('A')], withResponse: true });
  });
  const place = await channel();
  const sent = await place.send({
    content: 'card',
    embeds: [{ title: 't' }],
    components: [row('A')],
  });
  await sent.edit('changed');
  await place.messages.fetch({ limit: 5, cache: false });
  await client.users.createDM(ada.id);
  await client.guilds.cache.get(guild.id)?.members.fetch({ user: ada.id, force: true });
  await client.guilds.cache.get(guild.id)?.roles.fetch();
  await client.guilds.fetch({ guild: guild.id, force: true });
  await client.channels.fetch(general.id, { force: true });
  await ada.slash(general, 'check-in').answered();
  const wrong = server.calls.flatMap((call) => {
    const { method, pattern = '', status, answer } = call;
    const found = openSpec()?.response(method, pattern, status, answer) ?? [];
    return found.map((problem) => `${method} ${pattern}: ${problem}`);
  });
  expect(wrong).toEqual([]);
});
