import type { Telegram } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';
import { clientOf, dot, failure, says } from './support/telegram-server/testing.ts';
import type { Options } from './support/telegram-server/world.ts';

let server: TelegramServer;
let telegram: Telegram;

async function start(options: Options = {}): Promise<void> {
  server = await startTelegramServer(options);
  telegram = clientOf(server);
}

beforeEach(() => start());
afterEach(() => server.close());

describe('access', () => {
  it('knows its bot and no other', async () => {
    expect(await telegram.getMe()).toMatchObject({ id: server.bot.user.id, is_bot: true });
    const wrong = clientOf(server, '1:wrong');
    expect((await failure(wrong.getMe())).response).toMatchObject({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    const unknown = await failure(telegram.callApi('fooBar' as 'getMe', {}));
    expect(unknown.response).toMatchObject({ error_code: 404 });
  });

  it('reads JSON, urlencoded forms and queries', async () => {
    const ann = server.user({ name: 'Ann' });
    ann.opens();
    const url = `${server.apiRoot}/bot${server.token}`;
    await fetch(`${url}/sendMessage?chat_id=${ann.id}&text=by+query`);
    await fetch(`${url}/sendmessage`, {
      method: 'POST',
      body: new URLSearchParams({
        chat_id: String(ann.id),
        text: 'by form',
        reply_markup: '{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}',
      }),
    });
    const texts = ann.direct().messages.map(({ text }) => text);
    expect(texts).toEqual(['/start', 'by query', 'by form']);
    expect(ann.direct().last?.buttons).toEqual([{ label: 'Yes', data: 'y', url: undefined }]);
    expect(server.rejected).toEqual([]);
  });

  it('tells apart why a bot may not write', async () => {
    const [ann, bob] = [server.user({ name: 'Ann' }), server.user({ name: 'Bob' })];
    const group = server.group({ members: [ann], supergroup: true });
    const write = (id: number) => failure(telegram.sendMessage(id, 'hello'));
    expect(await write(ann.id)).toMatchObject({
      code: 403,
      ...says("bot can't initiate conversation with a user"),
    });
    expect(await write(bob.id)).toMatchObject({ code: 400, ...says('chat not found') });
    expect(await write(-5)).toMatchObject({ code: 400, ...says('chat not found') });
    ann.opens();
    await telegram.sendMessage(ann.id, 'hello');
    ann.blocks();
    expect(await write(ann.id)).toMatchObject({
      code: 403,
      ...says('bot was blocked by the user'),
    });
    ann.unblocks();
    ann.deactivates();
    expect(await write(ann.id)).toMatchObject({ code: 403, ...says('user is deactivated') });
    group.mutes(server.bot);
    expect(await write(group.id)).toMatchObject({ code: 400, ...says('not enough rights') });
    group.removes(server.bot);
    expect(await write(group.id)).toMatchObject({
      code: 403,
      ...says('bot was kicked from the supergroup chat'),
    });
    const left = server.group({ bot: 'left' });
    expect(await write(left.id)).toMatchObject({ code: 400, ...says('chat not found') });
    expect(server.rejected).toEqual([]);
  });
});

describe('messages', () => {
  it('keeps text without tags, buttons, edits and deletion', async () => {
    const ann = server.user();
    const group = server.group({ members: [ann] });
    const keyboard = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] };
    const sent = await telegram.sendMessage(group.id, '<b>Tea</b> &amp; <i>cake</i>', {
      parse_mode: 'HTML',
      reply_markup: keyboard,
    });
    const [message] = group.messages;
    expect(message).toMatchObject({ text: 'Tea & cake', html: '<b>Tea</b> &amp; <i>cake</i>' });
    expect(sent.entities).toEqual([
      { type: 'bold', offset: 0, length: 3 },
      { type: 'italic', offset: 6, length: 4 },
    ]);
    const edit = (text: string, extra = {}) =>
      telegram.editMessageText(group.id, sent.message_id, undefined, text, extra);
    await edit('Tea', { reply_markup: keyboard });
    expect(message).toMatchObject({ text: 'Tea', edits: 1, history: [{ text: 'Tea & cake' }] });
    expect(await failure(edit('Tea', { reply_markup: keyboard }))).toMatchObject({
      code: 400,
      ...says('message is not modified'),
    });
    await edit('Tea');
    expect(message?.buttons).toEqual([]);
    await telegram.deleteMessage(group.id, sent.message_id);
    expect(group.messages).toEqual([]);
    expect(await failure(edit('gone'))).toMatchObject(says('message to edit not found'));
    expect(await failure(telegram.deleteMessage(group.id, 999))).toMatchObject(
      says('message to delete not found'),
    );
    expect(server.rejected).toEqual([]);
  });

  it('takes photos as parts, by file_id, and gives them back', async () => {
    const group = server.group();
    const sent = await telegram.sendPhoto(
      group.id,
      { source: dot },
      { caption: 'A <b>dot</b>', parse_mode: 'HTML' },
    );
    expect(group.last?.photo).toEqual(new Uint8Array(dot));
    expect(group.last?.text).toBe('A dot');
    const fileId = sent.photo[0]?.file_id ?? '';
    await telegram.sendPhoto(group.id, fileId);
    const link = await telegram.getFileLink(fileId);
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(dot);
    const other = Buffer.concat([dot, Buffer.from([0])]);
    await telegram.editMessageMedia(group.id, sent.message_id, undefined, {
      type: 'photo',
      media: { source: other },
      caption: 'Another',
    });
    expect(group.messages[0]).toMatchObject({ text: 'Another', photo: new Uint8Array(other) });
    await telegram.editMessageCaption(group.id, sent.message_id, undefined, 'Captioned');
    expect(group.messages[0]?.text).toBe('Captioned');
    expect(
      await failure(telegram.sendPhoto(group.id, { source: Buffer.from('text') })),
    ).toMatchObject(says('IMAGE_PROCESS_FAILED'));
    expect(
      await failure(telegram.editMessageText(group.id, sent.message_id, undefined, 'text')),
    ).toMatchObject(says('there is no text in the message to edit'));
  });

  it('knows replies and topics', async () => {
    const ann = server.user();
    const forum = server.group({ members: [ann], topics: { quiz: 7 } });
    const asked = ann.says(forum, '/ask why', { topic: 7 });
    const reply = await telegram.sendMessage(forum.id, 'because', {
      reply_parameters: { message_id: asked.id },
      message_thread_id: 7,
    });
    expect(reply).toMatchObject({ message_thread_id: 7, is_topic_message: true });
    const lost = { reply_parameters: { message_id: 999 } };
    expect(await failure(telegram.sendMessage(forum.id, 'x', lost))).toMatchObject(
      says('message to be replied not found'),
    );
    const nowhere = { message_thread_id: 8 };
    expect(await failure(telegram.sendMessage(forum.id, 'x', nowhere))).toMatchObject(
      says('message thread not found'),
    );
    const topic = await telegram.createForumTopic(forum.id, 'news');
    await telegram.sendMessage(forum.id, 'x', { message_thread_id: topic.message_thread_id });
    forum.deletesTopic(topic.message_thread_id);
    const gone = { message_thread_id: topic.message_thread_id };
    expect(await failure(telegram.sendMessage(forum.id, 'x', gone))).toMatchObject(
      says('message thread not found'),
    );
  });

  it('pins, reacts, polls and answers who is who', async () => {
    const ann = server.user({ name: 'Ann' });
    const group = server.group({ members: [ann] });
    const { message_id: id } = await telegram.sendMessage(group.id, 'pin me');
    await telegram.pinChatMessage(group.id, id);
    expect(group.chat.pinned.has(id)).toBe(true);
    expect(await telegram.getChat(group.id)).toMatchObject({ pinned_message: { message_id: id } });
    await telegram.unpinChatMessage(group.id, id);
    await telegram.setMessageReaction(group.id, id, [{ type: 'emoji', emoji: '👍' }]);
    expect(group.find(/pin me/).reactions).toHaveLength(1);
    await telegram.sendPoll(group.id, 'Tea?', ['Yes', 'No']);
    await telegram.sendQuiz(group.id, '1+1?', ['1', '2'], { correct_option_id: 1 });
    await telegram.sendChatAction(group.id, 'typing');
    expect(await telegram.getChatMembersCount(group.id)).toBe(3);
    expect(await telegram.getChatMember(group.id, ann.id)).toMatchObject({ status: 'member' });
    expect(await telegram.getChatAdministrators(group.id)).toHaveLength(2);
    group.demotes(server.bot);
    expect(await failure(telegram.pinChatMessage(group.id, id))).toMatchObject(
      says('not enough rights to manage pinned messages'),
    );
    const others = ann.says(group, 'mine');
    expect(await failure(telegram.deleteMessage(group.id, others.id))).toMatchObject(
      says("message can't be deleted"),
    );
    await telegram.leaveChat(group.id);
    expect(await failure(telegram.sendMessage(group.id, 'x'))).toMatchObject({ code: 403 });
    expect(server.rejected).toEqual([]);
    expect(server.ignored).toEqual([]);
  });

  it('shows an ephemeral message to one member, where there are such messages', async () => {
    await server.close();
    await start({ ephemeral: true });
    const [ann, bob] = [server.user(), server.user()];
    const group = server.group({ members: [ann, bob] });
    const call = { chat_id: group.id, text: 'for you alone', receiver_user_id: ann.id };
    await telegram.callApi('sendMessage', call);
    expect((await ann.sees(group, /alone/)).receiver).toBe(ann.id);
    await expect(bob.sees(group, /alone/, 20)).rejects.toThrow('in vain');
  });
});
