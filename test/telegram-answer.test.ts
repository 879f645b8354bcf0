import { describe, expect, it } from 'vitest';
import { answer, startPayload, type Ways } from '../adapters/telegram/answer.ts';
import type { Origin } from '../adapters/telegram/origin.ts';
import type { Heard } from '../src/bot/port.ts';
import type { AnswerPlace, Reply } from '../src/chat/reply.ts';

const ways: Ways = {
  ephemeral: false,
  toast: 200,
  username: 'emcee_bot',
  start: 'tea',
  locale: 'en',
  name: 'Sam',
};
const command: Origin = { chat: -5, topic: 7, private: false, person: 3, message: 9 };
const tap: Origin = { ...command, tap: { query: 'q', message: '-5/9' } };
const alone: Origin = { chat: 3, private: true, person: 3, message: 9 };
const said = (reply: Reply, place: AnswerPlace, direct?: string): Heard => ({
  is: 'said',
  reply,
  place,
  ...(direct !== undefined && { direct }),
});
const short: Reply = { text: 'done' };
const long: Reply = { text: 'x'.repeat(201) };
const group = { chat: -5, topic: 7, replyTo: 9 };
const settled = { does: 'settle', answer: { callback_query_id: 'q' } };

describe('answers to a command in a group', () => {
  it('stand openly, as a reply in the topic', () => {
    expect(answer(command, said(short, 'openly'), ways)).toEqual([
      { does: 'post', target: group, reply: short },
    ]);
    expect(answer(command, said(short, 'in-place'), ways)).toEqual([
      { does: 'post', target: group, reply: short },
    ]);
  });

  it('go to the private chat when they are private and one is open; else openly', () => {
    const openly = [{ does: 'post', target: group, reply: short }];
    expect(answer(command, said(short, 'privately', '3'), ways)).toEqual([
      { does: 'direct', chat: 3, reply: short, arrived: [], refused: openly },
    ]);
    expect(answer(command, said(short, 'privately'), ways)).toEqual(openly);
  });

  it('are never shown openly when they are secret', () => {
    const secret = { ...short, secret: true };
    const [pointer] = answer(command, said(secret, 'privately'), ways);
    expect(JSON.stringify(pointer)).toContain('https://t.me/emcee_bot?start=tea');
    expect(JSON.stringify(pointer)).not.toContain('done');
    expect(answer(command, said(secret, 'privately', '3'), ways)).toMatchObject([
      { does: 'direct', refused: [pointer] },
    ]);
  });

  it('are seen by the asker alone where the server can do that', () => {
    expect(answer(command, said(short, 'privately', '3'), { ...ways, ephemeral: true })).toEqual([
      { does: 'post', target: { ...group, only: 3 }, reply: short },
    ]);
  });

  it('ask the asker', () => {
    expect(answer(command, { is: 'question', reply: short }, ways)).toEqual([
      { does: 'post', target: { ...group, asks: {} }, reply: short },
    ]);
  });
});

describe('answers to a tap', () => {
  it('are a notice; an alert when it takes reading or must not vanish', () => {
    const toast = (reply: Reply) => answer(tap, said(reply, 'privately', '3'), ways);
    const words = { callback_query_id: 'q', text: 'done' };
    expect(toast(short)).toEqual([{ does: 'settle', answer: words }]);
    expect(toast({ ...short, secret: true })).toEqual([
      { does: 'settle', answer: { ...words, show_alert: true } },
    ]);
    expect(toast({ text: 'a\nb' })).toMatchObject([{ answer: { show_alert: true } }]);
    expect(toast({ text: 'x'.repeat(61) })).toMatchObject([{ answer: { show_alert: true } }]);
  });

  it('go to the private chat when a notice cannot hold them, and the notice says where', () => {
    const heard = said(long, 'privately', '3');
    expect(answer(tap, heard, ways)).toEqual([
      {
        does: 'direct',
        chat: 3,
        reply: long,
        arrived: [
          {
            does: 'settle',
            answer: { callback_query_id: 'q', text: expect.stringMatching(/private/) },
          },
        ],
        refused: [settled, { does: 'post', target: group, reply: long }],
      },
    ]);
  });

  it('open the private chat when they are secret and it is not open', () => {
    const heard = said({ ...long, secret: true }, 'privately');
    expect(answer(tap, heard, ways)).toEqual([
      {
        does: 'settle',
        answer: { callback_query_id: 'q', url: 'https://t.me/emcee_bot?start=tea' },
      },
    ]);
  });

  it('change the message in place', () => {
    expect(answer(tap, said(short, 'in-place'), ways)).toEqual([
      settled,
      { does: 'edit', message: '-5/9', reply: short, else: group },
    ]);
  });

  it('name the person who is asked', () => {
    expect(answer(tap, { is: 'question', reply: short }, ways)).toEqual([
      settled,
      {
        does: 'post',
        target: { ...group, asks: { mention: { id: 3, name: 'Sam' } } },
        reply: short,
      },
    ]);
  });

  it('end the waiting also when there is nothing to say', () => {
    expect(answer(tap, { is: 'nothing' }, ways)).toEqual([settled]);
    expect(answer(tap, { is: 'completions', choices: [] }, ways)).toEqual([settled]);
    expect(answer(tap, said(short, 'openly'), ways)).toEqual([
      settled,
      { does: 'post', target: group, reply: short },
    ]);
  });
});

describe('answers in a private chat', () => {
  it('are plain messages', () => {
    const plain = [{ does: 'post', target: { chat: 3 }, reply: { ...short, secret: true } }];
    expect(answer(alone, said({ ...short, secret: true }, 'privately', '3'), ways)).toEqual(plain);
  });
});

it('carries a community in a link when its id may stand there', () => {
  expect(startPayload('night-readers')).toBe('night-readers');
  expect(startPayload('夜读')).toBe('hello');
  expect(startPayload(undefined)).toBe('hello');
});
