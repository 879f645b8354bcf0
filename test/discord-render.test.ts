import { expect, test } from 'vitest';
import { modalOf } from '../adapters/discord/form.ts';
import { dressed, escaped } from '../adapters/discord/markdown.ts';
import { pages } from '../adapters/discord/render.ts';
import type { Reply } from '../src/chat/reply.ts';
import { plain } from '../src/chat/text.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function only(reply: Reply, dress: 'card' | 'plain' = 'plain') {
  const { payloads } = pages(reply, dress, dress === 'card');
  expect(payloads).toHaveLength(1);
  const [payload] = payloads;
  if (payload === undefined) throw new Error('nothing was rendered');
  return payload;
}

test.each([
  [
    '*bold* _it_ ~~no~~ `code` ||spoiler||',
    '\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|spoiler\\|\\|',
  ],
  ['<@123> <#4> <t:5> <:e:6>', '\\<@123> \\<#4> \\<t:5> \\<:e:6>'],
  ['[words](https://example.com/a_b)', '\\[words\\](https://example.com/a_b)'],
  ['back\\slash', 'back\\\\slash'],
  ['# big\n> quoted\n-# small\n- item', '\\# big\n\\> quoted\n\\-# small\n\\- item'],
  ['1. Ann\n1. Ben\n3. Cy', '1\\. Ann\n1\\. Ben\n3\\. Cy'],
  ['#hash 5 > 3, 2 - 1', '#hash 5 > 3, 2 - 1'],
  ['答案：“好”', '答案：“好”'],
])('what people wrote shows as they wrote it: %s', (written, sent) => {
  expect(escaped(written)).toBe(sent);
});

test('pieces are dressed, each as Discord writes it', () => {
  expect(
    dressed([
      'Hi ',
      { is: 'strong', text: 'a*b' },
      { is: 'strong', text: 'c' },
      { is: 'strong', text: '' },
      ' ',
      { is: 'code', text: 'x_1' },
      { is: 'code', text: 'a`b' },
      ' ',
      { is: 'time', at: '2026-12-21T20:00:00.000Z', text: 'tonight' },
      '–',
      { is: 'time', at: '2026-12-21T21:00:00.000Z', text: '21:00', hour: true },
      { is: 'time', at: 'never', text: 'some_day' },
    ]),
  ).toBe('Hi **a\\*b**\u200B**c** `x_1``` a`b `` <t:1797883200:F>–<t:1797886800:t>some\\_day');
});

test('an answer is content, and pings nobody', () => {
  const { body, files } = only({ title: 'Balance', text: '<@1> has *5*' });
  expect(body).toEqual({
    content: '**Balance**\n\\<@1> has \\*5\\*',
    embeds: [],
    components: [],
    attachments: [],
    allowed_mentions: { parse: [] },
  });
  expect(files).toEqual([]);
});

test('a card is an embed, with its picture inside and its buttons below', () => {
  const { body, files } = only(
    {
      title: 'Question 1',
      text: 'Which?',
      picture: { png, alt: 'a map' },
      buttons: [
        { does: 'press', label: 'A', press: 'answer:1:a', tone: 'primary' },
        { does: 'press', label: 'B', press: 'answer:1:b', tone: 'danger' },
        { does: 'press', label: 'C', press: 'answer:1:c' },
        { does: 'open', label: 'More', url: 'https://example.com' },
      ],
    },
    'card',
  );
  expect(body.content).toBe('');
  expect(body.embeds).toEqual([
    { title: 'Question 1', description: 'Which?', image: { url: 'attachment://picture.png' } },
  ]);
  expect(body.components[0]?.components).toMatchObject([
    { style: 1, custom_id: 'answer:1:a' },
    { style: 4, custom_id: 'answer:1:b' },
    { style: 2, custom_id: 'answer:1:c' },
    { style: 5, url: 'https://example.com' },
  ]);
  expect(body.attachments).toEqual([{ id: '0', filename: 'picture.png', description: 'a map' }]);
  expect(files).toMatchObject([{ name: 'picture.png', contentType: 'image/png' }]);
});

test('there is no message with nothing in it', () => {
  expect(pages({ text: '' }, 'plain', false).payloads).toEqual([]);
  expect(pages({ text: '  \n' }, 'card', true).payloads).toEqual([]);
  expect(only({ text: '', picture: { png, alt: '' } }).body.content).toBe('');
  expect(only({ text: '', picture: { png, alt: '' } }, 'card').body.embeds).toEqual([]);
});

test('what escaping makes too long for content stands in an embed', () => {
  const { body } = only({ text: '*'.repeat(2000) });
  expect(body.content).toBe('');
  expect(body.embeds[0]?.description).toBe('\\*'.repeat(2000));
});

test('what dressing makes too long for an embed is said plainly', () => {
  const text = Array.from({ length: 1000 }, () => ({ is: 'strong', text: '*' }) as const);
  const { body } = only({ text }, 'card');
  expect(body.embeds[0]?.description).toBe(escaped(plain(text)));
});

test('a long answer is several messages, the buttons under the last', () => {
  const text = `${'words and more words '.repeat(120)}\nend`;
  const { payloads, losses } = pages(
    { text, buttons: [{ does: 'press', label: 'Go', press: 'go:' }] },
    'plain',
    false,
  );
  expect(payloads.length).toBe(2);
  expect(payloads.map(({ body }) => body.components.length)).toEqual([0, 1]);
  expect(losses).toEqual(['text-split']);
});

test('a form becomes a modal: text, long text, a menu, and choices too many for one', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ label: `${index}`, value: `${index}` }));
  const modal = modalOf({
    id: 'form:7',
    title: 'T'.repeat(60),
    fields: [
      {
        name: 'what',
        label: 'L'.repeat(60),
        required: true,
        long: true,
        max: 9000,
        value: 'so far',
      },
      { name: 'when', label: 'When', required: false, long: false, max: 20 },
      {
        name: 'bank',
        label: 'Bank',
        required: true,
        long: false,
        value: 'b',
        choices: [
          { label: 'Chapter 1', value: 'a' },
          { label: 'Chapter 2', value: 'b' },
        ],
      },
      { name: 'any', label: 'Any', required: false, long: false, choices: many },
      { name: 'five', label: 'Five', required: false, long: false },
    ],
  });
  expect(modal.title).toHaveLength(45);
  expect(modal.components).toHaveLength(5);
  expect(modal.components).toMatchObject([
    { component: { type: 4, style: 2, max_length: 4000, value: 'so far', required: true } },
    { label: 'When', component: { type: 4, style: 1, max_length: 20, required: false } },
    {
      component: {
        type: 3,
        options: [
          { label: 'Chapter 1', value: 'a' },
          { label: 'Chapter 2', value: 'b', default: true },
        ],
      },
    },
    { component: { type: 4, placeholder: expect.stringMatching(/^0 \/ 1 .*…$/) } },
    { label: 'Five' },
  ]);
});
