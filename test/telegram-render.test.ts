import { describe, expect, it } from 'vitest';
import { abilitiesOf } from '../adapters/telegram/abilities.ts';
import { messageTo, photoTo, textEdit } from '../adapters/telegram/render.ts';
import { fit } from '../src/chat/fit.ts';
import type { Reply } from '../src/chat/reply.ts';
import { parseHtml } from './support/telegram-server/formatting.ts';

const abilities = abilitiesOf({ ephemeral: false });

function rendered(reply: Reply) {
  const [message] = fit(reply, abilities).messages;
  if (message === undefined) throw new Error('nothing to send');
  return messageTo({ chat: -5 }, message);
}

describe('a reply as Telegram’s HTML', () => {
  it('keeps what people write from becoming tags', () => {
    const { text } = rendered({ text: '<b>1 & 2</b> &lt; "x"' });
    expect(text).toBe('&lt;b&gt;1 &amp; 2&lt;/b&gt; &amp;lt; "x"');
    expect(parseHtml(text).text).toBe('<b>1 & 2</b> &lt; "x"');
  });

  it('sets a title above, and dresses pieces', () => {
    const { text } = rendered({
      title: 'Q & A',
      text: ['one ', { is: 'strong', text: 'two' }, ' ', { is: 'code', text: '<3>' }],
    });
    expect(text).toBe('<b>Q &amp; A</b>\none <b>two</b> <code>&lt;3&gt;</code>');
  });

  it('lets clients show a time in the reader’s own zone, and shows the words where it is none', () => {
    const at = '2026-12-21T12:00:00Z';
    expect(rendered({ text: [{ is: 'time', at, text: '20:00' }] }).text).toBe(
      '<tg-time unix="1797854400" format="wDt">20:00</tg-time>',
    );
    expect(rendered({ text: [{ is: 'time', at, text: '20:00', hour: true }] }).text).toBe(
      '<tg-time unix="1797854400" format="t">20:00</tg-time>',
    );
    expect(rendered({ text: [{ is: 'time', at: 'soon', text: 'soon' }] }).text).toBe('soon');
  });

  it('never sends an empty text', () => {
    expect(rendered({ text: ' \n ' }).text).toBe('…');
    expect(rendered({ title: 'T', text: '' }).text).toBe('<b>T</b>');
  });

  it('shows no previews of links', () => {
    expect(rendered({ text: 'https://example.org' }).link_preview_options).toEqual({
      is_disabled: true,
    });
  });
});

describe('buttons', () => {
  it('are an inline keyboard, two in a row, with links and tones', () => {
    const { reply_markup } = rendered({
      text: 'x',
      buttons: [
        { does: 'press', label: 'In', press: 'in:7', tone: 'primary' },
        { does: 'press', label: 'Out', press: 'out:7' },
        { does: 'open', label: 'Site', url: 'https://example.org' },
      ],
    });
    expect(reply_markup).toEqual({
      inline_keyboard: [
        [
          { text: 'In', callback_data: 'in:7', style: 'primary' },
          { text: 'Out', callback_data: 'out:7' },
        ],
        [{ text: 'Site', url: 'https://example.org' }],
      ],
    });
  });

  it('go away with an edit that has none', () => {
    const [message] = fit({ text: 'over' }, abilities, true).messages;
    expect(message && textEdit({ chat_id: 1, message_id: 2 }, message).reply_markup).toEqual({
      inline_keyboard: [],
    });
  });
});

describe('where a message goes', () => {
  const [message] = fit({ text: 'x' }, abilities).messages;

  it('names topic, reply and the only reader', () => {
    expect(
      message && messageTo({ chat: -5, topic: 7, replyTo: 9, only: 3 }, message),
    ).toMatchObject({
      chat_id: -5,
      message_thread_id: 7,
      receiver_user_id: 3,
      reply_parameters: { message_id: 9, allow_sending_without_reply: true },
    });
  });

  it('asks the one who is meant', () => {
    const sent =
      message && messageTo({ chat: -5, asks: { mention: { id: 3, name: '<A>' } } }, message);
    expect(sent?.reply_markup).toEqual({ force_reply: true, selective: true });
    expect(sent?.text).toBe('<a href="tg://user?id=3">&lt;A&gt;</a>\nx');
  });

  it('writes objects as JSON into multipart bodies, where telegraf would leave them out', () => {
    const sent = message && photoTo({ chat: -5, replyTo: 9 }, message, 'AAAA');
    expect(sent?.reply_parameters).toBe('{"message_id":9,"allow_sending_without_reply":true}');
    expect(sent?.photo.source).toEqual(Buffer.from('AAAA', 'base64'));
  });
});
