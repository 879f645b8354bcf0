import { expect } from 'vitest';
import { type Case, card, sent, texts } from './case.ts';
import { said } from './host.ts';

/** What people do, and where its answer stands. */
export const hearing: readonly Case[] = [
  [
    'hears a tap with its button’s reference and its message',
    async (at) => {
      const message = await sent(at, card, 'k', true);
      await at.lin.taps('In');
      const heard = await at.bot().hears(({ what }) => what.is === 'press');
      expect(heard.what).toEqual({ is: 'press', press: 'in:4', message });
      expect(heard.place).toMatchObject({ chat: at.hall.chat, private: false });
      expect(heard.key.startsWith(`${at.hall.platform}/`)).toBe(true);
      expect((await at.platform().edit(message, { text: 'tapped' })).ok).toBe(true);
    },
  ],
  [
    'answers a tap to who tapped alone',
    async (at) => {
      at.answers(({ what }) =>
        what.is === 'press' ? said('only for you', 'privately') : { is: 'nothing' },
      );
      await sent(at, card, 'k', true);
      await at.lin.taps('In');
      await expect
        .poll(() =>
          at.lin
            .sights()
            .filter(({ alone }) => alone)
            .map(({ text }) => text),
        )
        .toContain('only for you');
      expect(at.sam.sights().map(({ text }) => text)).not.toContain('only for you');
      expect(texts(at)).toHaveLength(1);
    },
  ],
  [
    'never shows a secret to all',
    async (at) => {
      const reply = { text: 'code 12345', secret: true };
      at.answers(() => ({ is: 'said', reply, place: 'privately' }));
      await at.lin.says('/checkin', {});
      await at.bot().hears(({ what }) => what.is === 'command');
      await at.settled();
      expect(texts(at).join()).not.toMatch(/12345/);
    },
  ],
  [
    'answers with a file that the asker alone gets, and the same again',
    async (at) => {
      const file = { name: 'mine.ics', type: 'text/calendar', text: 'BEGIN:VCALENDAR' };
      const reply = { text: 'Your events:', secret: true, file };
      await at.lin.opens();
      const direct = String(at.who.lin.telegram);
      at.answers(({ what }) =>
        what.is === 'command'
          ? { is: 'said', reply, place: 'privately', direct }
          : { is: 'nothing' },
      );
      await at.lin.says('/checkin', {});
      const alone = () => at.lin.sights().flatMap((sight) => (sight.alone ? sight.files : []));
      await expect.poll(() => alone().map(({ name }) => name)).toEqual(['mine.ics']);
      expect(await alone()[0]?.read()).toBe('BEGIN:VCALENDAR');
      await at.lin.again();
      await at.settled();
      for (const one of alone()) expect(await one.read()).toBe('BEGIN:VCALENDAR');
      expect(at.sam.sights().flatMap(({ files }) => files)).toEqual([]);
      expect(at.shown().flatMap(({ files }) => files)).toEqual([]);
    },
  ],
  [
    'hears a command with what was given, and cleans it',
    async (at) => {
      await at.lin.says('/praise 5 well\u0000 done', {});
      const { what } = await at.bot().hears((it) => it.what.is === 'command');
      expect(what).toMatchObject({ is: 'command', name: 'praise' });
      const { typed, named } = what as Extract<typeof what, { is: 'command' }>;
      const whole = [typed, ...Object.values(named)].join(' ').trim();
      expect(whole).toBe('5 well done');
    },
  ],
  [
    'takes a tap on a button that an earlier process sent',
    async (at) => {
      const message = await sent(at, card, 'k', true);
      await at.restart();
      at.answers(() => said('still here', 'privately'));
      await at.lin.taps('In');
      const { what } = await at.bot().hears((it) => it.what.is === 'press');
      expect(what).toEqual({ is: 'press', press: 'in:4', message });
      await expect.poll(() => at.lin.sights().map(({ text }) => text)).toContain('still here');
    },
  ],
  [
    'gives a redelivery the key of the first',
    async (at) => {
      await at.lin.says('/checkin', {});
      await at.bot().hears(({ what }) => what.is === 'command');
      await at.lin.again();
      await expect
        .poll(() => at.bot().heard.filter(({ what }) => what.is === 'command').length)
        .toBe(2);
      const keys = at
        .bot()
        .heard.filter(({ what }) => what.is === 'command')
        .map(({ key }) => key);
      expect(new Set(keys).size).toBe(1);
    },
  ],
  [
    'does not confirm what the bot could not keep',
    async (at) => {
      let tries = 0;
      at.answers(() => {
        tries += 1;
        if (tries === 1) throw new Error('the database is away');
        return said('kept', 'privately');
      });
      await at.lin.says('/checkin', {});
      await expect.poll(() => tries).toBeGreaterThan(0);
      if (at.hall.platform === 'web') await at.lin.again();
      const seen = () =>
        at.lin
          .sights()
          .map(({ text }) => text)
          .join('\n');
      await expect.poll(seen).toMatch(/kept/);
    },
  ],
];
