import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], web: [mei] }
helper: { telegram: [5200077003], web: [sam] }`;
const operations = `points: {}
questions:
  points: { accepted: 0 }
  bounty: { lasts: 6h }
  topics: { tea: { name: { en: Tea, zh: 茶 }, price: 50, experts: { telegram: [5200077003] } } }`;
const house = nightWith({ roles: ROLES, operations });

async function balances({ database }: Pick<Meeting, 'database'>) {
  const rows = await database.query<{ name: string; balance: number }>(
    `select m.name, a.balance from ledger_account a join member m on m.id = a.member_id
     where m.name in ('Lin', 'Sam', 'Ada') order by m.name`,
  );
  return Object.fromEntries(rows.map(({ name, balance }) => [name, balance]));
}

/** What each of the community's accounts has, by its entries. */
async function own({ database }: Pick<Meeting, 'database'>, kind: string): Promise<number> {
  const [row] = await database.query<{ sum: number }>(
    `select coalesce(sum(case when e.to_id = a.id then e.amount else -e.amount end), 0)::int as sum
     from ledger_account a join ledger_entry e on a.id in (e.from_id, e.to_id) where a.kind = $1`,
    [kind],
  );
  return row?.sum ?? 0;
}

it('a bounty is held until an answer is accepted, and goes to its author', async () => {
  const meeting = await community(house, { on: ['telegram'] });
  const { lin, ada, sam, mei, group, clock } = meeting;
  await lin.types('/faq');
  await sam.types('/faq');
  await mei.types('/grant @lin 100 for books');
  await mei.types('/grant @sam 100 for books');
  await lin.types('/ask bounty=40 How long does green tea keep?');
  await lin.sees(/40 points are held for whoever solves it/);
  await group.shows(/Bounty: 40 points, until Mon 2026-03-02 15:00/);
  await sam.types('/bounty 1 20');
  await sam.sees(/#1 is worth 60 points now/);
  expect(await own(meeting, 'held')).toBe(60);
  await ada.types('/answer #1 A year.');
  await lin.types('/question withdraw 1');
  await lin.sees(/answered it for its points, so it stays/);
  await lin.types('/accept 1.1');
  await lin.sees(/60 points for Ada/);
  expect(await balances(meeting)).toEqual({ Lin: 60, Sam: 80, Ada: 60 });
  expect(await own(meeting, 'held')).toBe(0);
  await lin.types('/unaccept 1');
  expect(await balances(meeting)).toEqual({ Lin: 60, Sam: 80, Ada: 0 });
  expect(await own(meeting, 'held')).toBe(60);
  await clock.advance({ hours: 7 });
  expect(await balances(meeting)).toEqual({ Lin: 100, Sam: 100, Ada: 0 });
  expect(await own(meeting, 'held')).toBe(0);
});

it('a bounty that nobody earned is given back: withdrawn, closed, or answered by its giver', async () => {
  const meeting = await community(house, { on: ['telegram'] });
  const { lin, sam, mei } = meeting;
  await lin.types('/faq');
  await mei.types('/grant @lin 100 for books');
  await lin.types('/ask bounty=40 How long does green tea keep?');
  await lin.types('/bounty 1 70');
  await lin.sees(/That takes 70 points, and you have 60/);
  await lin.types('/question withdraw 1');
  await lin.sees(/#1 is withdrawn/);
  await lin.types('/ask bounty=30 Where are the cups?');
  await sam.types('/question close 2');
  await lin.types('/ask bounty=20 Who has the key?');
  await lin.types('/answer #3 I do.');
  await lin.types('/accept 3.1');
  expect(await balances(meeting)).toMatchObject({ Lin: 100 });
  expect(await own(meeting, 'held')).toBe(0);
});

it('an expert gets their share of the price, the community the rest', async () => {
  const meeting = await community(house, { on: ['telegram'] });
  const { lin, ada, sam, mei } = meeting;
  await sam.opens();
  await sam.types('/faq');
  await lin.types('/faq');
  await mei.types('/grant @lin 100 for books');
  await lin.types('/expert ask tea How long does green tea keep?');
  await lin.sees(/50 points are held until an expert's answer is accepted\. An expert is told/);
  await sam.seesPrivately(/as an expert on Tea \(#1\)\. It is worth 40 points/);
  await ada.types('/answer #1 A day?');
  await ada.sees(/for the experts on Tea\. Your words/);
  await sam.types('/answer #1 A year.');
  await lin.types('/accept 1.1');
  await lin.sees(/40 points for Sam/);
  expect(await balances(meeting)).toMatchObject({ Lin: 50, Sam: 40 });
  expect([await own(meeting, 'held'), await own(meeting, 'shop')]).toEqual([0, 10]);
  await lin.types('/unaccept 1');
  await lin.sees(/Only a helper can change it/);
  await mei.types('/unaccept 1');
  await mei.sees(/its points went back/);
  expect(await balances(meeting)).toMatchObject({ Lin: 100, Sam: 0 });
  expect([await own(meeting, 'held'), await own(meeting, 'shop')]).toEqual([0, 0]);
});

it('an expert who answers a silent asker is paid; a question that none answered is paid back', async () => {
  const meeting = await community(house, { on: ['telegram'] });
  const { lin, ada, sam, mei, clock } = meeting;
  await sam.types('/faq');
  await lin.types('/faq');
  await mei.types('/grant @lin 100 for books');
  await lin.types('/expert ask tea How long does green tea keep?');
  await clock.advance({ days: 2 });
  await sam.types('/answer #1 A year.');
  await lin.types('/expert ask tea Where does it grow?');
  await clock.advance({ days: 3, minutes: 1 });
  expect(await balances(meeting)).toMatchObject({ Lin: 50, Sam: 40 });
  await ada.types('/answer #2 On hills.');
  await ada.sees(/Answer #2\.1/);
  expect(await own(meeting, 'held')).toBe(0);
});

it('experts are named by an admin; a topic nobody knows is told', async () => {
  const { lin, ada, mei } = await community(house, { on: ['telegram'] });
  await ada.types('/faq');
  await lin.types('/ask topic=cups Where are they?');
  await lin.sees(/no topic “cups”\. There are: Tea/);
  await mei.types('/expert add @ada cups');
  await mei.sees(/Ada answers questions on cups/);
  await lin.types('/experts');
  await lin.sees(/Tea \(tea\) · nobody yet · 50 points a question\ncups · Ada/);
  await ada.opens();
  await lin.types('/ask topic=cups Where are they?');
  await lin.sees(/An expert is told/);
  await ada.seesPrivately(/as an expert on cups \(#1\)\.\n\nWhere are they\?/);
  await ada.taps('Answer');
  await ada.sees(/Your answer\?/);
  await ada.answers('In the kitchen.');
  await ada.sees(/Answer #1\.1.*\nIn the kitchen\./);
  await mei.types('/expert remove @ada cups');
  await lin.types('/expert ask cups Where are they now?');
  await lin.sees(/no topic “cups”/);
});
