import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Abilities } from '../../src/chat/ability.ts';
import { type FittedMessage, fit, type Loss } from '../../src/chat/fit.ts';
import type { Button, Reply } from '../../src/chat/reply.ts';
import { clean, type Piece, pieces, plain, shorten } from '../../src/chat/text.ts';

/** Limits of any platform that could be: a title is always shorter than what it stands above. */
const limits = fc
  .record({
    text: fc.integer({ min: 24, max: 120 }),
    caption: fc.oneof(fc.constant(0), fc.integer({ min: 24, max: 60 })),
    attachment: fc.constantFrom(0, 10, 100),
    title: fc.integer({ min: 2, max: 16 }),
    buttonLabel: fc.integer({ min: 2, max: 20 }),
    buttonsPerRow: fc.integer({ min: 1, max: 5 }),
    buttonRows: fc.integer({ min: 1, max: 4 }),
  })
  .map(
    (some) =>
      ({
        platform: 'any',
        press: 64,
        toast: 0,
        ownTimes: false,
        privately: ['direct'],
        asks: 'form',
        redrawMs: 0,
        ...some,
      }) as unknown as Abilities,
  );

/** Well formed, as `clean` leaves it: letters, Chinese, pairs, joined emoji, lines. */
const words = (max: number) =>
  fc
    .string({
      unit: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('a', 'b', ' ', '\n', '打', '卡') },
        { weight: 2, arbitrary: fc.constantFrom('😀', '𠮷', '👩‍👩‍👧') },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
      ),
      maxLength: max,
    })
    .map(clean);
const piece: fc.Arbitrary<Piece> = fc.oneof(
  words(60),
  fc.record({ is: fc.constantFrom('strong' as const, 'code' as const), text: words(60) }),
  fc.record({
    is: fc.constant('time' as const),
    at: fc.constant('2026-03-01T08:00:00Z'),
    text: words(20),
  }),
);
const button: fc.Arbitrary<Button> = fc.record({
  does: fc.constant('press' as const),
  label: words(30),
  press: fc.constant('check-in:'),
});
const reply: fc.Arbitrary<Reply> = fc.record(
  {
    title: words(24),
    text: fc.oneof(words(300), fc.array(piece, { maxLength: 8 })),
    picture: fc.constant({ png: 'AAAA', alt: '' }),
    file: fc
      .constantFrom('short', '很长的文件')
      .map((text) => ({ name: 'a.ics', type: 'a/b', text })),
    buttons: fc.array(button, { maxLength: 12 }),
  },
  { requiredKeys: ['text'] },
);

const textsOf = (message: FittedMessage) => [
  message.title ?? '',
  ...pieces(message.text).map((one) => plain([one])),
  ...message.rows.flat().map(({ label }) => label),
];
const lengthOf = ({ title, text }: FittedMessage) =>
  plain(text).length + (title === undefined || title === '' ? 0 : title.length + 1);
const bare = (raw: string) => raw.replaceAll(/\s/gu, '');

/** What of a message breaks a limit. */
function beyond(message: FittedMessage, to: Abilities): string[] {
  const labels = message.rows.flat().map(({ label }) => label.length);
  const most: Record<string, readonly [number, number]> = {
    text: [lengthOf(message), message.picture || message.file ? to.caption : to.text],
    enclosures: [[message.picture, message.file].filter(Boolean).length, 1],
    file: [Buffer.byteLength(message.file?.text ?? ''), to.attachment],
    title: [(message.title ?? '').length, to.title],
    rows: [message.rows.length, to.buttonRows],
    row: [Math.max(0, ...message.rows.map(({ length }) => length)), to.buttonsPerRow],
    label: [Math.max(0, ...labels), to.buttonLabel],
  };
  return Object.entries(most).flatMap(([what, [is, may]]) => (is > may ? what : []));
}

test('every message stays within the limits', () => {
  fc.assert(
    fc.property(reply, limits, fc.boolean(), (given, to, asOne) => {
      for (const message of fit(given, to, asOne).messages) expect(beyond(message, to)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('no character is cut in two', () => {
  fc.assert(
    fc.property(reply, limits, fc.boolean(), (given, to, asOne) => {
      for (const message of fit(given, to, asOne).messages)
        for (const shown of textsOf(message)) expect(shown.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** What did not come through as it was meant, by comparing what went in with what came out. */
function missing(given: Reply, messages: readonly FittedMessage[]): Loss[] {
  const buttons = messages.flatMap(({ rows }) => rows.flat());
  const kept = (given.buttons ?? []).slice(0, buttons.length);
  const said = messages.map(({ text }) => plain(text)).join('');
  const titles = messages.flatMap(({ title }) => title ?? []).join();
  const changed: Record<Loss, boolean> = {
    'text-shortened': bare(said) !== bare(plain(given.text)),
    'text-split': messages.filter(({ text }) => plain(text) !== '').length > 1,
    'title-shortened': titles !== (given.title ?? ''),
    'picture-apart': messages.some(({ text, picture }) => picture && plain(text) === ''),
    'file-apart': messages.some(({ text, file }) => file && plain(text) === ''),
    'file-dropped': given.file !== undefined && !messages.some(({ file }) => file),
    'label-shortened': kept.some(({ label }, n) => label !== buttons[n]?.label),
    'buttons-dropped': buttons.length < (given.buttons ?? []).length,
  };
  return (Object.keys(changed) as Loss[]).filter((loss) => changed[loss]);
}

test('nothing is lost but what is named', () => {
  fc.assert(
    fc.property(reply, limits, fc.boolean(), (given, to, asOne) => {
      const { messages, losses } = fit(given, to, asOne);
      const bareEnclosure = plain(given.text) === '' ? ['picture-apart', 'file-apart'] : [];
      const named = [...losses, ...bareEnclosure];
      for (const loss of missing(given, messages)) expect(named).toContain(loss);
      expect(messages.filter(({ picture }) => picture)).toHaveLength(given.picture ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

test('what is short enough everywhere loses nothing', () => {
  fc.assert(
    fc.property(reply, limits, (given, to) => {
      const roomy = { ...to, text: 5000, caption: 5000, title: 100, buttonLabel: 100 };
      const wide = { ...roomy, buttonsPerRow: 5, buttonRows: 5, attachment: 100 };
      const { losses, messages } = fit(given, wide);
      const both = given.picture !== undefined && given.file !== undefined;
      expect(losses).toEqual(both ? ['file-apart'] : []);
      expect(messages.map(({ text }) => text)).toEqual(both ? ['', given.text] : [given.text]);
    }),
  );
});

test('no message is blank, unless there is nothing to say', () => {
  fc.assert(
    fc.property(reply, limits, (given, to) => {
      const { messages } = fit(given, to);
      const blank = messages.filter(
        ({ text, title, picture, file }) =>
          plain(text).trim() === '' && !title?.trim() && !picture && !file,
      );
      expect(blank.length).toBeLessThanOrEqual(plain(given.text).trim() === '' ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

test('a card stays one message, beside its picture where the platform can', () => {
  fc.assert(
    fc.property(reply, limits, (given, to) => {
      const { messages, losses } = fit(given, to, true);
      const apart = given.picture !== undefined && to.caption === 0;
      expect(messages).toHaveLength(apart ? 2 : 1);
      expect(losses).not.toContain('text-split');
      expect(losses.includes('file-dropped')).toBe(given.file !== undefined);
    }),
  );
});

test('buttons stand under the last message', () => {
  fc.assert(
    fc.property(reply, limits, fc.boolean(), (given, to, asOne) => {
      const { messages } = fit(given, to, asOne);
      for (const message of messages.slice(0, -1)) expect(message.rows).toEqual([]);
    }),
  );
});

test('shortening keeps what fits, and marks what does not', () => {
  fc.assert(
    fc.property(words(60), fc.integer({ min: 1, max: 60 }), (text, max) => {
      const short = shorten(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(short.isWellFormed()).toBe(true);
      expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
      if (text.length <= max) expect(short).toBe(text);
    }),
  );
});
