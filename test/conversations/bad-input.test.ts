import { describe, expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { rowCounts } from '../support/emcee/tables.ts';
import { community } from '../support/emcee.ts';

const notes = (database: { query: <Row>(sql: string) => Promise<Row[]> }) =>
  database.query<{ note: string }>('select note from ledger_entry where note is not null');

describe('words as they come', () => {
  it('long Chinese text is split between characters, and nothing of it is lost', async () => {
    const { mei, room, clock } = await community(night, { on: ['web', 'telegram'] });
    const text = `夜${'𠮷野家的書'.repeat(1600)}完`;
    await mei.on('web').types('/say');
    await mei.on('web').fills({ text, in: 'group' });
    await clock.advance({ seconds: 5 });
    await room('group').shows(/完$/);
    const posts = room('group').texts();
    expect(posts.length).toBe(3);
    expect(posts.every((post) => post.isWellFormed())).toBe(true);
    expect(posts.join('')).toBe(text);
  });

  it('numbers and times in full width are read, as Chinese keyboards write them', async () => {
    const { mei, room } = await community(nightWith({ operations: 'events: {}' }), {
      on: ['telegram'],
    });
    await mei.types('/event create 茶会 "２０２６-０３-０５　２０：００" capacity=１２ length=２h');
    await mei.sees(/“茶会” \(#1\) is planned: Thu 2026-03-05 20:00/);
    await room('group').shows(/2026-03-05 20:00–22:00\nComing: 0 of 12/);
  });

  it('NUL, lone surrogates and right-to-left marks break nothing', async () => {
    const { lin, mei, database } = await community(night, { on: ['telegram'] });
    await lin.types('/checkin');
    await mei.types('/grant @lin 1 a\u0000b');
    await mei.sees(/\+1 point for Lin: ab/);
    await mei.types('/grant @lin 1 x\ud800y');
    await mei.sees(/\+1 point for Lin: x\ufffdy/);
    await mei.types('/grant @lin 1 \u202eevil\u2066');
    await mei.sees(/\+1 point for Lin: \u202eevil\u2066/);
    expect((await notes(database)).map(({ note }) => note)).toEqual([
      'ab',
      'x\ufffdy',
      '\u202eevil\u2066',
    ]);
  });

  it('ten thousand characters where two hundred fit are refused in one message', async () => {
    const { lin, mei, group, database } = await community(night, { on: ['web'] });
    await lin.types('/checkin');
    const before = group.texts().length;
    await mei.types(`/grant @lin 1 ${'字'.repeat(9_900)}`);
    expect((await mei.sees(/reason: at most 200 characters/)).length).toBeLessThan(400);
    expect(group.texts().length).toBe(before);
    expect(await notes(database)).toEqual([]);
  });

  it('numbers out of range, or none, are refused', async () => {
    const { lin, mei, database } = await community(night, { on: ['telegram'] });
    await lin.types('/checkin');
    for (const points of ['0', '-5', '1000001', '9'.repeat(30)]) {
      await mei.types(`/grant @lin ${points} x`);
      await mei.sees(/points: a number from 1 to 1000000 is needed/);
    }
    for (const points of ['1.5', '1e3', '0x10', 'ten', '½']) {
      await mei.types(`/grant @lin ${points} x`);
      await mei.sees(/points: a whole number is needed/);
    }
    await mei.types('/grant @lin 10001 x');
    await mei.sees(/At most 10000 points at once/);
    await mei.types('/top yesterday');
    await mei.sees(/one of day, week, season, all is needed/);
    await mei.types('/timetable please');
    await mei.sees(/I can't place “please”/);
    expect(await notes(database)).toEqual([]);
  });

  it('a name is shown with its markup, and without what turns the line around', async () => {
    const { mei, lin, cast, telegram, group } = await community(night, { on: ['telegram'] });
    const odd = telegram.server.user({ id: 99, name: '<b>*Ann*</b> & \u202eco', username: 'ann' });
    telegram.group('group').adds(odd);
    odd.says(telegram.group('group'), '/checkin');
    await telegram.server.settled();
    await lin.types('/top');
    await lin.sees(/1\. <b>\*Ann\*<\/b> & co · 8/);
    await mei.types('/say <b>bold</b> *stars* _lines_ `code` [link](x)');
    await group.shows(/^<b>bold<\/b> \*stars\* _lines_ `code` \[link\]\(x\)$/);
    expect(cast.lin.name).toBe('Lin');
  });
});

describe('a button that nobody gave', () => {
  const spaces = 'teahouse: { telegram: -1001000000002 }\nden: { telegram: -1001000000003 }';
  const tea = nightWith({ id: 'tea', spaces });

  it('changes nothing', async () => {
    const meeting = await community([night, tea], { on: ['telegram'] });
    const { lin, mei, database, room, settled } = meeting;
    await mei.types('/check-in card', { where: 'teahouse' });
    await room('teahouse').shows(/A new day/);
    await mei.types('/check-in card');
    await room('group').shows(/A new day/);
    await lin.types('/checkin', { where: 'den' });
    await settled();
    const [card] = await database.query<{ id: number }>(
      `select id from card where community_id = 'tea'`,
    );
    const before = await rowCounts(database);
    const forged: readonly (readonly [press: string, where: string])[] = [
      ['nonsense', 'group'],
      ['', 'group'],
      ['check-in', 'group'],
      ['check-in:', 'group'],
      ['check-in:999999999', 'group'],
      ['check-in:99999999999999999999', 'group'],
      [`check-in:${card?.id}`, 'group'],
      [`check-in:${card?.id}`, 'den'],
      [`check-in:${card?.id}`, 'private'],
      ['grant::@lin:5:mine', 'group'],
      ['?::zh', 'group'],
      ['?::%zz', 'group'],
      ["check-in:1' or '1'='1", 'group'],
    ];
    for (const [press, where] of forged) {
      await lin.forges(press, where);
      expect(lin.news(), press).toMatch(/That button is no longer in use/);
    }
    expect(await rowCounts(database)).toEqual(before);
  });

  it('does not choose a community for somebody who is not in it', async () => {
    const { lin } = await community([night, tea], { on: ['telegram'] });
    await lin.types('/checkin');
    await lin.opens();
    await lin.forges('@::tea', 'private');
    expect(lin.news()).not.toMatch(/tea/i);
    await lin.whispers('/checkin');
    await lin.sees(/already/);
  });

  it('of another’s question answers nothing', async () => {
    const { lin, sam } = await community(night, { on: ['telegram'] });
    await lin.types('/language');
    await lin.sees(/\?/);
    await sam.taps('zh');
    await sam.sees(/no longer in use/);
    await lin.taps('zh');
    await lin.sees(/中文/);
  });
});

it('yesterday’s card counts for today, once', async () => {
  const { lin, mei, group, clock } = await community(night, { on: ['telegram'] });
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  await lin.taps('Check in');
  await clock.advance({ days: 1 });
  await lin.taps('Check in');
  await lin.seesPrivately(/2 days in a row/);
  await lin.taps('Check in');
  await lin.seesPrivately(/already/);
});
