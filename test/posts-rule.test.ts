import { expect, test } from 'vitest';
import { LONGEST, postOf } from '../src/operations/posts/rule.ts';

test('one language, or both with the first on top', () => {
  expect(postOf('早安', undefined)).toEqual({ is: 'text', text: '早安' });
  expect(postOf('早安', 'Good morning')).toEqual({
    is: 'text',
    text: '早安\n\n— — —\n\nGood morning',
  });
  expect(postOf('早安', ' \u200b')).toEqual({ is: 'text', text: '早安' });
});

test.each(['', ' \n', '\u200b\u200d', '\u3164'])('nothing to see in %j', (text) =>
  expect(postOf(text, 'Good morning')).toEqual({ is: 'empty' }),
);

test('too long, counted with both', () => {
  expect(postOf('a'.repeat(LONGEST), undefined).is).toBe('text');
  expect(postOf('a'.repeat(LONGEST), 'b')).toEqual({ is: 'too-long', length: LONGEST + 10 });
});
