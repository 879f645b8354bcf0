import { expect } from 'vitest';
import { dot } from '../telegram-server/testing.ts';
import { type Case, card, sent, texts } from './case.ts';
import { failed, how, type PlatformName } from './host.ts';

const png = dot.toString('base64');

/** Sending and changing messages. */
export const delivering: readonly Case[] = [
  [
    'is ready once it has started',
    async (at) => expect(at.platform().health()).toEqual({ ready: true }),
  ],
  [
    'registers its commands',
    async (at) => {
      await at.platform().register();
      expect(at.tricks.menu()).toEqual(expect.arrayContaining(['checkin', 'praise']));
    },
  ],
  [
    'sends a card with title, words and buttons',
    async (at) => {
      await sent(at, card, 'k', true);
      const [shown] = at.shown();
      expect(shown?.text).toMatch(/Tonight[\s\S]*Chapter (\*\*)?three(\*\*)?, 夜读/);
      expect(shown?.buttons).toEqual(['In']);
    },
  ],
  [
    'changes a message, also into what it is already',
    async (at) => {
      const message = await sent(at, card, 'k', true);
      const changed = { ...card, text: 'Chapter four' };
      for (const _ of [1, 2]) {
        const edited = await at.platform().edit(message, changed);
        expect(edited).toEqual({ ok: true, message });
      }
      await at.settled();
      expect(texts(at)).toEqual([expect.stringMatching(/Chapter four/)]);
    },
  ],
  [
    'says that a message is gone',
    async (at) => {
      const message = await sent(at, card, 'k', true);
      await at.tricks.deletes();
      expect(await at.platform().edit(message, { text: 'x' })).toEqual(failed('gone'));
    },
    { web: 'nobody can delete a message that all see' },
  ],
  [
    'says that a message it cannot have sent is gone',
    async (at) => expect(await at.platform().edit('no-such-message', card)).toEqual(failed('gone')),
  ],
  [
    'writes to one person alone',
    async (at) => {
      await at.lin.opens();
      const { platform, hall, who, lin, sam, settled } = at;
      const account = { telegram: String(who.lin.telegram), discord: who.lin.discord, web: 'lin' };
      const id = account[hall.platform as PlatformName];
      const to = { platform: hall.platform, id };
      expect(await platform().direct(to, { text: 'for you' }, how('k'))).toMatchObject({
        ok: true,
      });
      await settled();
      const alone = lin.sights().filter((sight) => sight.alone);
      expect(alone.map(({ text }) => text)).toContain('for you');
      expect(sam.sights().map(({ text }) => text)).not.toContain('for you');
    },
  ],
  [
    'splits a long text in order, and puts the buttons under its end',
    async (at) => {
      const words = Array.from({ length: 6000 }, (_, n) => `w${n}`).join(' ');
      await sent(at, { text: words, buttons: card.buttons ?? [] });
      const shown = at.shown();
      expect(shown.length).toBeGreaterThan(1);
      expect(shown.map(({ text }) => text.trim()).join(' ')).toBe(words);
      expect(shown.map((sight) => sight.buttons.length)).toEqual([
        ...Array(shown.length - 1).fill(0),
        1,
      ]);
    },
    { web: 'replies are kept whole: the page fits each to the look that its reader chose' },
  ],
  [
    'never splits a card',
    async (at) => {
      await sent(at, { ...card, text: '𠮷'.repeat(15_000) }, 'k', true);
      expect(texts(at)).toEqual([expect.stringMatching(/…$/)]);
      expect(texts(at)[0]?.isWellFormed()).toBe(true);
    },
    { web: 'replies are kept whole: the page fits each to the look that its reader chose' },
  ],
  [
    'shows a picture',
    async (at) => {
      await sent(at, { ...card, picture: { png, alt: 'a dot' } }, 'k', true);
      expect(at.tricks.pictures()).toBe(1);
    },
  ],
  [
    'sends a file beside its words, and apart from words that are too long for that',
    async (at) => {
      const text = 'BEGIN:VCALENDAR\r\n茶, 🍵\r\nEND:VCALENDAR\r\n';
      const file = { name: 'events.ics', type: 'text/calendar', text };
      await sent(at, { ...card, file }, 'short');
      const long = 'w '.repeat(1200).trim();
      await sent(at, { text: long, file, buttons: card.buttons ?? [] }, 'long');
      const shown = at.shown();
      const files = shown.flatMap((sight) => sight.files);
      expect(files.map(({ name }) => name)).toEqual(['events.ics', 'events.ics']);
      for (const one of files) expect(await one.read()).toBe(text);
      for (const { type } of files) expect(type ?? 'text/calendar').toMatch(/^text\/calendar/);
      expect(shown[0]).toMatchObject({ buttons: ['In'], text: expect.stringMatching(/Tonight/) });
      expect(shown[0]?.files).toHaveLength(1);
      expect(shown.at(-1)?.buttons).toEqual(['In']);
      expect(
        shown
          .slice(1)
          .flatMap((sight) => sight.text)
          .join(' ')
          .trim(),
      ).toBe(long);
    },
  ],
  [
    'leaves a file out of a card, which stays one message',
    async (at) => {
      const file = { name: 'events.ics', type: 'text/calendar', text: 'BEGIN:VCALENDAR' };
      const message = await sent(at, { ...card, file }, 'k', true);
      expect((await at.platform().edit(message, { ...card, text: 'later', file })).ok).toBe(true);
      await at.settled();
      expect(at.shown()).toHaveLength(1);
      expect(at.shown()[0]?.files).toEqual([]);
    },
    { web: 'replies are kept whole: the page fits each to the look that its reader chose' },
  ],
  [
    'says the same once, however often it is sent under one key',
    async (at) => {
      const first = await sent(at, card, 'same');
      expect(await sent(at, card, 'same')).toBe(first);
      expect(at.shown()).toHaveLength(1);
    },
    { telegram: 'the Bot API knows no key by which a message could be told from its repetition' },
  ],
];
