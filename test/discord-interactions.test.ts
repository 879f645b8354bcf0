import { expect, test } from 'vitest';
import type { Reply } from '../src/chat/reply.ts';
import { atHall, card, here, said } from './support/discord-hall.ts';
import { gate } from './support/gate.ts';

test('a command is heard with its options, its place and who asks', async () => {
  const { sam, ann, hall, bot, server, platform } = await atHall(() => said({ text: 'Granted.' }));
  expect(platform.health()).toEqual({ ready: true });
  const grant = sam.slash(hall, 'grant', { member: ann, points: 5, reason: 'for *this*' });
  expect(await grant.answered()).toMatchObject({ content: 'Granted.', ephemeral: false });
  expect(grant.acknowledgement).toBe(5);
  expect(bot.heard).toEqual([
    {
      key: `discord/${grant.id}`,
      at: expect.any(Date),
      from: {
        platform: 'discord',
        id: sam.id,
        name: 'Sammy',
        handle: 'sam',
        language: 'zh-CN',
        administers: true,
        roles: ['200'],
      },
      place: here(hall),
      what: {
        is: 'command',
        name: 'grant',
        typed: '',
        named: { member: ann.id, points: '5', reason: 'for *this*' },
        people: [
          {
            ...{ platform: 'discord', id: ann.id, name: 'ann', handle: 'ann' },
            ...{ administers: false, roles: [] },
          },
        ],
      },
    },
  ]);
  sam.slash(hall, 'quiz start', { bank: 'chapter-1' });
  const second = await bot.hears(({ what }) => what.is === 'command' && what.name === 'quiz start');
  expect(second.what).toMatchObject({ named: { bank: 'chapter-1' } });
  expect(server.rejected).toEqual([]);
});

test('a private answer is seen by the asker alone, in as many messages as it needs', async () => {
  const long = 'word '.repeat(700);
  const { sam, ann, hall, server } = await atHall(
    () => said({ text: long }, 'privately'),
    () => 'privately',
  );
  const it = sam.slash(hall, 'checkin');
  await it.answered();
  await server.until(() => it.followUps[0]);
  expect(sam.ephemerals).toHaveLength(2);
  expect(ann.seen(hall)).toEqual([]);
});

test('what turns out to be private or secret is not shown where everyone was to see it', async () => {
  const { sam, ann, hall } = await atHall(({ what }) =>
    what.is === 'command' && what.name === 'checkin'
      ? said({ text: 'Not for you.' }, 'privately')
      : said({ text: 'The code is 1234.', secret: true }, 'openly'),
  );
  sam.slash(hall, 'checkin');
  await sam.sees(hall, /Not for you/);
  sam.slash(hall, 'quiz start', { bank: 'b' });
  await sam.sees(hall, /code is/);
  expect(ann.seen(hall)).toEqual([]);
});

test('a command is acknowledged before the work, which may take its time', async () => {
  const work = gate();
  const { sam, hall } = await atHall(async () => {
    await work.opened;
    return said({ text: 'At last.' });
  });
  const it = sam.slash(hall, 'checkin');
  expect(await it.acknowledged()).toBe(5);
  work.open();
  expect((await it.answered()).content).toBe('At last.');
});

test('a press changes its card in place, or answers beside it', async () => {
  const { sam, ann, hall, platform, bot, server } = await atHall(
    ({ what }) => {
      if (what.is !== 'press') return { is: 'nothing' };
      if (what.press === 'in:') return said({ ...card(), text: 'changed' }, 'in-place');
      if (what.press === 'none:') return { is: 'nothing' };
      return said(
        { text: `pressed ${what.press}` },
        what.press === 'open:' ? 'openly' : 'privately',
      );
    },
    ({ what }) => {
      if (what.is !== 'press') return 'nothing';
      if (what.press === 'in:') return 'in-place';
      if (what.press === 'none:') return 'nothing';
      return what.press === 'open:' ? 'openly' : 'privately';
    },
  );
  const reply: Reply = {
    ...card(),
    buttons: ['in:', 'open:', 'alone:', 'none:'].map(
      (press) => ({ does: 'press', label: press, press }) as const,
    ),
  };
  const sent = await platform.send(here(hall), reply, { key: 'k', asOne: true });
  const shown = await sam.sees(hall, /a card/);
  expect(sent).toEqual({ ok: true, message: `${hall.id}/${shown.id}` });

  sam.clicks(shown, 'alone:');
  expect(await sam.sees(hall, /pressed alone/)).toMatchObject({ ephemeral: true });
  const heard = await bot.hears(({ what }) => what.is === 'press' && what.press === 'alone:');
  expect(heard.what).toMatchObject({ message: `${hall.id}/${shown.id}` });
  sam.clicks(shown, 'open:');
  expect(await ann.sees(hall, /pressed open/)).toMatchObject({ ephemeral: false });
  const quiet = sam.clicks(shown, 'none:');
  expect(await quiet.acknowledged()).toBe(6);
  sam.clicks(shown, 'in:');
  const changed = await ann.sees(hall, /changed/);
  expect(changed).toMatchObject({ id: shown.id, content: '', edits: 1 });
  expect(changed.embeds).toMatchObject([{ title: 'Card', description: 'changed' }]);
  expect(ann.seen(hall)).toHaveLength(2);
  expect(server.rejected).toEqual([]);
});

test('what could not be kept is told to the asker, in their language', async () => {
  const { sam, ann, hall, logged } = await atHall(() => Promise.reject(new Error('no database')));
  sam.slash(hall, 'checkin');
  expect(await sam.sees(hall, /没能保存/)).toMatchObject({ ephemeral: true });
  expect(ann.seen(hall)).toEqual([]);
  expect(logged.join('')).toContain('an update could not be kept');
});

test('nothing to say leaves no placeholder', async () => {
  const { sam, hall } = await atHall(() => ({ is: 'nothing' }));
  const it = sam.slash(hall, 'checkin');
  await it.acknowledged();
  await expect.poll(() => sam.seen(hall)).toEqual([]);
});

test('an interaction delivered twice says the same again, in the same place', async () => {
  const { sam, hall, bot, server } = await atHall(() => said({ text: 'Once.' }));
  const it = sam.slash(hall, 'checkin');
  await it.answered();
  server.redeliver(it);
  await expect.poll(() => bot.heard.length).toBe(2);
  await expect.poll(() => hall.last?.edits).toBe(1);
  expect(bot.heard[0]?.key).toBe(bot.heard[1]?.key);
  expect(hall.messages).toHaveLength(1);
});

test('what comes too late for Discord is not done, and logged', async () => {
  const { sam, hall, bot, server, logged } = await atHall(
    () => said({ text: 'Late.' }),
    () => 'openly',
    { interactionDeadlineMs: -1 },
  );
  sam.slash(hall, 'checkin');
  await server.until(() => server.rejected[0]);
  await expect.poll(() => logged.join('')).toContain('"code":10062');
  expect(bot.heard).toEqual([]);
});

test('an answer that Discord could not take is given again, and nobody is left waiting', async () => {
  const { sam, hall, server } = await atHall(() => said({ text: 'Checked in.' }));
  server.faults.reset({ on: /PATCH .*@original/ });
  const checkin = sam.slash(hall, 'checkin');
  expect(await checkin.answered()).toMatchObject({ content: 'Checked in.', thinking: false });
  expect(hall.messages).toHaveLength(1);
});
