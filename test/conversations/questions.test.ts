import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], discord: ["900000000000000002"], web: [mei] }
helper: { telegram: [5200077003], web: [sam] }`;
const house = nightWith({ roles: ROLES, operations: 'questions: {}' });

it('a question is asked, answered on its card and accepted, and the author is paid', async () => {
  const { lin, sam, ada, group, clock, database } = await community(house, { on: ['telegram'] });
  await lin.opens();
  await lin.types('/ask How long does green tea keep?');
  await lin.sees(/question #1 is on its way to group/);
  await group.shows(/Question #1\nHow long does green tea keep\?\n— Lin\n\nNo answers yet\./);
  await sam.taps('Answer');
  await sam.sees(/your answer\?/);
  await sam.answers('A year, if it is kept dry.');
  await sam.sees(/Answer #1\.1\nA year, if it is kept dry\.\n— Sam/);
  await clock.advance({ seconds: 5 });
  await group.shows(/1 answer, none accepted yet\./);
  await lin.seesPrivately(/#1\.1 answers your question/);
  await ada.taps('Accept');
  await ada.sees(/Whoever asked decides/);
  await lin.taps('Accept');
  await lin.sees(/#1\.1 is accepted: 10 points for Sam/);
  await clock.advance({ seconds: 5 });
  await group.shows(/Solved\. The accepted answer:\n\nA year, if it is kept dry\.\n— Sam/);
  await sam.types('/points');
  await sam.sees(/10 points/);
  expect(await database.query('select accepted, state from question')).toEqual([
    { accepted: 1, state: 'accepted' },
  ]);
});
