import { describe, expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

describe('points', () => {
  it('are granted, taken, read and reversed', async () => {
    const { lin, mei, sam, group } = await community(night, { on: ['telegram'] });
    await lin.types('/checkin');
    await sam.types('/checkin');
    await mei.types('/grant @lin 10 a fine summary');
    await group.shows(/\+10 points for Lin: a fine summary\nLin now has 18/);
    await mei.types('/take @lin 4 spam');
    await mei.sees(/-4 points for Lin: spam\nLin now has 14/);
    await mei.types('/take @sam 6 more than there is');
    await mei.sees(/Sam has only 5 points\. Nothing was taken/);
    await lin.types('/points');
    const told = await lin.sees(/14 points · rank 1/);
    expect(told).toMatch(/\+10 · .*a fine summary/);
    expect(told).toMatch(/-4 · .*spam/);
    const entry = /#(\d+) · .*-4/.exec(told)?.[1];
    await mei.types(`/reverse #${entry} it was none`);
    await mei.sees(/is taken back by #/);
    await mei.types(`/reverse ${entry} once more`);
    await mei.sees(/was taken back before/);
    await mei.types('/reverse 99999 never was');
    await mei.sees(/There is no entry #99999/);
    await lin.types('/points');
    await lin.sees(/18 points/);
    await sam.types('/top');
    await sam.sees(/1\. Lin · 18\n2\. Sam · 5\n[\s\S]*Sam: rank 2 with 5 points; 13 more/);
  });

  it('are granted to whom one replies to, and to whom is named by id', async () => {
    const { lin, mei, cast, telegram } = await community(night, { on: ['telegram'] });
    await lin.types('/checkin');
    const group = telegram.group('group');
    const said = telegram.user(cast.lin).says(group, 'I have read it all');
    telegram.user(cast.mei).says(group, '/grant 3 for that', { replyTo: said });
    await mei.sees(/\+3 points for Lin: for that/);
    await mei.types(`/grant ${cast.lin.telegram} 2 by id`);
    await mei.sees(/\+2 points for Lin: by id/);
    await mei.types('/grant @nobody_here 2 for nothing');
    await mei.sees(/I don't know this person here/);
  });

  it('are what they were after a redelivery', async () => {
    const { lin, mei, database } = await community(night, { on: ['telegram'] });
    await lin.types('/checkin');
    await mei.types('/grant @lin 10 once');
    const first = await mei.sees(/now has 18/);
    await mei.again();
    expect(await mei.sees(/now has/)).toBe(first);
    const [row] = await database.query<{ n: number }>('select count(*) as n from ledger_entry');
    expect(row?.n).toBe(2);
  });

  it('are read in the reader’s language, and the board in the community’s', async () => {
    const { lin, mei, group } = await community(nightWith({ language: 'zh' }), {
      on: ['telegram'],
      speaks: { lin: 'zh', mei: 'zh' },
    });
    await lin.types('/checkin');
    await lin.sees(/打卡成功，\+8 积分/);
    await mei.types('/grant @lin 10 分享笔记');
    await group.shows(/18/);
    await mei.types('/take @lin 999 太多');
    await mei.sees(/18/);
    await lin.types('/points');
    await lin.sees(/现有 18 积分 · 排名第 1/);
    await lin.types('/top');
    await lin.sees(/排行榜|总/);
  });

  it('are given by slash command on Discord, to somebody picked from the menu', async () => {
    const { lin, mei, group } = await community(night, { on: ['discord'] });
    await lin.types('/checkin');
    await mei.types('/grant @lin 10 a fine summary');
    await group.shows(/\+10 points for lin: a fine summary/);
  });

  it('in the playground are asked for by a form when something is missing', async () => {
    const { lin, mei, group } = await community(night, { on: ['web'] });
    await lin.types('/checkin');
    await mei.types('/grant');
    await mei.fills({ member: '@lin', points: '10', reason: 'a fine summary' });
    await group.shows(/\+10 points for Lin: a fine summary/);
  });
});

describe('what is not for everybody', () => {
  it('is refused, and changes nothing', async () => {
    const { lin, sam, database } = await community(night, { on: ['telegram'] });
    await sam.types('/checkin');
    for (const line of ['/grant @lin 5 me too', '/take @sam 5 him', '/reverse 1 that']) {
      await lin.types(line);
      await lin.sees(/is for admins/);
    }
    await lin.types('/statement 1 @sam');
    await lin.sees(/Only admins read the statements of others/);
    const [row] = await database.query<{ n: number }>('select count(*) as n from ledger_entry');
    expect(row?.n).toBe(1);
  });
});
