import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '../adapters/telegram/api.ts';
import { telegram } from '../adapters/telegram/connect.ts';
import type { Platform } from '../src/bot/port.ts';
import type { Place } from '../src/chat/incoming.ts';
import { systemClock } from '../src/clock.ts';
import { openLog } from '../src/log.ts';
import { virtualClock } from './support/clock.ts';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';

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
const to = (group: { readonly id: number }, topic?: number): Place => ({
  platform: 'telegram',
  chat: String(group.id),
  private: false,
  ...(topic !== undefined && { topic: String(topic) }),
});

async function sent(...args: Parameters<Platform['send']>): Promise<string> {
  const delivered = await platform.send(...args);
  if (!delivered.ok) throw new Error(JSON.stringify(delivered.failure));
  return delivered.message;
}

describe('a message to a group', () => {
  it('arrives in its topic, and is changed there', async () => {
    const group = server.group({ topics: { books: 7 } });
    const buttons = [{ does: 'press', label: 'In', press: 'in:1' }] as const;
    const message = await sent(to(group, 7), { title: 'Tea', text: 'at < 8', buttons }, card);
    expect(group.last).toMatchObject({ topic: 7, text: 'Tea\nat < 8' });
    expect(message).toBe(`${group.id}/${group.last?.id}`);
    const edited = await platform.edit(message, { text: 'over' });
    expect(edited).toEqual({ ok: true, message });
    expect(group.last).toMatchObject({ text: 'over', buttons: [] });
    expect(await platform.edit(message, { text: 'over' })).toEqual({ ok: true, message });
  });

  it('is split when it is no card, buttons last', async () => {
    const group = server.group({});
    const buttons = [{ does: 'open', label: 'Site', url: 'https://example.org' }] as const;
    const message = await sent(to(group), { text: '茶 '.repeat(3000), buttons }, post);
    expect(group.messages.map((one) => one.buttons.length)).toEqual([0, 1]);
    expect(message).toBe(`${group.id}/${group.last?.id}`);
  });

  it('carries a file, whose caption is changed', async () => {
    const group = server.group({ topics: { books: 7 } });
    const file = { name: 'events.ics', type: 'text/calendar', text: '茶' };
    const buttons = [{ does: 'press', label: 'In', press: 'in:1' }] as const;
    const message = await sent(to(group, 7), { title: 'Tea', text: 'a <b>', file, buttons }, post);
    expect(message).toBe(`${group.id}/${group.last?.id}/picture`);
    expect(group.last).toMatchObject({
      topic: 7,
      text: 'Tea\na <b>',
      file: { name: 'events.ics' },
    });
    expect(group.last?.buttons).toMatchObject([{ label: 'In' }]);
    expect(Buffer.from(group.last?.file?.bytes ?? []).toString()).toBe('茶');
    expect(await platform.edit(message, { text: 'two' })).toEqual({ ok: true, message });
    expect(group.last).toMatchObject({ text: 'two', file: { name: 'events.ics' } });
    expect(server.rejected).toEqual([]);
  });

  it('shows a time as an instant', async () => {
    const group = server.group({});
    const at = '2026-12-21T12:00:00Z';
    await sent(to(group), { text: ['at ', { is: 'time', at, text: '20:00' }] }, card);
    expect(group.last?.entities).toMatchObject([{ type: 'date_time', unix_time: 1_797_854_400 }]);
  });
});

describe('what does not arrive', () => {
  const failure = async (group: { readonly id: number }, topic?: number) => {
    const delivered = await platform.send(to(group, topic), { text: 'x' }, card);
    return delivered.ok ? undefined : delivered.failure;
  };

  it('says what an operator can do', async () => {
    const out = server.group({ bot: 'kicked', supergroup: true });
    expect(await failure(out)).toMatchObject({
      is: 'refused',
      reason: expect.stringMatching(/add it again/),
    });
    expect(await failure({ id: -7 })).toMatchObject({
      is: 'refused',
      reason: expect.stringMatching(/check its id/),
    });
    const forum = server.group({ topics: { books: 7 } });
    expect(await failure(forum, 8)).toMatchObject({
      is: 'refused',
      reason: expect.stringMatching(/topic does not exist/),
    });
    const muted = server.group({ supergroup: true, bot: 'member' });
    muted.mutes(server.bot);
    expect(await failure(muted)).toMatchObject({
      is: 'refused',
      reason: expect.stringMatching(/lacks the right/),
    });
  });

  it('knows who cannot be written to', async () => {
    const sam = server.user();
    server.group({ members: [sam] });
    const direct = async () => {
      const account = { platform: 'telegram', id: String(sam.id) };
      const delivered = await platform.direct(account, { text: 'x' }, post);
      return delivered.ok ? delivered : delivered.failure;
    };
    expect(await direct()).toMatchObject({
      is: 'refused',
      reason: expect.stringMatching(/press Start/),
    });
    sam.opens();
    expect(await direct()).toMatchObject({ ok: true });
    sam.blocks();
    expect(await direct()).toMatchObject({
      is: 'refused',
      reason: expect.stringMatching(/blocked/),
    });
  });

  it('follows a group to its new address', async () => {
    const group = server.group({});
    const { id } = group;
    const moved = group.migrates();
    expect(await failure({ id })).toEqual({ is: 'moved', to: String(moved) });
  });

  it('tells limits, faults and doubt apart', async () => {
    const group = server.group({});
    const wait = { status: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } };
    server.fail('sendMessage', wait);
    expect(await failure(group)).toEqual({ is: 'limited', retryAfterMs: 7000 });
    server.fail('sendMessage', { status: 502 });
    expect(await failure(group)).toMatchObject({ is: 'down' });
    server.fail('sendMessage', {
      status: 400,
      description: "Bad Request: can't parse entities: secret words",
    });
    const invalid = await failure(group);
    expect(invalid).toMatchObject({ is: 'invalid' });
    expect(JSON.stringify(invalid)).not.toContain('secret words');
    server.reset('sendMessage');
    expect(await failure(group)).toMatchObject({ is: 'unsure' });
    await server.down();
    expect(await failure(group)).toMatchObject({
      is: 'down',
      reason: expect.stringMatching(/ECONNREFUSED/),
    });
    await server.up();
  });

  it('is in doubt after a time-out, unless it was an edit', async () => {
    const clock = virtualClock('2026-11-22T12:00:00Z');
    const log = openLog('silent');
    const slow = telegram({ token: server.token, apiRoot: server.apiRoot, clock, log });
    const group = server.group({});
    const message = await sent(to(group), { text: 'x' }, card);
    server.timeOut('sendMessage');
    const sending = slow.send(to(group), { text: 'y' }, card);
    await expect.poll(() => group.messages.length).toBe(2);
    await clock.advance({ seconds: 31 });
    expect(await sending).toMatchObject({
      failure: { is: 'unsure', reason: expect.stringMatching(/timed out/) },
    });
    server.timeOut('editMessageText');
    const editing = slow.edit(message, { text: 'z' });
    await expect.poll(() => group.messages[0]?.text).toBe('z');
    await clock.advance({ seconds: 31 });
    expect(await editing).toMatchObject({ failure: { is: 'down' } });
  });

  it('is gone when its message is', async () => {
    const group = server.group({});
    expect(await platform.edit(`${group.id}/99`, { text: 'x' })).toMatchObject({
      failure: { is: 'gone' },
    });
    expect(await platform.edit('nonsense', { text: 'x' })).toMatchObject({
      failure: { is: 'gone' },
    });
  });

  it('never tells the token', async () => {
    const api = openApi(server.token, server.apiRoot, systemClock);
    server.fail('getMe', { status: 404, body: '<html>no</html>' });
    const page = JSON.stringify(await api('getMe', {}));
    await server.down();
    const refused = JSON.stringify(await api('getMe', {}));
    await server.up();
    expect(page + refused).not.toContain(server.token);
    expect(page).toMatch(/unanswered/);
  });
});
