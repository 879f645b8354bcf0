import { expect, test } from 'vitest';
import { partedFor } from '../src/bot/hearing/form-carried.ts';
import { optional, text } from '../src/bot/option.ts';
import { photoAs, sentPhoto } from '../src/bot/sent.ts';

const words = text({ max: 9 });
const parts = {
  title: words,
  also: optional(words),
  pin: optional(words),
  photo: optional(sentPhoto()),
};
const about = { en: '', zh: '' };
const options = Object.entries(parts).map(([name, option]) => ({ ...option, name, about }));
const sent = photoAs({ id: '1', name: 'a.png', bytes: 1 });

function parted(given: Readonly<Record<string, string>>, most?: number) {
  const { shown, carried } = partedFor(options, given, most);
  return [shown.map(({ name }) => name), carried];
}

test('a form asks for what is needed, then for what was given, then for the rest', () => {
  expect(parted({})).toEqual([['title', 'also', 'pin', 'photo'], {}]);
  expect(parted({}, 2)).toEqual([['title', 'also'], {}]);
  expect(parted({ pin: 'yes' }, 2)).toEqual([['title', 'pin'], {}]);
});

test('what has no place in a form is kept beside it', () => {
  expect(parted({ also: '好', pin: 'yes' }, 2)).toEqual([['title', 'also'], { pin: 'yes' }]);
  expect(parted({ photo: sent })).toEqual([['title', 'also', 'pin'], { photo: sent }]);
});
