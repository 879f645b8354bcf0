import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allowedUpdates } from '../adapters/telegram/api.ts';
import { isUpdate, receive } from '../adapters/telegram/receive.ts';
import type { Incoming } from '../src/chat/incoming.ts';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';
import { dot } from './support/telegram-server/testing.ts';

/** Updates as the platform makes them, read as the adapter reads them. */
const at = new Date('2026-11-22T12:00:00Z');
let server: TelegramServer;
let seen = 0;

beforeAll(async () => {
  server = await startTelegramServer({ privacy: false });
  await fetch(`${server.apiRoot}/bot${server.token}/setWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      url: 'https://127.0.0.1:1/unused',
      allowed_updates: [...allowedUpdates],
    }),
  });
});
afterAll(() => server.close());
beforeEach(() => {
  seen = server.updates.length;
});

function incoming(): readonly Incoming[] {
  const { id, username = '' } = server.bot.user;
  const me = { id, username, can_read_all_group_messages: false };
  const raw = JSON.parse(JSON.stringify(server.updates.slice(seen))) as unknown[];
  return raw
    .filter(isUpdate)
    .flatMap((update) => receive(update, me, at).map((received) => received.incoming));
}
const what = () => incoming().map((one) => one.what);

function people() {
  const sam = server.user({ name: 'Sam', username: 'Sam_Writes', language: 'zh-hans' });
  const ada = server.user({ name: 'Ada' });
  const group = server.group({ supergroup: true, title: 'Tea', members: [sam, ada] });
  return { sam, ada, group };
}

describe('words', () => {
  it('become a command with who, where and what was typed', () => {
    const { sam, group } = people();
    sam.says(group, '/grant@Emcee_Bot @ada 5 thanks\nso much');
    expect(incoming()).toEqual([
      {
        key: `telegram/${server.updates[seen]?.update_id}`,
        at,
        from: {
          platform: 'telegram',
          id: String(sam.id),
          name: 'Sam',
          handle: 'sam_writes',
          language: 'zh-hans',
          administers: false,
          roles: [],
        },
        place: { platform: 'telegram', chat: String(group.id), private: false },
        what: { is: 'command', name: 'grant', typed: '@ada 5 thanks\nso much', named: {} },
      },
    ]);
  });

  it('meant for another bot are nothing to this one', () => {
    const { sam, group } = people();
    sam.says(group, '/grant@other_bot @ada 5');
    expect(incoming()).toEqual([]);
  });

  it('that are forwarded ask for nothing, unless they were one’s own', () => {
    const { sam, ada, group } = people();
    const forward = (by: { readonly id: number }) => {
      sam.says(group, '/checkin');
      const sender_user = { id: by.id, is_bot: false, first_name: 'Somebody' };
      const forward_origin = { type: 'user', date: 1, sender_user };
      Object.assign(server.updates.at(-1)?.['message'] ?? {}, { forward_origin });
    };
    forward(ada);
    expect(incoming()).toEqual([]);
    forward(sam);
    expect(what()).toMatchObject([{ is: 'command', name: 'checkin' }]);
  });

  it('name people without a handle by their id', () => {
    const { sam, ada, group } = people();
    const entities = [{ type: 'text_mention', offset: 9, length: 3, user: ada.user }];
    sam.says(group, '/grant 茶 Ada 5', { entities });
    expect(what()).toMatchObject([{ typed: `茶 <@${ada.id}> 5` }]);
  });

  it('say whom they reply to', () => {
    const { sam, ada, group } = people();
    const words = ada.says(group, 'hello');
    sam.says(group, '/thanks', { replyTo: words });
    expect(what()).toMatchObject([{ is: 'text', toBot: false }, { repliedTo: String(ada.id) }]);
  });

  it('are for the bot in private, and a start tells its payload', () => {
    const { sam } = people();
    const place = sam.opens(undefined, 'tea');
    sam.says(place, '  two lines\u0000');
    expect(what()).toEqual([
      { is: 'opened', start: 'tea' },
      { is: 'text', text: 'two lines', toBot: true },
    ]);
    expect(incoming()[1]?.place.private).toBe(true);
  });

  it('that reply to a message of the bot name it, and themselves, and say when they are changed', async () => {
    const { sam, ada, group } = people();
    const body = JSON.stringify({ chat_id: group.id, text: 'Question #1' });
    const headers = { 'content-type': 'application/json' };
    const url = `${server.apiRoot}/bot${server.token}/sendMessage`;
    await fetch(url, { method: 'POST', headers, body });
    const card = group.last;
    const answer = sam.says(group, 'a month', card ? { replyTo: card } : {});
    sam.edits(answer, 'a year');
    const [words] = [ada.says(group, 'hello')];
    ada.edits(words, 'good day');
    const [said, changed, hello, ...more] = incoming();
    const own = { is: 'text', toBot: true, message: `telegram/${group.id}/${answer.id}` };
    const under = `${group.id}/${card?.id}`;
    expect(said).toMatchObject({ under, what: { ...own, text: 'a month' } });
    expect(said?.what).not.toHaveProperty('edited');
    expect(changed).toMatchObject({ under, what: { ...own, text: 'a year', edited: true } });
    expect(hello).not.toHaveProperty('under');
    expect(more).toEqual([]);
  });

  it('in a topic carry the topic, and reply to nobody by standing there', () => {
    const { sam } = people();
    const forum = server.group({ topics: { books: 7 }, members: [sam] });
    sam.says(forum, '/checkin', { topic: 7 });
    expect(incoming()).toMatchObject([{ place: { topic: '7' }, what: { is: 'command' } }]);
  });

  it('under a picture count as words', () => {
    const { sam, group } = people();
    sam.says(group, '/checkin', { photo: dot });
    expect(what()).toMatchObject([{ is: 'command', name: 'checkin' }]);
  });

  it('of an anonymous administrator come from one', () => {
    const { sam, group } = people();
    group.promotes(sam);
    sam.says(group, '/checkin', { anonymous: true });
    expect(incoming().at(-1)?.from).toMatchObject({
      id: '1087968824',
      name: 'Admin',
      administers: true,
    });
  });

  it('changed afterwards, of channels, or of other bots, are not heard', () => {
    const { sam, group } = people();
    const words = sam.says(group, 'one');
    sam.edits(words, 'two');
    server.channel({}).posts('news');
    expect(what()).toEqual([{ is: 'text', text: 'one', toBot: false }]);
  });
});

describe('taps', () => {
  it('carry the press and its message, also when that is out of reach', () => {
    const { sam, group } = people();
    const words = sam.says(group, 'x');
    sam.tapsRaw(group, words.id, 'in:4');
    sam.tapsRaw(group, 999, 'in:5');
    expect(incoming().slice(1)).toMatchObject([
      { what: { is: 'press', press: 'in:4', message: `${group.id}/${words.id}` } },
      { what: { press: 'in:5', message: `${group.id}/999` }, place: { chat: String(group.id) } },
    ]);
  });
});

describe('comings and goings', () => {
  it('of the bot', () => {
    const { group } = people();
    group.removes(server.bot);
    group.adds(server.bot);
    group.promotes(server.bot);
    group.promotes(server.bot);
    expect(what()).toEqual([{ is: 'removed' }, { is: 'added', title: 'Tea' }, { is: 'freed' }]);
  });

  it('of what the bot may do, each with what to do about it', () => {
    const { group } = people();
    group.demotes(server.bot);
    group.mutes(server.bot);
    group.demotes(server.bot);
    const reasons = [/no administrator .* make it one$/, /lacks the right .* make the bot/];
    expect(what()).toEqual([
      ...reasons.map((reason) => ({ is: 'hindered', reason: expect.stringMatching(reason) })),
      { is: 'freed' },
    ]);
  });

  it('of people', () => {
    const { group } = people();
    const lin = server.user({ name: 'Lin' });
    group.joins(lin);
    group.leaves(lin);
    const told = incoming().map((one) => `${one.what.is} ${one.from.name}`);
    expect(new Set(told)).toEqual(new Set(['joined Lin', 'left Lin']));
    expect(new Set(incoming().map(({ key }) => key)).size).toBe(told.length);
  });

  it('of someone in private', () => {
    const { sam } = people();
    sam.opens();
    sam.blocks();
    sam.unblocks();
    expect(what().slice(1)).toEqual([{ is: 'removed' }, { is: 'opened', start: '' }]);
  });

  it('of a group to a new address are told once', () => {
    const { sam } = people();
    const small = server.group({ members: [sam] });
    const before = String(small.id);
    const to = String(small.migrates());
    expect(incoming()).toMatchObject([{ place: { chat: before }, what: { is: 'moved', to } }]);
  });
});

it('knows what cannot be an update', () => {
  const bodies = [null, 3, 'x', [], {}, { update_id: 'x' }, { update_id: 1.5 }];
  expect(bodies.filter(isUpdate)).toEqual([]);
  expect(isUpdate({ update_id: 1, message: 'x' })).toBe(false);
  expect(isUpdate({ update_id: 1 })).toBe(true);
});
