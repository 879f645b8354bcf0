import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const everywhere = nightWith({
  timetable:
    'daily: { cron: "0 23 * * *", run: check-in card, in: [group, server, hall], late: 1h }',
});

it('a card is redrawn everywhere after a tap somewhere', async () => {
  const { lin, sam, mei, room, clock } = await community(everywhere, {
    on: ['telegram', 'discord', 'web'],
  });
  await mei.on('telegram').types('/run daily');
  const rooms = ['group', 'server', 'hall'].map(room);
  for (const one of rooms) await one.shows(/A new day/);
  await clock.advance({ seconds: 5 });
  await lin.on('telegram').taps('Check in');
  await lin.on('telegram').seesPrivately(/\+8/);
  await sam.on('discord').taps('Check in');
  await sam.on('discord').seesPrivately(/\+5/);
  await mei.on('web').taps('Check in');
  await mei.on('web').seesPrivately(/\+5/);
  await clock.advance({ seconds: 5 });
  for (const one of rooms) await one.shows(/3 here today\. Just now: Mei, sam, Lin/);
});

it('a card is redrawn no oftener than its platform allows, and ends as things are', async () => {
  const { lin, sam, ada, mei, room, clock, telegram, discord } = await community(everywhere, {
    on: ['telegram', 'discord'],
  });
  await mei.on('telegram').types('/run daily');
  await room('group').shows(/A new day/);
  await room('server').shows(/A new day/);
  const onTelegram = telegram.group('group').find(/A new day/);
  const edits: number[] = [];
  telegram.server.watch((change) => {
    if (change.kind === 'edited') edits.push(clock.now().getTime());
  });
  for (const one of [lin, sam, ada, mei]) {
    await one.on('telegram').types('/checkin');
    await clock.advance({ ms: 400 });
  }
  await clock.advance({ seconds: 10 });
  expect(onTelegram.text).toMatch(/4 here today/);
  expect(onTelegram.edits).toBeLessThanOrEqual(2);
  for (const [n, at] of edits.slice(1).entries())
    expect(at - (edits[n] ?? 0)).toBeGreaterThanOrEqual(3000);
  await room('server').shows(/4 here today/);
  const onDiscord = discord.guild().channel('server').last;
  expect(onDiscord?.edits).toBeLessThanOrEqual(4);
});

it('a card that was deleted is given up, and posted again when asked for', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { lin, sam, mei, group, telegram, cast, clock, database } = meeting;
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  const card = telegram.group('group').find(/A new day/);
  telegram.user(cast.mei).deletes(card);
  await lin.types('/checkin');
  await clock.advance({ seconds: 5 });
  const posts = () => database.query('select state from card_post order by id');
  expect(await posts()).toEqual([{ state: 'gone' }]);
  await mei.types('/check-in card');
  await group.shows(/1 here today/);
  await sam.taps('Check in');
  await sam.seesPrivately(/number 2/);
  await clock.advance({ seconds: 5 });
  await group.shows(/2 here today/);
  expect(await posts()).toEqual([{ state: 'gone' }, { state: 'up' }]);
});

it('a platform that asks to wait is left alone, and gets the latest later', async () => {
  const { lin, sam, mei, group, telegram, clock } = await community(night, { on: ['telegram'] });
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  await clock.advance({ seconds: 5 });
  telegram.server.fail('editMessageText', {
    status: 429,
    description: 'Too Many Requests: retry after 30',
    parameters: { retry_after: 30 },
  });
  await lin.types('/checkin');
  await clock.advance({ seconds: 5 });
  await sam.types('/checkin');
  await clock.advance({ seconds: 20 });
  expect(group.texts().join()).not.toMatch(/here today/);
  await clock.advance({ seconds: 10 });
  await group.shows(/2 here today/);
});
