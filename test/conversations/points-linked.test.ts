import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const house = nightWith({
  roles: 'admin: { telegram: [5200077002] }',
  operations: `points: {}
questions:
  points: { accepted: 20, vote: 3, daily: 100 }
  bounty: { lasts: 6h }`,
});

const evening = () => community(house, { on: ['telegram', 'discord'] });

/** Lin's account on Telegram becomes part of the one on Discord. */
async function link({ lin }: Meeting): Promise<void> {
  await lin.on('discord').types('/link');
  const told = await lin.on('discord').seesPrivately(/\/link [A-Z0-9]{10}/);
  const code = /\/link ([A-Z0-9]{10})/.exec(told)?.[1] ?? '';
  await lin.on('telegram').types(`/link ${code}`);
  await lin.on('telegram').sees(/this account is now/);
}

async function held({ database }: Meeting) {
  return database.query(
    `select l.balance, m.left_at is not null as gone from member m join ledger_account l on l.member_id = m.id
     where lower(m.name) = 'lin' order by 2`,
  );
}

it('points that come back after two accounts became one come to the one', async () => {
  const meeting = await evening();
  const { lin, mei } = meeting;
  await lin.on('telegram').types('/points');
  await lin.on('discord').types('/points');
  await mei.on('telegram').types('/grant @lin 50 for books');
  await lin.on('telegram').types('/ask bounty=40 How long does green tea keep?');
  await lin.on('telegram').sees(/40 points are held/);
  await link(meeting);
  await lin.on('telegram').types('/question withdraw 1');
  expect(await held(meeting)).toEqual([
    { balance: 50, gone: false },
    { balance: 0, gone: true },
  ]);
});

it('what was given to an account that became another’s can be taken back', async () => {
  const meeting = await evening();
  const { lin, mei } = meeting;
  await lin.on('telegram').types('/points');
  await lin.on('discord').types('/points');
  await mei.on('telegram').types('/grant @lin 50 for books');
  const entry = /#(\d+)/.exec(await mei.on('telegram').sees(/#\d+/))?.[1];
  await link(meeting);
  await mei.on('telegram').types(`/reverse #${entry} a mistake`);
  await mei.on('telegram').sees(/taken back/);
  expect(await held(meeting)).toEqual([
    { balance: 0, gone: false },
    { balance: 0, gone: true },
  ]);
});

it('a gift between two who became one stays where it is', async () => {
  const operations = 'points: { gift: { after: 0d } }';
  const { lin, sam, mei, database } = await community(nightWith({ operations }), {
    on: ['telegram'],
  });
  for (const one of [lin, sam, mei]) await one.types('/points');
  await mei.types('/grant @lin 50 for books');
  await lin.types('/gift @sam 20');
  const entry = /#(\d+)/.exec(await lin.sees(/gave Sam 20 points/))?.[1];
  await lin.opens();
  await lin.whispers('/link');
  const code = /\/link ([A-Z0-9]{10})/.exec(await lin.seesPrivately(/\/link/))?.[1];
  await sam.types(`/link ${code}`);
  await sam.sees(/this account is now Lin as well/);
  await mei.types(`/reverse #${entry} a mistake`);
  await mei.sees(/between accounts of one person, and stays/);
  const all = await database.query(
    `select l.balance from member m join ledger_account l on l.member_id = m.id
     where m.name in ('Lin', 'Sam') order by m.name`,
  );
  expect(all).toEqual([{ balance: 50 }, { balance: 0 }]);
});
