import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { online, setUp } from './support/discord-server/with-client.ts';

const { Guilds, GuildMembers, GuildMessages, MessageContent, DirectMessages } = GatewayIntentBits;

/** Collects the contents of messages from people. */
function listen({ client }: Awaited<ReturnType<typeof setUp>>): string[] {
  const heard: string[] = [];
  client.on('messageCreate', (message) => {
    if (!message.author.bot) heard.push(message.content);
  });
  return heard;
}

test('a wrong token and a privilege that was not granted end the connection', async () => {
  const wrong = await setUp();
  await expect(wrong.client.login('not.the.token')).rejects.toThrow('invalid token');
  const greedy = await setUp({}, { intents: [Guilds, MessageContent] });
  const codes: number[] = [];
  greedy.client.on(Events.ShardDisconnect, ({ code }) => codes.push(code));
  greedy.client.on(Events.Error, () => undefined);
  await greedy.client.login(greedy.server.token).catch(() => undefined);
  await expect.poll(() => codes).toEqual([4014]);
});

test('message content is withheld, except from direct messages and mentions', async () => {
  const all = await online();
  const heard = listen(all);
  const { ada, general, server } = all;
  ada.messages(general, 'hidden');
  ada.messages(general, `<@${server.bot.id}> hello`);
  ada.dms('between us');
  await expect.poll(() => heard.length).toBe(3);
  expect(heard).toEqual(['', `<@${server.bot.id}> hello`, 'between us']);
});

test('with the grants, content and members come through', async () => {
  const intents = [Guilds, GuildMembers, GuildMessages, MessageContent, DirectMessages];
  const grants = { messageContent: true, guildMembers: true };
  const all = await online({ grants }, { intents });
  const heard = listen(all);
  const { ada, client, general, guild, server } = all;
  const moves: string[] = [];
  client.on('guildMemberAdd', (member) => moves.push(`+${member.user.username}`));
  client.on('guildMemberRemove', (member) => moves.push(`-${member.user.username}`));
  ada.messages(general, 'open');
  const eve = server.user({ name: 'eve' });
  guild.adds(eve);
  guild.removes(eve);
  await expect.poll(() => moves).toEqual(['+eve', '-eve']);
  expect(heard).toEqual(['open']);
  const members = await client.guilds.cache.get(guild.id)?.members.fetch();
  expect(members?.map((member) => member.user.username).sort()).toEqual(['ada', 'bob', 'emcee']);
  expect(await client.guilds.cache.get(guild.id)?.members.list({ limit: 10 })).toHaveLength(3);
});

test('the bot is removed from a guild and added to another', async () => {
  const { client, guild, server } = await online();
  const seen: string[] = [];
  client.on('guildDelete', ({ name }) => seen.push(`-${name}`));
  client.on('guildCreate', ({ name }) => seen.push(`+${name}`));
  guild.removes(server.bot);
  const other = server.guild({ name: 'Writers', bot: false });
  other.adds(server.bot);
  await expect.poll(() => seen).toEqual(['-Readers', '+Writers']);
  await expect(client.application?.commands.set([], guild.id)).rejects.toMatchObject({
    code: 50001,
  });
});

test.each<[string, number | undefined]>([
  ['1001', 1001],
  ['1006', undefined],
  ['4000', 4000],
])('after close %s the session is resumed and what was missed is replayed', async (_name, code) => {
  const all = await online();
  const heard = listen(all);
  all.server.gateway.disconnect(code);
  all.ada.dms('missed');
  await expect.poll(() => heard).toEqual(['missed']);
  expect(all.server.gateway).toMatchObject({ identified: 1, resumed: 1, connections: 1 });
});

test('op 7, op 9 and missed acknowledgements lead to a resume', async () => {
  const all = await online({ heartbeatMs: 500 });
  const heard = listen(all);
  const { gateway } = all.server;
  gateway.reconnect();
  await expect.poll(() => gateway.resumed).toBeGreaterThan(0);
  const known = gateway.resumed;
  gateway.holdAcks(true);
  await expect.poll(() => gateway.resumed).toBeGreaterThan(known);
  gateway.holdAcks(false);
  all.ada.dms('still here');
  await expect.poll(() => heard).toEqual(['still here']);
  const before = gateway.resumed;
  gateway.invalidate(true);
  await expect.poll(() => gateway.resumed).toBeGreaterThan(before);
  expect(gateway.identified).toBe(1);
});

test('op 9 (false) makes the client identify anew, and what happened meanwhile is lost', async () => {
  const all = await online();
  const heard = listen(all);
  const { gateway } = all.server;
  gateway.invalidate(false);
  all.ada.dms('lost');
  // A client may identify once in five seconds.
  await expect.poll(() => gateway.identified).toBe(2);
  all.ada.dms('heard');
  await expect.poll(() => heard).toEqual(['heard']);
});

test('down: connections are reset and nothing arrives; up: the session goes on', async () => {
  const all = await online();
  const heard = listen(all);
  const channel = await all.channel();
  all.client.on(Events.ShardError, () => undefined);
  all.server.down();
  await expect(channel.send('nobody hears')).rejects.toThrow();
  all.ada.dms('while down');
  all.server.up();
  await expect.poll(() => heard).toEqual(['while down']);
  await channel.send('back');
  expect(all.general.messages.map((one) => one.content)).toEqual(['back']);
});
