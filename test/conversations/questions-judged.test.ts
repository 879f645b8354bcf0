import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], web: [mei] }
helper: { telegram: [5200077003], web: [sam] }`;
const operations = 'questions: { points: { accepted: 10, vote: 2, daily: 15 } }\npoints: {}';
const house = nightWith({ roles: ROLES, operations });

it('another answer is accepted instead: the points go with it', async () => {
  const { lin, ada, mei } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tea keep?');
  await ada.types('/answer #1 A year.');
  await ada.opens();
  await mei.types('/answer 1 Two years.');
  await mei.sees(/Answer #1\.2.*\nTwo years\./);
  await lin.types('/accept 1.1');
  await lin.sees(/#1\.1 is accepted: 10 points for Ada/);
  await lin.types('/accept 1.1');
  await lin.sees(/accepted already/);
  await lin.types('/accept 1.2');
  await lin.sees(/#1\.2 is accepted: 10 points for Mei/);
  await ada.sees(/Your answer #1\.1 is no longer accepted; the points for it went back/);
  await ada.types('/points');
  await ada.sees(/0 points/);
  await lin.types('/unaccept 1');
  await lin.sees(/#1\.2 is no longer accepted; its points went back/);
  await mei.types('/points');
  await mei.sees(/0 points/);
  await lin.types('/unaccept 1');
  await lin.sees(/No answer is accepted there/);
});

it('an acceptance whose points are spent stays as it is', async () => {
  const { lin, ada, mei } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tea keep?');
  await ada.types('/answer #1 A year.');
  await lin.types('/accept 1.1');
  await mei.types('/take @ada 10 for tea');
  await lin.types('/unaccept 1');
  await lin.sees(/What #1\.1 brought its author is spent/);
  await ada.types('/question withdraw 1.1');
  await ada.sees(/is spent/);
  await lin.types('/question show 1');
  await lin.sees(/#1\.1 · accepted\nA year\./);
});

it('votes count once a member, not for oneself, and can be taken back with their points', async () => {
  const { lin, sam, ada, database } = await community(house, { on: ['telegram', 'web'] });
  await lin.types('/ask How long does green tea keep?');
  await ada.types('/answer #1 A year.');
  await ada.taps('Helpful');
  await ada.sees(/your own answer/);
  await sam.taps('Helpful');
  await sam.sees(/Counted\. #1\.1: 1 finds it helpful/);
  await sam.again();
  await sam.taps('Helpful');
  await sam.sees(/counts already/);
  await lin.taps('Helpful');
  await lin.sees(/2 find it helpful/);
  await ada.types('/points');
  await ada.sees(/4 points/);
  await sam.taps('Take my vote back');
  await sam.sees(/Taken back\. #1\.1: 1 finds it helpful/);
  await ada.types('/points');
  await ada.sees(/2 points/);
  expect(await database.query('select votes from answer')).toEqual([{ votes: 1 }]);
});

it('a day pays no more than its cap; an answer to oneself pays nothing', async () => {
  const { lin, ada } = await community(house, { on: ['telegram'] });
  for (const [n, text] of [
    [1, 'How long does tea keep?'],
    [2, 'Who has the key?'],
  ] as const) {
    await lin.types(`/ask ${text}`);
    await ada.types(`/answer #${n} A year.`);
    await lin.types(`/accept ${n}.1`);
    await lin.sees(n === 1 ? /10 points for Ada/ : /5 points for Ada/);
  }
  await ada.types('/ask Where do I find cups?');
  await ada.types('/answer #3 Found them myself.');
  await ada.types('/accept 3.1');
  await ada.sees(/An answer to one's own question brings no points/);
});

it('a helper accepts when the asker is silent or gone, and not before, nor their own', async () => {
  const { lin, sam, ada, mei, clock, telegram, cast, settled } = await community(house, {
    on: ['telegram'],
  });
  await lin.types('/ask How long does green tea keep?');
  await ada.types('/answer #1 A year.');
  await sam.types('/answer #1 Two years.');
  await sam.types('/accept 1.1');
  await sam.sees(/The asker decides first\. Helpers can from 2026-03-05/);
  await clock.advance({ days: 3 });
  await sam.types('/accept 1.2');
  await sam.sees(/can't accept your own answer/);
  await ada.types('/accept 1.1');
  await ada.sees(/Whoever asked decides/);
  await sam.types('/accept 1.1');
  await sam.sees(/#1\.1 is accepted/);
  await ada.types('/ask Where do I find cups?');
  await mei.types('/answer #2 In the kitchen.');
  telegram.group('group').leaves(telegram.user(cast.ada));
  await settled();
  await sam.types('/accept 2.1');
  await sam.sees(/#2\.1 is accepted: 10 points for Mei/);
});

it('an accepted answer that is withdrawn opens its question again; late answers get their words back', async () => {
  const { lin, sam, ada, group, clock } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tea keep?');
  await ada.types('/answer #1 A year.');
  await lin.types('/accept 1.1');
  await ada.types('/question withdraw 1.1');
  await ada.sees(/#1\.1 is withdrawn/);
  await ada.types('/points');
  await ada.sees(/0 points/);
  await clock.advance({ seconds: 5 });
  await group.shows(/Question #1\n.*\n— Lin\n\nNo answers yet/);
  await lin.types('/accept 1.1');
  await lin.sees(/#1\.1 was withdrawn/);
  await sam.types('/question close 1');
  await sam.sees(/#1 is closed/);
  await ada.types('/answer #1 Or is it two?');
  await ada.sees(/#1 takes no more answers\. Your words.*\n\nOr is it two\?/);
  await lin.types('/question withdraw 1');
  await lin.sees(/This question is over/);
});

it('words are changed by their author or a helper, and how they read before is kept', async () => {
  const { lin, sam, ada, group, clock } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tee keep?');
  await ada.types('/question edit 1 Something else');
  await ada.sees(/Only its author or a helper can change that/);
  await sam.types('/question edit 1 How long does green tea keep?');
  await sam.sees(/#1 is changed/);
  await clock.advance({ seconds: 5 });
  await group.shows(/How long does green tea keep\?\n— Lin/);
  await ada.types('/question history 1');
  await ada.sees(/#1: “How long does green tee keep\?” \(changed at .* by Sam\)/);
});

it('two accounts of one person are one voice, and none for an answer that becomes their own', async () => {
  const { lin, ada, database } = await community(house, { on: ['telegram', 'web'] });
  await lin.on('telegram').types('/ask How long does green tea keep?');
  await ada.on('telegram').types('/answer #1 A year.');
  await lin.on('web').types('/answer #1 Two years.');
  await lin.on('telegram').taps('Helpful');
  await lin.sees(/Counted\. #1\.1/);
  await lin.on('telegram').types('/question show 1');
  await lin.taps('1.2 helpful (0)');
  await lin.sees(/Counted\. #1\.2/);
  await lin.on('web').types('/question show 1');
  await lin.taps('1.1 helpful (1)');
  await lin.sees(/Counted\. #1\.1: 2 find it helpful/);
  await lin.on('telegram').opens();
  await lin.whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types(`/link ${link}`);
  expect(await database.query('select number, votes from answer order by number')).toEqual([
    { number: 1, votes: 1 },
    { number: 2, votes: 0 },
  ]);
  await lin.on('web').types('/accept 1.2');
  await lin.sees(/An answer to one's own question brings no points/);
});

it("a group's own administrator is a helper here, too", async () => {
  const { lin, ada, sam, telegram, cast, settled } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tea keep?');
  await sam.types('/answer #1 A year.');
  telegram.group('group').leaves(telegram.user(cast.lin));
  await settled();
  await ada.types('/accept 1.1');
  await ada.sees(/Whoever asked decides/);
  telegram.group('group').promotes(telegram.user(cast.ada));
  await settled();
  await ada.types('/accept 1.1');
  await ada.sees(/#1\.1 is accepted: 10 points for Sam/);
});
