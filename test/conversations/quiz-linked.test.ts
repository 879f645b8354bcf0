import { expect, it } from 'vitest';
import { community } from '../support/emcee.ts';
import { quizFiles as files, quizNight } from '../support/quiz.ts';

it('of two accounts that played and became one person, the one that went is not paid when it is counted again', async () => {
  const meeting = await community(quizNight(), { on: ['telegram', 'web'], files });
  const { mei, lin, clock, database } = meeting;
  await mei.on('telegram').types('/quiz start books tags=truth in=all least=1');
  await clock.advance({ seconds: 10 });
  await lin.on('telegram').taps('False');
  await lin.on('web').taps('True');
  await clock.advance({ seconds: 40 });
  await lin.on('telegram').opens();
  await lin.on('telegram').whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types(`/link ${link}`);
  await lin.on('web').seesPrivately(/one/);
  const entriesOfTheGone = async () => {
    const [row] = await database.query<{ n: number }>(
      `select count(*) as n from ledger_entry e join ledger_account a on a.id in (e.from_id, e.to_id)
       where a.member_id is not null and not exists (select from account c where c.member_id = a.member_id)`,
    );
    return row?.n;
  };
  const before = await entriesOfTheGone();
  await mei.on('telegram').types('/quiz rescore 1 true');
  await mei.sees(/Question 1 is counted again/);
  expect(await entriesOfTheGone()).toBe(before);
});
