import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('a season ends with its final board, and what comes between two counts for neither', async () => {
  const { lin, sam, mei, group } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await sam.types('/checkin');
  await lin.types('/season show');
  await lin.sees(/Season 1 is running since the beginning/);
  await lin.types('/season end');
  await lin.sees(/is for admins/);
  await mei.types('/season end');
  await mei.sees(/Season 1 is over; its final board is posted/);
  await group.shows(/Season 1 is over: the final board\n1\. Lin · 8\n2\. Sam · 5/);
  await mei.types('/season end');
  await mei.sees(/No season is running/);
  await mei.types('/grant @sam 10 between');
  await lin.types('/top season');
  await lin.sees(/No season is running/);
  await mei.types('/season start Spring');
  await mei.sees(/Season 2, Spring, has begun/);
  await mei.types('/grant @lin 3 in spring');
  await lin.types('/top season');
  const board = await lin.sees(/Top ten this season\n1\. Lin · 3\n/);
  expect(board).not.toMatch(/Sam/);
  await lin.types('/points');
  await lin.sees(/Earned 11 in all, 11 this week, 3 this season/);
  await mei.types('/season start Summer');
  await group.shows(/Season 2, Spring, is over: the final board\n1\. Lin · 3/);
  await mei.types('/season end');
  await group.shows(/Season 3, Summer, is over: the final board\nNobody earned points in it\./);
});

it('another process counts in the new season at once', async () => {
  const { lin, mei, database } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await database.execute(`update community set season = 7 where id = 'night'`);
  await mei.types('/grant @lin 2 later');
  const rows = await database.query<{ season: number }>(
    'select season from ledger_entry order by id',
  );
  expect(rows.map(({ season }) => season)).toEqual([1, 7]);
});
