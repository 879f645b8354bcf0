import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], web: [mei] }
helper: { telegram: [5200077003], web: [sam] }`;
const operations = 'questions: {}';
const house = nightWith({ roles: ROLES, operations });
const QUESTION = 'How long does green tea keep?';

it('answers that exist are offered before a question is asked, and the draft is kept', async () => {
  const { lin, ada, sam, group, database } = await community(house, { on: ['telegram'] });
  await lin.types(`/ask ${QUESTION}`);
  await ada.types('/answer #1 A year, if it is kept dry.');
  await lin.types('/accept 1.1');
  await sam.types('/ask How long will green tea keep, please?');
  await sam.sees(/Does one of these help\?\n+You asked: How long will green tea keep, please\?/);
  expect(group.texts().filter((text) => text.startsWith('Question #'))).toHaveLength(1);
  await sam.taps(QUESTION);
  await sam.sees(/#1 How long does green tea keep\?\n\nA year, if it is kept dry\.\n— Ada/);
  await ada.taps('Ask anyway');
  await ada.sees(/no longer have this question/);
  await sam.taps('Ask anyway');
  await sam.sees(/Your question #2 is on its way/);
  await group.shows(/Question #2\nHow long will green tea keep, please\?\n— Sam/);
  await sam.again();
  await sam.taps('Ask anyway');
  await sam.sees(/You asked this already: #2/);
  expect(await database.query('select count(*)::int as n from question')).toEqual([{ n: 2 }]);
});

it('helpers teach what /faq finds; accepted answers stand beside it', async () => {
  const { lin, ada, sam } = await community(house, { on: ['telegram'] });
  await lin.types('/teach add "x" y');
  await lin.sees(/\/teach add is for helpers/);
  await sam.types('/teach add "Where are the cups?" In the kitchen.');
  await sam.sees(/Entry 1, “Where are the cups\?”: \/faq finds it now/);
  await lin.types('/faq');
  await lin.sees(/What we know\n+1\. Where are the cups\?/);
  await lin.taps('Where are the cups?');
  await lin.sees(/Where are the cups\?\n\nIn the kitchen\./);
  await lin.types('/faq cups');
  await lin.sees(/In the kitchen\./);
  await sam.types('/teach edit 1 In the hall.');
  await sam.sees(/is changed/);
  await lin.types(`/ask ${QUESTION}`);
  await ada.types('/answer #1 A year.');
  await lin.types('/accept 1.1');
  await ada.types('/faq green tea');
  await ada.sees(/#1 How long does green tea keep\?\n\nA year\./);
  await ada.types('/faq');
  await ada.sees(/What we know\n+1\. Where are the cups\?\n#1 How long does green tea keep\?/);
  await lin.types('/unaccept 1');
  await lin.types('/question withdraw 1');
  await ada.types('/faq green tea');
  await ada.sees(/found nothing about “green tea”/);
  await sam.types('/teach remove 1');
  await sam.sees(/is removed/);
  await lin.types('/faq');
  await lin.sees(/no entries yet/);
  await lin.taps('Where are the cups?');
  await lin.sees(/no longer there/);
});

it('a question that is open already is offered, too: whoever has it follows it instead', async () => {
  const { lin, ada, sam, mei, group, clock } = await community(house, { on: ['telegram'] });
  await ada.opens();
  await lin.types(`/ask ${QUESTION}`);
  await mei.types('/answer #1 A month?');
  await ada.types('/ask Does green tea keep long?');
  await ada.sees(/Does one of these help\?/);
  await ada.taps(`Open: ${QUESTION}`);
  await ada.sees(
    /#1 How long does green tea keep\?\n— Lin\n\nAnswers to #1\n\n#1\.1\nA month\?\n— Mei/,
  );
  await ada.taps('I have the same question');
  await ada.sees(/I will tell you when it is solved/);
  await sam.types('/faq keeping tea green');
  await sam.sees(/#1 How long does green tea keep\?\n— Lin/);
  await sam.types('/answer #1 A year.');
  await lin.types('/accept 1.2');
  await ada.seesPrivately(/You have the same question: #1\.2 solved it/);
  await ada.types('/ask Does green tea keep long?');
  await ada.taps(QUESTION);
  await ada.sees(/#1 How long does green tea keep\?\n\nA year\.\n— Sam/);
  await lin.types('/question edit 1 Who has a ladder?');
  await sam.types('/faq green tea');
  await sam.sees(/found nothing/);
  await ada.types('/ask Where do I find green tea?');
  await ada.sees(/question #2 is on its way/);
  await clock.advance({ seconds: 5 });
  expect(group.texts().filter((text) => text.startsWith('Question #'))).toHaveLength(2);
});

it('an anonymous question shows its asker nowhere, and /asker names them to admins', async () => {
  const { lin, ada, sam, mei, group, clock, database } = await community(house, {
    on: ['telegram'],
  });
  await lin.types(`/ask anonymous=yes ${QUESTION}`);
  await lin.sees(/Here your name already stands beside it/);
  await lin.opens();
  await lin.whispers(`/ask anonymous=yes ${QUESTION}`);
  await lin.seesPrivately(/question #1 is on its way to group\. Your name stands nowhere/);
  await group.shows(/Question #1\nHow long does green tea keep\?\n— asked anonymously/);
  await ada.types('/answer #1 A year.');
  await sam.taps('I have the same question');
  await lin.whispers('/answer #1 Or a month?');
  await lin.whispers('/question edit 1 How long does green tea keep fresh?');
  await lin.whispers('/accept 1.1');
  await clock.advance({ seconds: 5 });
  await ada.types('/question history 1');
  await ada.sees(/by the asker/);
  await ada.types('/question show 1');
  await ada.sees(/#1\.2\nOr a month\?\n— the asker/);
  await ada.types('/statement');
  await ada.sees(/helpful answer/);
  await lin.whispers('/accept 1.2');
  await clock.advance({ seconds: 5 });
  await group.shows(/Solved\. The accepted answer:\n\nOr a month\?\n— the asker/);
  await sam.types('/faq green tea');
  await sam.sees(/Or a month\?$/);
  const seen = group.texts().filter((text) => !text.startsWith('/ask'));
  expect(seen.join('\n')).not.toMatch(/Lin\b/);
  const told = await database.query<{ reply: string }>(
    `select d.reply::text as reply from delivery d join member m on m.id = d.member_id where m.name <> 'Lin'`,
  );
  expect(told.map(({ reply }) => reply).join('\n')).not.toMatch(/Lin\b/);
  await sam.types('/asker 1');
  await sam.sees(/\/asker is for admins/);
  await mei.types('/faq');
  await mei.opens();
  await mei.whispers('/asker 1');
  await mei.seesPrivately(/#1 was asked by Lin/);
});

it('who has the same question hears of its solution, once', async () => {
  const { lin, ada, sam, group, clock } = await community(house, { on: ['telegram'] });
  await ada.opens();
  await lin.types(`/ask ${QUESTION}`);
  await lin.taps('I have the same question');
  await lin.sees(/your own question/);
  await ada.taps('I have the same question');
  await ada.taps('I have the same question');
  await ada.sees(/I will tell you when it is solved/);
  await clock.advance({ seconds: 5 });
  await group.shows(/1 more has this question/);
  await sam.types('/answer #1 A year.');
  await lin.types('/accept 1.1');
  await ada.seesPrivately(/You have the same question: #1\.1 solved it\.\n\nA year\.\n— Sam/);
});

it('a question that nobody answers is brought up after a day, and stands in /unanswered', async () => {
  const { lin, ada, sam, group, clock } = await community(
    nightWith({
      ...{ roles: ROLES, operations: 'questions: { nudge: 24h }' },
      timetable: 'open ones: { cron: "0 12 * * *", run: unanswered, in: [group] }',
    }),
    { on: ['telegram'] },
  );
  await sam.opens();
  await sam.types('/faq');
  await lin.types(`/ask ${QUESTION}`);
  await ada.types('/unanswered');
  await ada.sees(
    /Without an answer: 1\n+#1 How long does green tea keep\? · since 2026-03-02 09:00/,
  );
  await clock.advance({ hours: 3 });
  await group.shows(/Without an answer: 1/);
  await clock.advance({ hours: 21 });
  await group.shows(/#1 still has no answer\. Can anybody help\?\n\nHow long/);
  await sam.seesPrivately(/Nobody has answered #1 so far/);
  await ada.types('/answer #1 A year.');
  await ada.types('/unanswered');
  await ada.sees(/Every question has an answer/);
  await clock.advance({ days: 2 });
  expect(group.texts().filter((text) => /still has no answer/.test(text))).toHaveLength(1);
});
