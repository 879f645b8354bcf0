import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('a reset takes what can be spent, and is undone as a whole', async () => {
  const { lin, sam, mei, clock, database } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await sam.types('/checkin');
  await mei.opens();
  await mei.types('/reset a new beginning');
  await mei.sees(/Batch B1 has begun/);
  await clock.advance({ minutes: 1 });
  await mei.seesPrivately(/Batch B1 is through: 2 members/);
  await lin.types('/points');
  await lin.sees(/0 points · rank 1\nEarned 8 in all[\s\S]*-8 · reset: a new beginning \(Mei\)/);
  await mei.types('/grant @sam 4 since');
  await mei.types('/undo B1 it was rash');
  await mei.sees(/B1 is being taken back, 2 entries/);
  await clock.advance({ minutes: 1 });
  await mei.seesPrivately(/B1 is taken back: 2 entries\./);
  const balances = await database.query(
    `select m.name, a.balance from ledger_account a join member m on m.id = a.member_id
     where a.balance <> 0 order by m.name`,
  );
  expect(balances).toEqual([
    { name: 'Lin', balance: 8 },
    { name: 'Sam', balance: 9 },
  ]);
  await mei.types('/undo b1 again');
  await mei.sees(/B1 was taken back before/);
  await mei.types('/undo B9 never');
  await mei.sees(/There is no batch B9/);
});

it('what everybody was granted and somebody spent is undone as far as it goes', async () => {
  const { lin, sam, mei, clock, database } = await community(night, { on: ['telegram'] });
  for (const one of [lin, sam, mei]) await one.types('/checkin');
  await mei.opens();
  await mei.types('/grant-all 10 a gift to all');
  await clock.advance({ minutes: 1 });
  await mei.seesPrivately(/Batch B1 is through: 3 members/);
  await mei.types('/take @sam 12 spam');
  await mei.types('/undo B1 it was too much');
  await clock.advance({ minutes: 1 });
  await mei.seesPrivately(/B1 is taken back: 2 entries\. 1 could not: the points are spent/);
  const [row] = await database.query(
    `select sum(balance)::bigint as sum from ledger_account where kind = 'member'`,
  );
  expect(row).toEqual({ sum: 8 + 5 + 5 + 10 - 12 });
});

it('an entry is undone by its number', async () => {
  const { lin, mei } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.types('/grant @lin 10 oops');
  const entry = /#(\d+)/.exec(await mei.sees(/now has 18/))?.[1];
  await mei.types(`/undo #${entry} a slip`);
  await mei.sees(/is taken back by #/);
  await lin.types('/undo 1 me');
  await lin.sees(/is for admins/);
});

it('larger communities are seen to in steps', async () => {
  const { lin, mei, clock, database } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await database.execute(
    `insert into member (community_id, name, joined_at) select 'night', 'm' || n, now() from generate_series(1, 500) n`,
  );
  await database.execute(
    `insert into ledger_account (community_id, kind, member_id)
     select 'night', 'member', id from member where name ~ '^m\\d+$'`,
  );
  await mei.opens();
  await mei.types('/grant-all 3 welcome');
  for (let n = 0; n < 4; n += 1) await clock.advance({ minutes: 1 });
  await mei.types('/points');
  const [after] = await database.query(
    `select count(*) as n, sum(balance)::bigint as sum from ledger_account where kind = 'member' and balance > 0`,
  );
  expect(after).toEqual({ n: 502, sum: 500 * 3 + 3 + 8 + 3 });
  await mei.types('/undo B1 goodbye');
  for (let n = 0; n < 4; n += 1) await clock.advance({ minutes: 1 });
  const [end] = await database.query(
    `select (select state from points_batch) as state, sum(balance)::bigint as sum from ledger_account where kind = 'member'`,
  );
  expect(end).toEqual({ state: 'undone', sum: 8 });
});
