import type { ChatInputCommandInteraction, Interaction as Received } from 'discord.js';
import { expect, test } from 'vitest';
import { online, row } from './support/discord-server/with-client.ts';

test('a client comes online, knows its guild and registers commands', async () => {
  const { client, server, guild } = await online();
  expect(client.guilds.cache.get(guild.id)?.name).toBe('Readers');
  expect(server.commands(guild.id).map((one) => one.name)).toEqual(['grant', 'quiz', 'check-in']);
  const fetched = await client.application?.commands.fetch({ guildId: guild.id });
  expect(fetched?.find((one) => one.name === 'grant')?.defaultMemberPermissions?.bitfield).toBe(
    32n,
  );
  expect(server.rejected).toEqual([]);
});

test('a slash command carries typed options and is answered, privately, and edited', async () => {
  const { ada, bob, general, handle } = await online();
  handle(async (it) => {
    const command = it as ChatInputCommandInteraction;
    const member = command.options.getUser('member', true);
    const points = command.options.getInteger('points');
    await command.deferReply({ flags: 64 });
    await command.editReply(`${member.username} gets ${points} from ${it.locale}`);
    await command.followUp('for all to see');
  });
  const grant = ada.slash(general, 'grant', { member: bob, points: 5 });
  expect((await grant.answered()).content).toBe('bob gets 5 from zh-CN');
  expect(grant.acknowledgement).toBe(5);
  expect(ada.ephemeral?.edits).toBe(0);
  expect(bob.ephemeral).toBeUndefined();
  await bob.sees(general, /for all/);
  await expect(bob.sees(general, /gets 5/, 20)).rejects.toThrow('sees nothing like');
});

test('the client stops what a user could not do', async () => {
  const { ada, bob, general, guild } = await online();
  expect(() => bob.slash(general, 'grant', { member: ada })).toThrow('there is no /grant here');
  expect(() => ada.slash(general, 'grant')).toThrow('"member" is required');
  expect(() => ada.slash(general, 'grant', { member: bob, points: 11 })).toThrow('at most 10');
  expect(() => ada.slash(general, 'grant', { member: bob, points: 1.5 })).toThrow('whole');
  expect(() => ada.slash(general, 'grant', { member: bob, gift: 1 })).toThrow('no option "gift"');
  expect(() => ada.slash(general, 'quiz')).toThrow('needs a subcommand');
  guild.setRoles(ada, []);
  expect(() => ada.slash(general, 'grant', { member: bob })).toThrow('there is no /grant here');
  expect(() => ada.slash(ada.dm, 'check-in')).toThrow('there is no /check-in here');
});

test('subcommands and autocomplete', async () => {
  const { bob, general, handle } = await online();
  handle(async (it) => {
    if (it.isAutocomplete()) {
      await it.respond([{ name: `${it.options.getFocused()}…`, value: 'chapter-1' }]);
    } else if (it.isChatInputCommand()) {
      await it.reply(`${it.options.getSubcommand()} ${it.options.getString('bank')}`);
    }
  });
  const choices = await bob.autocompletes(general, 'quiz start', 'bank', 'cha');
  expect(choices).toEqual([{ name: 'cha…', value: 'chapter-1' }]);
  const started = bob.slash(general, 'quiz start', { bank: 'chapter-1' });
  expect((await started.answered()).content).toBe('start chapter-1');
});

test('buttons update their message; a removed or forged press still arrives', async () => {
  const { bob, general, handle, channel } = await online();
  const pressed: string[] = [];
  handle(async (it) => {
    if (!it.isButton()) return;
    pressed.push(it.customId);
    await it.update({ content: `by ${it.user.username}`, components: [] });
  });
  await (await channel()).send({ content: 'card', components: [row('Join', 'Leave')] });
  const card = await bob.sees(general, /card/);
  expect(card.buttons.map((one) => one.label)).toEqual(['Join', 'Leave']);
  await bob.clicks(card, 'Join').answered();
  expect(general.last).toMatchObject({ content: 'by bob', edits: 1, buttons: [] });
  expect(() => bob.clicks(card, 'Join')).toThrow('there is no button "Join"');
  await bob.clicksRaw(general, card.id, 'forged').acknowledged();
  expect(pressed).toEqual(['Join', 'forged']);
});

test('a modal is opened, its limits are kept, and it is sent in', async () => {
  const { bob, general, handle } = await online();
  handle(async (it) => {
    if (it.isChatInputCommand()) {
      const input = { type: 4, custom_id: 'why', label: 'Why', style: 1, max_length: 5 } as const;
      await it.showModal({
        title: 'Tell',
        custom_id: 'tell',
        components: [{ type: 1, components: [input] }],
      });
    } else if (it.isModalSubmit()) {
      await it.reply(it.fields.getTextInputValue('why'));
    }
  });
  const modal = await bob.slash(general, 'check-in').asked();
  expect(modal).toMatchObject({ title: 'Tell', fields: [{ label: 'Why', required: true }] });
  expect(() => bob.submits(modal, {})).toThrow('"Why" is required');
  expect(() => bob.submits(modal, { Why: 'too long' })).toThrow('wrong length');
  expect((await bob.submits(modal, { Why: 'so' }).answered()).content).toBe('so');
});

test('an interaction is acknowledged once, in time, and with a fitting type', async () => {
  const { ada, bob, general, handle, client } = await online({ interactionDeadlineMs: 60_000 });
  const held: Received[] = [];
  handle((it) => held.push(it));
  const raw = (it: Received | undefined, type: number, data: object = {}) =>
    client.rest.post(`/interactions/${it?.id}/${it?.token}/callback`, {
      body: { type, data },
      auth: false,
    });
  bob.slash(general, 'check-in');
  await expect.poll(() => held.length).toBe(1);
  await raw(held[0], 5);
  await expect(raw(held[0], 4, { content: 'again' })).rejects.toMatchObject({ code: 40060 });
  await expect(raw(held[0], 9, modalBody())).rejects.toMatchObject({ code: 40060 });
  const late = ada.slash(general, 'check-in');
  late.ages(60_001);
  await expect.poll(() => held.length).toBe(2);
  await expect(raw(held[1], 4, { content: 'late' })).rejects.toMatchObject({ code: 10062 });
  ada.slash(general, 'check-in');
  await expect.poll(() => held.length).toBe(3);
  await expect(raw(held[2], 7, { content: 'x' })).rejects.toMatchObject({ code: 50035 });
  await expect(raw(held[2], 8, { choices: [] })).rejects.toMatchObject({ code: 50035 });
});

function modalBody() {
  const input = { type: 4, custom_id: 'a', label: 'A', style: 1 };
  return { custom_id: 'm', title: 'M', components: [{ type: 1, components: [input] }] };
}

test('the token of an interaction lives for its time; nothing is there to edit before an answer', async () => {
  const { bob, general, handle } = await online();
  const held: ChatInputCommandInteraction[] = [];
  handle((it) => held.push(it as ChatInputCommandInteraction));
  const asked = bob.slash(general, 'check-in');
  await expect.poll(() => held.length).toBe(1);
  const [it] = held;
  if (!it) throw new Error('no interaction');
  await expect(it.webhook.editMessage('@original', 'early')).rejects.toMatchObject({ code: 10015 });
  await it.reply({ content: 'once', flags: 64 });
  await it.editReply('twice');
  expect(asked.response).toMatchObject({ content: 'twice', ephemeral: true, edits: 1 });
  await it.deleteReply();
  await expect(it.editReply('gone')).rejects.toMatchObject({ code: 10008 });
  asked.ages(15 * 60_000);
  await expect(it.followUp('too late')).rejects.toMatchObject({ status: 401, code: 50027 });
});

test('the first follow-up fills a deferred answer and keeps it private', async () => {
  const { bob, ada, general, handle } = await online();
  handle(async (it) => {
    if (!it.isChatInputCommand()) return;
    await it.deferReply({ flags: 64 });
    await it.followUp('secret');
  });
  expect(await bob.slash(general, 'check-in').answered()).toMatchObject({ ephemeral: true });
  expect(ada.seen(general)).toEqual([]);
});

test('a redelivered interaction is the same one again', async () => {
  const { bob, general, handle, server } = await online();
  const ids: string[] = [];
  handle((it) => ids.push(it.id));
  const one = bob.slash(general, 'check-in');
  server.redeliver(one);
  await expect.poll(() => ids).toEqual([one.id, one.id]);
});

test('a menu and a deferred update change the message they belong to', async () => {
  const { bob, general, handle, channel } = await online();
  handle(async (it) => {
    if (!it.isStringSelectMenu()) return;
    await it.deferUpdate();
    await it.editReply({ content: `chose ${it.values}`, components: [] });
  });
  const options = ['red', 'blue'].map((one) => ({ label: one, value: one }));
  const menu = { type: 3 as const, custom_id: 'colour', options };
  await (await channel()).send({ content: 'pick', components: [{ type: 1, components: [menu] }] });
  const shown = await bob.sees(general, /pick/);
  expect(() => bob.picks(shown, 'colour', ['green'])).toThrow('does not take green');
  expect((await bob.picks(shown, 'colour', ['blue']).answered()).content).toBe('chose blue');
  expect(general.messages).toHaveLength(1);
});

test('an ephemeral card is its reader’s alone, and a labelled modal behind it updates it', async () => {
  const { ada, bob, general, handle, client } = await online();
  handle(async (it) => {
    if (it.isChatInputCommand()) {
      await it.reply({ content: 'form', flags: 64, components: [row('Fill')] });
    } else if (it.isButton()) {
      const name = { type: 4, custom_id: 'name', style: 1 } as const;
      const labelled = { type: 18, label: 'Name', component: name } as const;
      await it.showModal({ custom_id: 'm', title: 'Form', components: [labelled] });
    } else if (it.isModalSubmit() && it.isFromMessage()) {
      await it.update({ content: `thanks ${it.fields.getTextInputValue('name')}`, components: [] });
    }
  });
  const card = await bob.slash(general, 'check-in').answered();
  expect(() => ada.clicks(card, 'Fill')).toThrow('for somebody else');
  const modal = await bob.clicks(card, 'Fill').asked();
  await bob.submits(modal, { Name: 'Bob' }).answered();
  expect(bob.ephemeral).toMatchObject({ content: 'thanks Bob', ephemeral: true });
  expect(general.messages).toEqual([]);
  const path = `/channels/${general.id}/messages/${card.id}` as const;
  await expect(client.rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({
    code: 10008,
  });
});
