import { expect, test } from 'vitest';
import { row, setUp } from './support/discord-server/with-client.ts';

test.each<[string, object, RegExp]>([
  ['content of 2001', { content: 'x'.repeat(2001) }, /BASE_TYPE_MAX_LENGTH/],
  ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, /embeds/],
  ['long description', { embeds: [{ description: 'x'.repeat(4097) }] }, /description/],
  [
    'embeds of 6001 in all',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    /MAX_EMBED_SIZE/,
  ],
  ['6 rows', { content: 'x', components: [...'abcdef'].map((one) => row(one)) }, /components/],
  ['6 buttons a row', { content: 'x', components: [row(...'abcdef')] }, /between 1 and 5/],
  ['a repeated custom id', { content: 'x', components: [row('a', 'a')] }, /DUPLICATED/],
  ['a long label', { content: 'x', components: [row('a'.repeat(81))] }, /label/],
  ['no custom id', { content: 'x', components: [row('')] }, /custom_id/],
  ['an unknown property', { content: 'x', contents: 'y' }, /Unknown field/],
  ['a long nonce', { content: 'x', nonce: 'n'.repeat(26) }, /nonce/],
  [
    'both kinds of mentions',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    /exclusive/,
  ],
  ['nothing', {}, /empty message/],
])('a message with %s is refused', async (_name, body, message) => {
  const { client, general, server } = await setUp();
  client.rest.setToken(server.token);
  const sent = client.rest.post(`/channels/${general.id}/messages`, { body });
  await expect(sent).rejects.toThrow(message);
  expect(general.messages).toEqual([]);
  expect(server.rejected).toHaveLength(1);
});

const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const many = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, i) => make(i));
const bulky = {
  choices: many(25, (index) => ({
    name: `${index}`.padEnd(100, 'x'),
    value: `${index}`.padEnd(100, 'y'),
  })),
};

test.each<[string, object, RegExp]>([
  ['an upper-case name', { name: 'Grant' }, /INVALID_NAME/],
  ['a space in its name', { name: 'a b' }, /INVALID_NAME/],
  ['no description', { description: '' }, /description/],
  ['26 options', { options: many(26, (index) => option(`o${index}`)) }, /options/],
  [
    'required after optional',
    { options: [option('a'), option('b', { required: true })] },
    /Required options/,
  ],
  [
    '26 choices',
    { options: [option('a', { choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })] },
    /choices/,
  ],
  [
    'options beside subcommands',
    { options: [option('a'), { ...option('b'), type: 1 }] },
    /exclusive/,
  ],
  ['8000 characters and more', { options: [option('a', bulky), option('b', bulky)] }, /TOO_LARGE/],
  ['an unknown property', { permission: '8' }, /Unknown field/],
  ['an unknown language', { name_localizations: { zh: '签到' } }, /Value must be one of/],
])('a command with %s is refused', async (_name, body, message) => {
  const { client, server } = await setUp();
  client.rest.setToken(server.token);
  const path = `/applications/${server.applicationId}/commands` as const;
  const posted = client.rest.post(path, { body: { name: 'fine', description: 'fine', ...body } });
  await expect(posted).rejects.toThrow(message);
});

test('a hundred commands, two hundred creates a day', async () => {
  const { client, server, guild } = await setUp();
  client.rest.setToken(server.token);
  const path = `/applications/${server.applicationId}/guilds/${guild.id}/commands` as const;
  const set = (prefix: string, count: number) =>
    client.rest.put(path, {
      body: many(count, (i) => ({ name: `${prefix}${i}`, description: 'd' })),
    });
  await expect(set('a', 101)).rejects.toMatchObject({ code: 30032 });
  await set('a', 100);
  const ids = server.commands(guild.id).map((one) => one.id);
  await set('a', 100);
  expect(server.commands(guild.id).map((one) => one.id)).toEqual(ids);
  await set('b', 100);
  await expect(set('c', 1)).rejects.toMatchObject({ code: 30034 });
});

const input = (more: object = {}) => ({ type: 4, custom_id: 'a', label: 'A', style: 1, ...more });
const inRow = (...components: object[]) => ({ type: 1, components });

test.each<[string, number, object, RegExp]>([
  [
    'a modal of 6 inputs',
    9,
    { components: many(6, (i) => inRow(input({ custom_id: `${i}` }))) },
    /components/,
  ],
  ['a modal with a long title', 9, { title: 'x'.repeat(46) }, /title/],
  [
    'an input with a long label',
    9,
    { components: [inRow(input({ label: 'x'.repeat(46) }))] },
    /label/,
  ],
  ['inputs of one id', 9, { components: [inRow(input()), inRow(input())] }, /DUPLICATED/],
  ['an answer too long', 4, { content: 'x'.repeat(2001) }, /data.content/],
  ['an empty answer', 4, {}, /empty message/],
  ['a flag that cannot be deferred', 5, { flags: 4 }, /data.flags/],
])('%s is refused as an answer', async (_name, type, data, message) => {
  const { client, server, bob, general, guild } = await setUp();
  client.rest.setToken(server.token);
  const path = `/applications/${server.applicationId}/guilds/${guild.id}/commands` as const;
  await client.rest.post(path, { body: { name: 'x', description: 'x' } });
  const { id, token } = bob.slash(general, 'x');
  const modal = type === 9 ? { custom_id: 'm', title: 'M', components: [inRow(input())] } : {};
  const body = { type, data: { ...modal, ...data } };
  const answered = client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false });
  await expect(answered).rejects.toThrow(message);
});

test('an unknown route, a wrong token and a body that is no JSON are refused', async () => {
  const { server } = await setUp();
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bot ${server.token}`, ...init.headers };
    return (await fetch(`${server.api}/v10${path}`, { ...init, headers })).status;
  };
  expect(await ask('/users/@me')).toBe(200);
  expect(await ask('/users/@me', { headers: { authorization: 'Bot wrong' } })).toBe(401);
  expect(await ask('/users/@nobody')).toBe(404);
  expect(await ask('/users/@me/channels', { method: 'POST', body: '{' })).toBe(400);
  expect(server.rejected.map((call) => call.status)).toEqual([401, 404, 400]);
});
