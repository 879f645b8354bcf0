import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../src/bot/community.ts';
import { scriptedBot, smallCommand, smallCommunity } from './support/scripted-bot.ts';
import { type Connected, connectTelegram } from './support/telegram-adapter.ts';

let connected: Connected;
let communities: Community[];
beforeEach(async () => {
  communities = [];
  connected = await connectTelegram({ ...scriptedBot(), communities: () => communities });
});
afterEach(() => connected.close());

const meeting = (chat: number, account?: number) =>
  smallCommunity({
    spaces: [{ name: 'hall', platform: 'telegram', chat: String(chat) }],
    roles: account ? [{ role: 'planner', platform: 'telegram', account: String(account) }] : [],
    commands: [smallCommand('checkin'), smallCommand('quiz start', 'planner')],
  });
const set = () => connected.server.calls.filter(({ method }) => method === 'setMyCommands').length;
const names = (scope: Record<string, unknown>, language?: string) =>
  connected.server.commands(scope, language).map((entry) => (entry as { command: string }).command);

describe('menus at Telegram', () => {
  it('are set once, and again only where they differ', async () => {
    const { server, platform } = connected;
    const sam = server.user();
    const group = server.group({ members: [sam] });
    communities = [meeting(group.id, sam.id)];
    await platform.register();
    expect(names({ type: 'chat', chat_id: group.id })).toEqual(['checkin']);
    expect(names({ type: 'chat_administrators', chat_id: group.id }, 'zh')).toEqual([
      'checkin',
      'quiz_start',
    ]);
    expect(names({ type: 'chat_member', chat_id: group.id, user_id: sam.id })).toEqual([
      'checkin',
      'quiz_start',
    ]);
    expect(names({ type: 'all_private_chats' }, 'en')).toEqual(['checkin']);
    expect(set()).toBe(12);
    await platform.register();
    expect(set()).toBe(12);
    expect(server.rejected).toEqual([]);
  });

  it('go away from a chat that left the config', async () => {
    const group = connected.server.group({});
    communities = [meeting(group.id)];
    await connected.platform.register();
    communities = [];
    await connected.platform.register();
    expect(names({ type: 'chat', chat_id: group.id })).toEqual([]);
  });

  it('are set elsewhere when one chat does not take them, and that is told once', async () => {
    const group = connected.server.group({});
    communities = [meeting(-77), { ...meeting(group.id), id: 'other' }];
    await connected.platform.register();
    expect(names({ type: 'chat', chat_id: group.id })).toEqual(['checkin']);
    expect(connected.lines.filter((line) => /menu was not set/.test(line))).toHaveLength(1);
  });

  it('refuse a command that Telegram cannot list', async () => {
    communities = [{ ...meeting(-77), commands: [smallCommand('Check-In')] }];
    await expect(connected.platform.register()).rejects.toThrow(/rename the command/);
  });
});
