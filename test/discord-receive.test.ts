import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js';
import { expect, test } from 'vitest';
import { receiveInteraction, receiveMessage } from '../adapters/discord/receive.ts';

const at = new Date('2026-01-01T00:00:00Z');
const user = { id: '7', username: 'Sam', global_name: 'Sam S', discriminator: '0', avatar: null };

/** A press on a button, with what a case changes about it. */
function received(changed: object) {
  const raw = {
    ...{ id: '1', application_id: '2', type: 3, token: 't', version: 1, locale: 'en-GB' },
    channel: { id: '10', type: 0 },
    guild_id: '100',
    member: { user, nick: null, roles: ['5'], permissions: '0' },
    message: { id: '20', channel_id: '10', embeds: [] },
    data: { component_type: 2, custom_id: 'join:1' },
    ...changed,
  };
  return receiveInteraction(raw as unknown as APIInteraction, at);
}

test('a thread is a topic of its channel', () => {
  expect(received({ channel: { id: '11', type: 11, parent_id: '10' } })?.place).toEqual({
    ...{ platform: 'discord', chat: '10', topic: '11', guild: '100', private: false },
  });
  expect(received({ channel: { id: '10', type: 0, parent_id: '9' } })?.place.chat).toBe('10');
});

test('a press in a private chat', () => {
  const changed = { channel: { id: '30', type: 1 }, guild_id: undefined, member: undefined, user };
  expect(received(changed)).toEqual({
    key: 'discord/1',
    at,
    from: {
      ...{ platform: 'discord', id: '7', name: 'Sam S', handle: 'sam', language: 'en-GB' },
      ...{ administers: false, roles: [] },
    },
    place: { platform: 'discord', chat: '30', private: true },
    what: { is: 'press', press: 'join:1', message: '10/20' },
  });
});

test.each([
  ['8', true],
  ['32', true],
  ['8192', false],
])('permissions %s: administers %s', (permissions, administers) => {
  const member = { user, nick: 'S\u0000', roles: [], permissions };
  expect(received({ member })?.from).toMatchObject({ administers, name: 'S' });
});

test.each([
  ['a menu on a message', { data: { component_type: 3, custom_id: 'x', values: [] } }],
  ['a context menu', { type: 2, data: { type: 3, name: 'Translate', target_id: '1' } }],
  ['a ping', { type: 1, data: undefined }],
  ['completing without a focused option', { type: 4, data: { type: 1, name: 'x', options: [] } }],
])('what Emcee never offers is not heard: %s', (_, changed) => {
  expect(received(changed)).toBeUndefined();
});

test('words and files in private are heard; messages in servers, of bots and of nothing are not', () => {
  const message = { id: '1', channel_id: '30', author: user, content: ' hi ', attachments: [] };
  const hear = (changed: object) =>
    receiveMessage({ ...message, ...changed } as unknown as GatewayMessageCreateDispatchData, at);
  expect(hear({})?.what).toEqual({ is: 'text', text: 'hi', toBot: true });
  expect(hear({ content: '/rsvp #7 no' })?.what).toEqual({
    ...{ is: 'command', name: 'rsvp', typed: '#7 no', named: {}, asWords: true },
  });
  expect(hear({ content: '/shrug/' })?.what).toMatchObject({ is: 'text' });
  const attachments = [{ url: 'u', filename: 'notes.png', size: 9, content_type: 'image/png' }];
  expect(hear({ content: '/checkin', attachments })?.what).toMatchObject({
    ...{ is: 'command', name: 'checkin', photo: { id: 'u', name: 'notes.png', bytes: 9 } },
  });
  expect(hear({ content: '', attachments })?.what).toMatchObject({ is: 'text', text: '' });
  expect(hear({ guild_id: '100' })).toBeUndefined();
  expect(hear({ author: { ...user, bot: true } })).toBeUndefined();
  expect(hear({ content: ' ' })).toBeUndefined();
});
