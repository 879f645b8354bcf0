import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], web: [mei] }
helper: { telegram: [5200077003], web: [sam] }`;
const operations = `points: {}
questions:
  points: { accepted: 0 }
  nudge: 1h
  silence: 2h
  bounty: { lasts: 3h, most: 50 }
  experts: { share: 80, within: 4h }
  topics: { tea: { name: { en: Tea, zh: 茶 }, price: 50, experts: { telegram: [5200077004] } } }`;
const house = nightWith({ roles: ROLES, operations });
const QUESTION = 'How long does green tea keep?';

it('a question that its experts are paid for is brought up to them alone, and paid back in time', async () => {
  const { lin, ada, sam, mei, group, clock } = await community(house, { on: ['telegram'] });
  for (const person of [lin, ada, sam]) {
    await person.opens();
    await person.types('/faq');
  }
  await mei.types('/grant @lin 100 for books');
  await lin.types(`/expert ask tea ${QUESTION}`);
  await ada.seesPrivately(/as an expert on Tea \(#1\)\. It is worth 40 points/);
  await group.shows(
    /Question #1 · Tea\n(.|\n)*For the experts, for 50 points, until Mon 2026-03-02 13:00/,
  );
  await sam.types('/bounty 1 10');
  await sam.sees(/for its experts, who have a price/);
  await clock.advance({ hours: 1, minutes: 1 });
  await ada.seesPrivately(/Nobody has answered #1 so far/);
  expect(sam.news()).not.toMatch(/Nobody has answered/);
  expect(group.texts().join('\n')).not.toMatch(/still has no answer/);
  await clock.advance({ hours: 3 });
  await lin.seesPrivately(/No expert answered #1 in time: you have your 50 points back/);
  await sam.types('/answer #1 A year.');
  await sam.sees(/Answer #1\.1/);
});

it('an expert who alone knows a topic asks nobody for points; a topic without experts neither', async () => {
  const { ada, lin, mei } = await community(house, { on: ['telegram'] });
  await ada.types('/faq');
  await ada.types(`/expert ask tea ${QUESTION}`);
  await ada.sees(/Nobody else answers questions on Tea for points yet\. \/ask asks everybody/);
  await mei.types('/expert add @ada cups');
  await lin.types('/expert ask cups Where are they?');
  await lin.sees(/That takes 20 points, and you have 0\. A plain \/ask costs nothing/);
  await lin.types('/ask in=cellar Where are they?');
  await lin.sees(/no space “cellar” here\. There are: group, server, hall/);
  await lin.types('/expert remove @nobody cups');
  await lin.sees(/is for admins/);
  await mei.types('/expert remove @nobody cups');
  await mei.sees(/I know nobody of that name here yet/);
});

it('a bounty is capped for each, and given back when its time is over', async () => {
  const { lin, sam, mei, clock } = await community(house, { on: ['telegram'] });
  await lin.opens();
  for (const person of [lin, sam]) await person.types('/faq');
  await mei.types('/grant @lin 100 for books');
  await mei.types('/grant @sam 100 for books');
  await lin.types(`/ask bounty=60 ${QUESTION}`);
  await lin.sees(/at most 50 points on a question/);
  await lin.types(`/ask bounty=30 ${QUESTION}`);
  await lin.types('/bounty 1 30');
  await lin.sees(/at most 50 points on a question/);
  await sam.types('/bounty 1 50');
  await sam.sees(/#1 is worth 80 points now, held until 2026-03-02 12:00/);
  await clock.advance({ hours: 3, minutes: 1 });
  await lin.seesPrivately(/#1 ended without a solution: you have your 30 points back/);
  await lin.types('/points');
  await lin.sees(/100 points/);
});

it('the asker hears that a helper accepted for them, and may decide otherwise', async () => {
  const { lin, ada, sam, mei, clock } = await community(
    nightWith({ roles: ROLES, operations: 'points: {}\nquestions: { silence: 2h }' }),
    { on: ['telegram'] },
  );
  await lin.opens();
  await lin.types(`/ask ${QUESTION}`);
  await ada.types('/answer #1 A month.');
  await mei.types('/answer #1 A year.');
  await clock.advance({ hours: 2, minutes: 1 });
  await sam.types('/accept 1.1');
  await sam.sees(/#1\.1 is accepted: 10 points for Ada/);
  await lin.seesPrivately(/As you were away, #1\.1 was accepted(.|\n)*\/accept chooses another/);
  await lin.types('/accept 1.2');
  await lin.sees(/#1\.2 is accepted: 10 points for Mei/);
  await ada.types('/points');
  await ada.sees(/0 points/);
  await clock.advance({ hours: 3 });
  await sam.types('/accept 1.1');
  await sam.sees(/The asker has accepted another answer/);
});

it('an expert who left is none: nobody pays for an answer that cannot come, until they are back', async () => {
  const { lin, ada, mei, telegram, cast, settled } = await community(house, { on: ['telegram'] });
  for (const person of [lin, ada]) await person.types('/faq');
  await mei.types('/grant @lin 100 for books');
  await mei.types('/expert add @ada cups');
  const group = telegram.group('group');
  group.leaves(telegram.user(cast.ada));
  await settled();
  await mei.types('/experts');
  await mei.sees(/Tea \(tea\) · nobody yet/);
  await lin.types(`/expert ask tea ${QUESTION}`);
  await lin.sees(/Nobody else answers questions on Tea for points yet/);
  await lin.types('/expert ask cups Where are they?');
  await lin.sees(/no topic “cups”/);
  group.joins(telegram.user(cast.ada));
  await settled();
  await lin.types(`/expert ask tea ${QUESTION}`);
  await lin.sees(/50 points are held/);
});
