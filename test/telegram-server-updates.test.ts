import type { Telegram } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';
import { checkObject } from './support/telegram-server/specification.ts';
import { clientOf, dot, failure } from './support/telegram-server/testing.ts';

let server: TelegramServer;
let telegram: Telegram;

async function start(): Promise<void> {
  server = await startTelegramServer();
  telegram = clientOf(server);
}

beforeEach(() => start());
afterEach(() => server.close());

describe('what a bot is told', () => {
  const texts = (updates: readonly object[]) =>
    updates.map((update) => (update as { message?: { text?: string } }).message?.text);

  it('keeps privacy mode', async () => {
    const ann = server.user();
    const group = server.group({ members: [ann], bot: 'member' });
    ann.says(group, 'hello all');
    ann.says(group, '/bare');
    ann.says(group, `/meant@${server.bot.user.username}`);
    ann.says(group, '/meant@other_bot');
    const sent = await telegram.sendMessage(group.id, 'I spoke last');
    ann.says(group, '/bare again');
    const own = group.chat.messages.get(sent.message_id);
    if (own !== undefined) ann.says(group, 'a reply', { replyTo: own });
    group.promotes(server.bot);
    ann.says(group, 'to an administrator');
    const updates = await telegram.getUpdates(0, 100, 0, ['message']);
    expect(texts(updates).filter((text) => text !== undefined)).toEqual([
      `/meant@${server.bot.user.username}`,
      '/bare again',
      'a reply',
      'to an administrator',
    ]);
  });

  it('marks commands and mentions, anonymous administrators, topics and photos', async () => {
    const ann = server.user({ name: 'Ann', username: 'ann', language: 'zh-hans' });
    const group = server.group({ members: [ann], topics: { talk: 9 } });
    group.promotes(ann);
    ann.says(group, '/grant @bobby 5', { topic: 9 });
    ann.says(group, 'secretly', { anonymous: true });
    ann.says(group, '/proof', { photo: dot });
    const updates = await telegram.getUpdates(0, 100, 0, undefined);
    expect(updates).toMatchObject([
      {
        message: {
          from: { language_code: 'zh-hans' },
          message_thread_id: 9,
          is_topic_message: true,
          entities: [
            { type: 'bot_command', offset: 0, length: 6 },
            { type: 'mention', offset: 7, length: 6 },
          ],
        },
      },
      { message: { from: { id: 1_087_968_824 }, sender_chat: { id: group.id } } },
      { message: { caption: '/proof', photo: [{ width: 1, height: 1 }] } },
    ]);
  });

  it('tells of members only those who ask and administer', async () => {
    const [ann, bob] = [server.user(), server.user()];
    const group = server.group({ members: [ann] });
    await telegram.getUpdates(0, 1, 0, ['message', 'chat_member', 'my_chat_member']);
    group.joins(bob);
    group.demotes(server.bot);
    group.removes(ann);
    ann.opens(server.bot, 'invite_1');
    const updates = await telegram.getUpdates(0, 100, 0, undefined);
    expect(updates).toMatchObject([
      { chat_member: { new_chat_member: { status: 'member', user: { id: bob.id } } } },
      { message: { new_chat_members: [{ id: bob.id }] } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
      { message: { left_chat_member: { id: ann.id } } },
      { message: { text: '/start invite_1', chat: { type: 'private' } } },
    ]);
  });

  it('moves a group to a new id', async () => {
    const ann = server.user();
    const group = server.group({ id: -100_200, members: [ann] });
    await telegram.sendMessage(group.id, 'before');
    const next = group.migrates();
    const error = await failure(telegram.sendMessage(-100_200, 'x'));
    expect(error.response).toMatchObject({
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: next },
    });
    await telegram.sendMessage(next, 'after');
    expect(group.messages.map(({ text }) => text)).toEqual(['after']);
    const updates = await telegram.getUpdates(0, 100, 0, undefined);
    expect(updates).toMatchObject([
      { message: { chat: { id: -100_200 }, migrate_to_chat_id: next } },
      { message: { chat: { id: next, type: 'supergroup' }, migrate_from_chat_id: -100_200 } },
    ]);
    ann.says(group, 'still here');
    await telegram.sendMessage(group.id, 'welcome');
    await ann.sees(group, /welcome/);
  });

  it('sends only objects that the specification knows', async () => {
    const ann = server.user();
    const group = server.group({ members: [ann], supergroup: true });
    await telegram.getUpdates(0, 1, 0, [
      'message',
      'chat_member',
      'my_chat_member',
      'callback_query',
      'edited_message',
    ]);
    const said = ann.says(group, '/start', { photo: dot });
    ann.edits(said, 'edited');
    ann.tapsRaw(group, 999, 'x');
    group.promotes(ann);
    server.group({ topics: { a: 3 } }).opensTopic('b');
    ann.blocks();
    const { message_id: id } = await telegram.sendMessage(group.id, 'x');
    await telegram.pinChatMessage(group.id, id);
    for (const update of server.updates) {
      const plain: unknown = JSON.parse(JSON.stringify(update));
      expect(checkObject('Update', plain)).toEqual({ faults: [], unknown: [] });
    }
    const results: readonly (readonly [string, unknown])[] = [
      ['ChatFullInfo', await telegram.getChat(group.id)],
      ['ChatMember', await telegram.getChatMember(group.id, ann.id)],
      ['ChatMember', await telegram.getChatMember(group.id, server.bot.user.id)],
      ['Message', await telegram.sendPoll(group.id, 'q', ['a', 'b'])],
      ['Message', await telegram.sendPhoto(group.id, { source: dot })],
      ['WebhookInfo', await telegram.getWebhookInfo()],
      ['User', await telegram.getMe()],
    ];
    for (const [type, value] of results) {
      expect(checkObject(type, value)).toEqual({ faults: [], unknown: [] });
    }
  });
});
