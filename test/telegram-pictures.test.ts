import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { telegram } from '../adapters/telegram/connect.ts';
import type { Platform } from '../src/bot/port.ts';
import type { Place } from '../src/chat/incoming.ts';
import { systemClock } from '../src/clock.ts';
import { openLog } from '../src/log.ts';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';
import { dot } from './support/telegram-server/testing.ts';

let server: TelegramServer;
let platform: Platform;
beforeAll(async () => {
  server = await startTelegramServer();
  const log = openLog('silent');
  platform = telegram({ token: server.token, apiRoot: server.apiRoot, clock: systemClock, log });
});
afterAll(async () => {
  expect(server.rejected).toEqual([]);
  await server.close();
});

const card = { key: 'k', asOne: true };
const post = { key: 'k', asOne: false };
const png = dot.toString('base64');
const other =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const to = (group: { readonly id: number }): Place => ({
  platform: 'telegram',
  chat: String(group.id),
  private: false,
});

async function sent(...args: Parameters<Platform['send']>): Promise<string> {
  const delivered = await platform.send(...args);
  if (!delivered.ok) throw new Error(JSON.stringify(delivered.failure));
  return delivered.message;
}

describe('a message to a group', () => {
  it('carries a picture, whose caption is changed and which is sent anew when it is another', async () => {
    const group = server.group({});
    const message = await sent(to(group), { text: 'one', picture: { png, alt: '' } }, card);
    expect(message).toBe(`${group.id}/${group.last?.id}/picture`);
    await platform.edit(message, { text: 'two', picture: { png, alt: '' } });
    expect(group.last?.text).toBe('two');
    await platform.edit(message, { text: 'three', picture: { png: other, alt: '' } });
    expect(group.last?.text).toBe('three');
    expect(Buffer.from(group.last?.photo ?? []).toString('base64')).toBe(other);
    const methods = server.calls.map(({ method }) => method).slice(-3);
    expect(methods).toEqual(['sendPhoto', 'editMessageCaption', 'editMessageMedia']);
  });

  it('comes without its picture where a group takes none, and says what it would have shown', async () => {
    const group = server.group({ supergroup: true, bot: 'member' });
    group.forbids('photos');
    const buttons = [{ does: 'press', label: 'In', press: 'in:1' }] as const;
    const shown = { text: 'Who is it?', picture: { png, alt: 'a cat' }, buttons };
    const message = await sent(to(group), shown, card);
    expect(group.last).toMatchObject({ text: 'Who is it?\n\n🖼 a cat', photo: undefined });
    expect(group.last?.buttons).toHaveLength(1);
    const photos = () => server.calls.filter(({ method }) => method === 'editMessageMedia').length;
    const before = photos();
    expect(await platform.edit(message, { ...shown, text: 'Who was it?' })).toEqual({
      ok: true,
      message,
    });
    expect(group.last?.text).toBe('Who was it?\n\n🖼 a cat');
    expect(photos()).toBe(before);
    const next = { text: 'And who is this?', picture: { png: other, alt: '' }, buttons };
    expect(await platform.edit(message, next)).toEqual({ ok: true, message });
    expect(group.last?.text).toBe('And who is this?');
    await sent(to(group), { text: '茶 '.repeat(1000), picture: { png, alt: '' } }, post);
    expect(group.messages.map(({ text }) => text.slice(0, 3))).toEqual(['And', '🖼', '茶 茶']);
  });

  it('gets a picture later, and keeps its reference usable', async () => {
    const group = server.group({});
    const message = await sent(to(group), { text: 'one' }, card);
    const edited = await platform.edit(message, { text: 'two', picture: { png, alt: '' } });
    expect(edited).toEqual({ ok: true, message: `${message}/picture` });
    expect(await platform.edit(message, { text: 'three' })).toEqual({ ok: true, message });
    expect(group.last).toMatchObject({ text: 'three' });
  });
});
