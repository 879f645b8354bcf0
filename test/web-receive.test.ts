import { describe, expect, it } from 'vitest';
import { addressOf } from '../adapters/web/deliver.ts';
import { pageFrame } from '../adapters/web/protocol.ts';
import { type Answered, asTyped, receive } from '../adapters/web/receive.ts';
import { render, shownMessage } from '../adapters/web/render.ts';
import { photoAs } from '../src/bot/sent.ts';
import { smallCommand, smallCommunity } from './support/scripted-bot.ts';

const community = smallCommunity({
  spaces: [{ name: 'hall', platform: 'web', chat: 'hall', guild: 'tea' }],
  people: [{ id: 'Sam', name: 'Sam' }],
  commands: [smallCommand('quiz start'), smallCommand('grant')],
});
const actor = { community, person: { id: 'Sam', name: 'Sam' }, language: 'zh' as const };
const at = new Date('2026-03-01T12:00:00Z');

function typed(text: string, room = 'hall', answered?: Answered) {
  return receive({ is: 'post', id: 'abcdefgh', room, text }, actor, at, answered).what;
}

describe('what a page sends, in the neutral language', () => {
  it('says who, where and in which language', () => {
    const incoming = receive(
      { is: 'post', id: 'abcdefgh', room: 'hall', text: 'hi' },
      actor,
      at,
      undefined,
    );
    expect(incoming).toMatchObject({
      key: 'web/abcdefgh',
      at,
      from: { platform: 'web', id: 'Sam', handle: 'sam', language: 'zh', administers: false },
      place: { platform: 'web', chat: 'hall', guild: 'tea', private: false },
    });
  });

  it('tells commands of one and of two words from plain words', () => {
    expect(typed('/grant @ada 5 so kind')).toMatchObject({
      name: 'grant',
      typed: '@ada 5 so kind',
    });
    expect(typed('/quiz start tides 3')).toMatchObject({ name: 'quiz start', typed: 'tides 3' });
    expect(typed('/quiz_start tides')).toMatchObject({ name: 'quiz start', typed: 'tides' });
    expect(typed('/quiz what')).toMatchObject({ name: 'quiz', typed: 'what' });
    expect(typed('one / two')).toEqual({ is: 'text', text: 'one / two', toBot: false });
  });

  it('knows when words are for the bot', () => {
    expect(typed('hi', '@Sam')).toMatchObject({ toBot: true });
    expect(typed('hi', 'hall', { id: 1, author: '*', byBot: true })).toMatchObject({ toBot: true });
    expect(typed('hi', 'hall', { id: 1, author: 'ada', byBot: false })).toMatchObject({
      toBot: false,
    });
    expect(typed('/grant 5', 'hall', { id: 1, author: 'ada', byBot: false })).toMatchObject({
      repliedTo: 'ada',
    });
  });

  it('cleans what no database keeps', () => {
    expect(typed('a\u0000b\ud800')).toMatchObject({ text: 'ab\ufffd' });
  });

  it('puts a command together as somebody would type it', () => {
    expect(asTyped('grant', { member: '@ada', points: '5', reason: '' })).toBe('/grant @ada 5');
    const photo = photoAs({ id: 'data:image/png;base64,AAAA', name: 'me.png' });
    expect(asTyped('say', { text: 'Look', photo })).toBe('/say Look 🖼');
  });

  it('gives private chats an address that names the community', () => {
    const { place } = receive(
      { is: 'post', id: 'abcdefgh', room: '@Sam', text: 'hi' },
      actor,
      at,
      undefined,
    );
    expect(place).toMatchObject({ chat: 'tea/@Sam', private: true });
    expect(addressOf(place, [community])).toEqual({ community: 'tea', room: '@Sam' });
    expect(addressOf({ ...place, chat: 'tea/@nobody' }, [community])).toBeUndefined();
    expect(addressOf({ platform: 'web', chat: 'attic', private: false }, [community])).toBe(
      undefined,
    );
  });
});

describe('frames', () => {
  it.each([
    [{ is: 'post', id: 'short', room: 'hall', text: 'x' }],
    [{ is: 'post', id: 'abcdefgh', room: 'hall' }],
    [{ is: 'post', id: 'abcdefgh', room: 'hall', text: 'x', admin: true }],
    [{ is: 'press', id: 'abcdefgh', room: 'hall', message: -1, press: 'x' }],
    [{ is: 'hello', language: 'de' }],
    [{ is: 'command', id: 'abcdefgh', room: 'hall', name: 'x', named: { a: 1 } }],
  ])('refuses %j', (frame) => {
    expect(pageFrame.safeParse(frame).success).toBe(false);
  });
});

describe('what the bot says', () => {
  it('is kept as it was meant, and its picture travels apart', () => {
    const reply = { text: 'look', picture: { png: 'AAAA', alt: 'a square' } };
    const { words, losses } = render(reply);
    expect(losses).toEqual([]);
    const row = {
      id: 3,
      communityId: 'tea',
      room: 'hall',
      revision: 9,
      author: '*',
      onlyFor: null,
      answers: null,
      content: { key: 'k', words },
      at,
      editedAt: null,
      removedAt: null,
    };
    expect(shownMessage(row).words).toMatchObject({
      picture: 'picture/3.png?9',
      reply: { picture: { png: '', alt: 'a square' } },
    });
    expect(shownMessage({ ...row, removedAt: at }).words).toEqual({ is: 'removed' });
  });

  it('names what even the playground loses', () => {
    expect(render({ text: 'x'.repeat(30_000) }, { asOne: true }).losses).toEqual([
      'text-shortened',
    ]);
  });
});
