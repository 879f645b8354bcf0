import type { Telegram } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';
import { checkObject } from './support/telegram-server/specification.ts';
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

describe('limits', () => {
  const button = (fields: object) => ({ inline_keyboard: [[{ text: 'x', ...fields }]] });
  const row = (size: number) =>
    Array.from({ length: size }, () => ({ text: 'x', callback_data: 'x' }));
  const cases: readonly (readonly [
    name: string,
    description: RegExp,
    text: string,
    extra?: object,
  ])[] = [
    ['an empty text', /message text is empty/, ''],
    ['a blank text', /text must be non-empty/, '  '],
    ['a text over 4096', /message is too long/, 'x'.repeat(4097)],
    [
      'an unknown tag',
      /can't parse entities: Unsupported start tag "h1"/,
      '<h1>x</h1>',
      { parse_mode: 'HTML' },
    ],
    [
      'an unclosed tag',
      /Can't find end tag corresponding to start tag "b"/,
      '<b>x',
      { parse_mode: 'HTML' },
    ],
    [
      'crossed tags',
      /Unmatched end tag.*expected "<\/i>"/,
      '<b><i>x</b></i>',
      { parse_mode: 'HTML' },
    ],
    ['a bare <', /Unsupported start tag/, '1 < 2', { parse_mode: 'HTML' }],
    [
      'data over 64 bytes',
      /BUTTON_DATA_INVALID|1-64 bytes/,
      'x',
      { reply_markup: button({ callback_data: '题'.repeat(22) }) },
    ],
    [
      'empty data',
      /BUTTON_DATA_INVALID|1-64 bytes/,
      'x',
      { reply_markup: button({ callback_data: '' }) },
    ],
    ['a button without action', /Text buttons are unallowed/, 'x', { reply_markup: button({}) }],
    ['a wrong link', /BUTTON_URL_INVALID/, 'x', { reply_markup: button({ url: 'nowhere' }) }],
    ['nine buttons in a row', /more than 8/, 'x', { reply_markup: { inline_keyboard: [row(9)] } }],
    [
      '101 buttons',
      /reply markup is too long/,
      'x',
      { reply_markup: { inline_keyboard: Array.from({ length: 17 }, () => row(6)) } },
    ],
  ];

  for (const [name, description, text, extra = {}] of cases)
    it(`refuses ${name}`, async () => {
      const group = server.group();
      const error = await failure(telegram.sendMessage(group.id, text, extra));
      expect(error).toMatchObject({ code: 400, ...says(description) });
      expect(server.rejected).toHaveLength(1);
      expect(group.messages).toEqual([]);
    });

  it('counts a text after its tags are taken off', async () => {
    const group = server.group();
    await telegram.sendMessage(group.id, `<b>${'x'.repeat(4096)}</b>`, { parse_mode: 'HTML' });
    expect(group.last?.text).toHaveLength(4096);
    const long = await failure(
      telegram.sendPhoto(group.id, { source: dot }, { caption: 'x'.repeat(1025) }),
    );
    expect(long).toMatchObject(says('message caption is too long'));
  });

  it('takes documents that have a name, and something in them', async () => {
    const group = server.group();
    const source = Buffer.from('BEGIN:VCALENDAR');
    await telegram.sendDocument(group.id, { source, filename: 'events.ics' }, { caption: 'here' });
    expect(group.last).toMatchObject({ text: 'here', file: { name: 'events.ics' } });
    for (const [document, description] of [
      [{ source: Buffer.alloc(0), filename: 'events.ics' }, 'file must be non-empty'],
      ['', 'there is no document in the request'],
    ] as const)
      expect(await failure(telegram.sendDocument(group.id, document))).toMatchObject(
        says(description),
      );
    expect(server.rejected).toHaveLength(2);
  });

  it('holds commands to their names and numbers', async () => {
    const set = (commands: { command: string; description: string }[], extra = {}) =>
      telegram.setMyCommands(commands, extra);
    const one = { command: 'points', description: 'Your points' };
    await set([one]);
    await set([{ ...one, description: '积分' }], { language_code: 'zh' });
    expect(server.commands()).toEqual([one]);
    expect(await telegram.getMyCommands({ language_code: 'zh' })).toMatchObject([
      { description: '积分' },
    ]);
    await telegram.deleteMyCommands({ language_code: 'zh' });
    expect(server.commands(undefined, 'zh')).toEqual([]);
    expect(server.rejected).toEqual([]);
    const many = Array.from({ length: 101 }, (_, index) => ({ ...one, command: `c${index}` }));
    expect(await failure(set(many))).toMatchObject({ code: 400 });
    expect(await failure(set([{ ...one, command: 'Points' }]))).toMatchObject(
      says('BOT_COMMAND_INVALID'),
    );
    expect(await failure(set([{ ...one, description: '' }]))).toMatchObject({ code: 400 });
    expect(await failure(set([{ ...one, description: 'x'.repeat(257) }]))).toMatchObject({
      code: 400,
    });
    const elsewhere = { scope: { type: 'chat', chat_id: -77 } } as const;
    expect(await failure(set([one], elsewhere))).toMatchObject(says('chat not found'));
  });

  it('checks calls against the specification where it is at hand', async () => {
    const group = server.group();
    await telegram.callApi('sendMessage', {
      chat_id: group.id,
      text: 'x',
      receiver_user_id: 5,
    } as never);
    const missing = await failure(
      telegram.callApi('pinChatMessage', { chat_id: group.id } as never),
    );
    expect(missing).toMatchObject({ code: 400 });
    const known = checkObject('Update', {}).faults.length > 0;
    expect(server.ignored).toEqual(known ? ['sendMessage: receiver_user_id'] : []);
  });

  it('counts messages and edits and says when to come back', async () => {
    const time = { now: 1_800_000_000_000 };
    await server.close();
    await start({ now: () => time.now });
    const [group, other] = [server.group(), server.group()];
    server.limit({ perChatPerMinute: 3, perSecond: 5 });
    const { message_id: id } = await telegram.sendMessage(group.id, '1');
    await telegram.editMessageText(group.id, id, undefined, '2');
    time.now += 20_000;
    await telegram.sendMessage(group.id, '3');
    const error = await failure(telegram.sendMessage(group.id, '4'));
    expect(error).toMatchObject({ code: 429, parameters: { retry_after: 40 } });
    await telegram.deleteMessage(group.id, id);
    for (let sent = 0; sent < 3; sent += 1) await telegram.sendMessage(other.id, 'x');
    time.now += 40_000;
    await telegram.sendMessage(group.id, '4');
    expect(group.last?.text).toBe('4');
    expect(server.rejected).toEqual([]);
  });
});

describe('taps', () => {
  it('carries a tap and shows its answer once', async () => {
    const ann = server.user();
    const group = server.group({ members: [ann] });
    await telegram.sendMessage(group.id, 'card', {
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'vote:yes' }]] },
    });
    const tap = ann.taps(group.find(/card/), 'Yes');
    const [update] = await telegram.getUpdates(0, 10, 0, undefined);
    expect(update).toMatchObject({
      callback_query: { id: tap.id, data: 'vote:yes', message: { text: 'card' } },
    });
    const second = server.addBot();
    const elsewhere = clientOf(server, second.token);
    const old = says('query is too old and response timeout expired or query ID is invalid');
    expect(await failure(elsewhere.answerCbQuery(tap.id, 'x'))).toMatchObject({
      code: 400,
      ...old,
    });
    const late = failure(telegram.answerCbQuery(tap.id, 'x'.repeat(201)));
    expect(await late).toMatchObject({ code: 400 });
    await telegram.answerCbQuery(tap.id, 'Noted', { show_alert: true });
    expect(await tap.answered()).toEqual({ text: 'Noted', alert: true, url: undefined });
    expect(await failure(telegram.answerCbQuery(tap.id))).toMatchObject(old);
    expect(() => ann.taps(group.find(/card/), 'No')).toThrow('No button');
  });

  it('lets a tap grow old, and carries data that no button has', async () => {
    const time = { now: 1_800_000_000_000 };
    await server.close();
    await start({ now: () => time.now });
    const ann = server.user();
    const group = server.group({ members: [ann] });
    const tap = ann.tapsRaw(group, 41, 'forged');
    const [update] = await telegram.getUpdates(0, 10, 0, undefined);
    expect(update).toMatchObject({
      callback_query: { data: 'forged', message: { message_id: 41, date: 0 } },
    });
    time.now += 151_000;
    expect(await failure(telegram.answerCbQuery(tap.id))).toMatchObject(says('query is too old'));
  });
});
