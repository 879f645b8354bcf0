import { afterEach, describe, expect, it } from 'vitest';
import type { Heard } from '../src/bot/port.ts';
import type { Incoming } from '../src/chat/incoming.ts';
import { scriptedBot, smallCommand, smallCommunity, smallPress } from './support/scripted-bot.ts';
import { type Connected, connectTelegram } from './support/telegram-adapter.ts';
import { dot } from './support/telegram-server/testing.ts';

let connected: Connected;
afterEach(async () => {
  await connected.server.settled();
  expect(connected.server.rejected).toEqual([]);
  await connected.close();
});

const long = 'word '.repeat(60).trim();
const png = dot.toString('base64');
const buttons = [{ does: 'press', label: 'In', press: 'in:4' }] as const;
const said = (heard: Partial<Extract<Heard, { is: 'said' }>>): Heard => ({
  is: 'said',
  reply: { text: 'done' },
  place: 'openly',
  ...heard,
});

/** A group with a card in it, Sam who is in it, and the bot that answers as told. */
async function setting(
  answers: (incoming: Incoming) => Heard,
  how: Parameters<typeof connectTelegram>[1] = {},
) {
  const community = smallCommunity({
    language: 'zh',
    spaces: [{ name: 'hall', platform: 'telegram', chat: '-1001' }],
    commands: [smallCommand('checkin'), smallCommand('grant', 'admin')],
    presses: [smallPress('in'), smallPress('void', 'admin')],
  });
  const bot = scriptedBot({ answers, communities: [community] });
  connected = await connectTelegram(bot, how);
  const { server, platform } = connected;
  const sam = server.user({ name: 'Sam' });
  const group = server.group({ id: -1001, supergroup: true, members: [sam] });
  await platform.send(
    { platform: 'telegram', chat: '-1001', private: false },
    { text: 'card', buttons },
    { key: 'k', asOne: true },
  );
  return { bot, server, platform, sam, group, card: group.find(/card/) };
}

const methods = (via?: string) =>
  connected.server.calls
    .filter((call) => via === undefined || call.via === via)
    .map(({ method }) => method);

describe('a tap', () => {
  it('is answered by a notice, in the webhook’s own response', async () => {
    const { sam, card } = await setting(() => said({ place: 'privately' }));
    expect(await sam.taps(card, 'In').answered()).toEqual({ text: 'done', alert: false });
    await connected.server.settled();
    expect(methods('webhook')).toEqual(['answerCallbackQuery']);
  });

  it('is answered once when there is nothing to say, or nothing to hear', async () => {
    const { sam, group, card } = await setting(() => ({ is: 'nothing' }));
    expect(await sam.taps(card, 'In').answered()).toMatchObject({ text: '' });
    expect(await sam.tapsRaw(group, 999, 'x').answered()).toMatchObject({ text: '' });
    await connected.server.settled();
    expect(methods().filter((name) => name === 'answerCallbackQuery')).toHaveLength(2);
  });

  it('changes its message in place, or says it anew when that is gone', async () => {
    const { sam, group, card } = await setting(() => said({ place: 'in-place' }));
    await sam.taps(card, 'In').answered();
    await sam.sees(group, /done/);
    expect(card).toMatchObject({ text: 'done', edits: 1 });
    sam.tapsRaw(group, 999, 'in:4');
    await expect.poll(() => group.messages.length).toBe(2);
  });

  it('tells at length in the private chat, and where', async () => {
    const { sam, card, server } = await setting(({ from }) =>
      said({
        reply: { text: long, picture: { png, alt: '' } },
        place: 'privately',
        direct: from.id,
      }),
    );
    sam.opens();
    await server.settled();
    const tap = sam.taps(card, 'In');
    expect(await tap.answered()).toMatchObject({ text: expect.stringMatching(/私聊/) });
    expect(sam.direct().last).toMatchObject({ text: long });
  });

  it('of someone who blocked the bot is answered in the group, unless it is secret', async () => {
    const { sam, group, card, server } = await setting(({ from, what }) => {
      const secret = what.is === 'press' && what.press === 'void:4';
      return said({ reply: { text: long, secret }, place: 'privately', direct: from.id });
    });
    await sam.taps(card, 'In').answered();
    await sam.sees(group, /word/);
    const answer = await sam.tapsRaw(group, card.id, 'void:4').answered();
    expect(answer.url).toMatch(/^https:\/\/t\.me\/emcee_bot\?start=tea$/);
    await server.settled();
    expect(group.messages).toHaveLength(2);
  });
});

describe('a command', () => {
  it('is answered as a reply; more than one message follows in order', async () => {
    const { sam, group } = await setting(() => said({ reply: { text: '茶\n'.repeat(4000) } }));
    sam.says(group, '/checkin@emcee_bot');
    await expect.poll(() => group.messages.length).toBe(4);
    expect(group.last?.replyTo?.text).toMatch(/checkin/);
    expect(methods('webhook')).toEqual([]);
  });

  it('gets a pointer in public when its answer is secret and no private chat is open', async () => {
    const reply = { text: 'CODE-123', secret: true };
    const { sam, group } = await setting(() => said({ reply, place: 'privately' }));
    sam.says(group, '/checkin@emcee_bot');
    const pointer = await sam.sees(group, /私聊/);
    expect(pointer.buttons[0]?.url).toBe('https://t.me/emcee_bot?start=tea');
    expect(connected.server.wire).not.toContain('CODE-123');
  });

  it('is answered to its asker alone where the server can do that', async () => {
    const server = { ephemeral: true };
    const { sam, group } = await setting(() => said({ place: 'privately' }), {
      ephemeral: true,
      server,
    });
    sam.says(group, '/checkin@emcee_bot');
    expect(await sam.sees(group, /done/)).toMatchObject({ receiver: sam.id });
  });

  it('asks for what is missing, and hears the reply to the question', async () => {
    const { bot, sam, group } = await setting(({ what }) =>
      what.is === 'command' ? { is: 'question', reply: { text: 'how many?' } } : said({}),
    );
    sam.says(group, '/checkin@emcee_bot');
    const question = await sam.sees(group, /how many/);
    expect(question.markup).toEqual({ force_reply: true, selective: true });
    sam.says(group, '5', { replyTo: question });
    await sam.sees(group, /done/);
    expect(bot.heard.at(-1)?.what).toMatchObject({ is: 'text', text: '5', toBot: true });
  });

  it('waits out a limit once, without holding the webhook', async () => {
    const picture = { png, alt: '' };
    const { sam, group, server } = await setting(() => said({ reply: { text: 'done', picture } }));
    const parameters = { retry_after: 1 };
    server.fail('sendPhoto', { status: 429, description: 'Too Many Requests', parameters });
    sam.says(group, '/checkin@emcee_bot');
    await server.settled(500);
    expect(group.messages).toHaveLength(2);
    await sam.sees(group, /done/);
  });

  it('stays heard when its answer cannot be sent', async () => {
    const picture = { png, alt: '' };
    const { bot, sam, group, server } = await setting(() =>
      said({ reply: { text: 'x', picture } }),
    );
    server.fail('sendPhoto', { status: 403, description: 'Forbidden: bot was kicked' });
    sam.says(group, '/checkin@emcee_bot');
    await expect.poll(() => connected.lines.join()).toMatch(/did not reach Telegram/);
    await server.settled();
    expect(bot.heard).toHaveLength(1);
  });
});

describe('who administers the group', () => {
  const asked = () => methods().filter((name) => name === 'getChatAdministrators').length;
  const standing = (incoming: Incoming) =>
    said({ reply: { text: `admin: ${incoming.from.administers}` } });

  it('is asked only where a role matters, and kept', async () => {
    const { sam, group } = await setting(standing);
    sam.says(group, '/checkin@emcee_bot');
    await sam.sees(group, /admin: false/);
    expect(asked()).toBe(0);
    sam.says(group, '/grant@emcee_bot');
    await sam.sees(group, /admin: false/);
    sam.says(group, '/grant@emcee_bot');
    await sam.sees(group, /admin: false/);
    expect(asked()).toBe(1);
  });

  it('is asked again when somebody’s standing changed', async () => {
    const { sam, group } = await setting(standing);
    for (const [change, told] of [
      [() => group.promotes(sam), /admin: true/],
      [() => group.demotes(sam), /admin: false/],
    ] as const) {
      change();
      await connected.server.settled();
      sam.says(group, '/grant@emcee_bot');
      await sam.sees(group, told);
    }
    expect(asked()).toBe(2);
  });

  it('does not stop a command when it is not known', async () => {
    const { sam, group, server } = await setting(standing);
    group.promotes(sam);
    await server.settled();
    server.fail('getChatAdministrators', { status: 500 });
    sam.says(group, '/grant@emcee_bot');
    await sam.sees(group, /admin: false/);
  });
});
