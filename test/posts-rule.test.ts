import { describe, expect, test } from 'vitest';
import { readButtons } from '../src/operations/posts/buttons.ts';
import { replyFor } from '../src/operations/posts/reply.ts';
import { check, LONGEST, textFor } from '../src/operations/posts/rule.ts';

const both = { text: '早安', also: 'Good morning' };

describe('a post in two languages', () => {
  const read = (space: 'en' | 'zh' | undefined) => textFor(both, { language: 'zh', space });

  test('comes with both where a space names no language, the community’s on top', () => {
    expect(read(undefined)).toBe('早安\n\n— — —\n\nGood morning');
  });

  test('comes in its own where a space has one', () => {
    expect([read('zh'), read('en')]).toEqual(['早安', 'Good morning']);
  });

  test('comes as it is where there is only one', () => {
    const one = { text: '早安', also: ' \u200b' };
    expect(textFor(one, { language: 'zh', space: undefined })).toBe('早安');
    expect(textFor(one, { language: 'zh', space: 'en' })).toBe('早安');
  });
});

test.each(['', ' \n', '\u200b\u200d', '\u3164'])('there is nothing to see in %j', (text) => {
  expect(check({ text, also: 'Good morning' })).toEqual({ is: 'empty' });
  expect(check({ text, picture: { id: 'x' } })).toEqual({ is: 'good' });
});

test('it is too long when both together are', () => {
  expect(check({ text: 'a'.repeat(LONGEST) }).is).toBe('good');
  expect(check({ text: 'a'.repeat(LONGEST), also: 'b' })).toEqual({
    is: 'too-long',
    length: LONGEST + 10,
  });
});

describe('buttons', () => {
  test.each([
    ['Rules https://example.org/a,b', [{ label: 'Rules', url: 'https://example.org/a,b' }]],
    [
      'The rules https://a.example; 打卡 → /checkin',
      [
        { label: 'The rules', url: 'https://a.example' },
        { label: '打卡', command: 'checkin' },
      ],
    ],
    [
      'One https://a.example, Two -> /buy bookmark\nThree /top',
      [
        { label: 'One', url: 'https://a.example' },
        { label: 'Two', command: 'buy bookmark' },
        { label: 'Three', command: 'top' },
      ],
    ],
  ])('are read from %j', (raw, expected) => {
    expect(readButtons(raw)).toEqual(expected);
  });

  test.each([
    'no target',
    'https://example.org',
    'A javascript:alert(1)',
    'Rules https://',
    `Run → /${'x'.repeat(64)}`,
    `${'x'.repeat(41)} https://example.org`,
    ' ; ',
    Array.from({ length: 11 }, (_, n) => `B${n} https://example.org`).join(';'),
  ])('are not read from %j', (raw) => {
    expect(readButtons(raw)).toBeUndefined();
  });

  test('that say a command carry it, whatever is in it', () => {
    const content = { text: 'x', buttons: [{ label: 'Buy', command: 'buy 100%:tea' }] };
    const { buttons } = replyFor(content, { language: 'en', space: undefined });
    expect(buttons).toEqual([{ does: 'press', label: 'Buy', press: '/::buy 100%25%3Atea' }]);
  });
});
