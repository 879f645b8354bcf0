import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('what is written with a check-in stands on the card, and in one’s own calendar', async () => {
  const { lin, sam, ada, mei, group, clock } = await community(night, { on: ['telegram'] });
  await mei.types('/check-in card');
  await lin.types('/checkin Chapter three:\nthe storm   at last');
  await lin.sees(/\+8 points/);
  await sam.taps('Check in');
  await clock.advance({ seconds: 10 });
  await ada.types('/打卡 读完了第四章');
  await clock.advance({ minutes: 1 });
  await group.shows(/Lin: “Chapter three: the storm at last”/);
  await group.shows(/Ada: “读完了第四章”\nLin:/);
  await lin.types('/calendar');
  await lin.sees(/2026-03-02: Chapter three: the storm at last/);
  await sam.types('/calendar');
  await sam.sees(/checked in/);
  expect(sam.news()).not.toMatch(/storm/);
});

it('a note may follow later that day, or be written anew, and gives nothing twice', async () => {
  const { lin, mei, group, clock, database } = await community(night, { on: ['telegram'] });
  await mei.types('/check-in card');
  await lin.taps('Check in');
  await lin.types('/checkin Chapter three');
  await lin.sees(/You have checked in today already[\s\S]*Your words of today are noted/);
  await clock.advance({ minutes: 1 });
  await group.shows(/Lin: “Chapter three”/);
  await lin.types('/checkin Chapter four');
  await lin.sees(/noted/);
  await clock.advance({ minutes: 1 });
  await group.shows(/Lin: “Chapter four”/);
  expect(await database.query('select * from check_in')).toHaveLength(1);
  expect(await database.query('select note from check_in_note')).toEqual([
    { note: 'Chapter four' },
  ]);
});

it('the card of a community that wants none shows none', async () => {
  const yaml = nightWith({ operations: 'check-in: { notes: false }' });
  const { lin, mei, group, clock } = await community(yaml, { on: ['telegram'] });
  await mei.types('/check-in card');
  await lin.types('/checkin Chapter three');
  await lin.sees(/Checked in/);
  await clock.advance({ minutes: 1 });
  await group.shows(/1 here today/);
  expect(
    group
      .texts()
      .filter((text) => !text.startsWith('/'))
      .join('\n'),
  ).not.toMatch(/Chapter/);
});

it('what is said with the command on Discord stands on the card as well', async () => {
  const { lin, mei, room, clock } = await community(night, { on: ['discord'] });
  await mei.types('/check-in card');
  await lin.types('/checkin note=Chapter three, @everyone');
  await lin.sees(/Checked in/);
  await clock.advance({ minutes: 1 });
  await room('server').shows(/lin: “Chapter three, @everyone”/);
});

it('a caption with a photo is a note', async () => {
  const yaml = nightWith({ operations: 'check-in: { proof: photo }' });
  const { lin, mei, telegram, cast, group, clock } = await community(yaml, { on: ['telegram'] });
  await mei.types('/check-in card');
  const photo = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
  telegram.user(cast.lin).says(telegram.group('group'), '/打卡 读完了第三章', { photo });
  await telegram.server.settled();
  await lin.sees(/Checked in/);
  await clock.advance({ minutes: 1 });
  await group.shows(/Lin: “读完了第三章”/);
});
