import { expect, it } from 'vitest';
import { community, type Meeting } from '../support/emcee.ts';
import { quizFiles, quizNight } from '../support/quiz.ts';

const bank = `title: { en: Books, zh: 书 }
climb: { questions: 2, need: 2 }
questions:
${[
  ['easy', 'One?'],
  ['easy', 'Two?'],
  ['medium', 'Three?'],
  ['hard', 'Four?'],
]
  .map(
    ([difficulty, ask]) =>
      `  - { ask: "${ask}", right: { en: Yes, zh: 是 }, wrong: [{ en: "No", zh: 否 }], explain: Because, difficulty: ${difficulty} }`,
  )
  .join('\n')}
`;
const files = { 'quizzes/books.yaml': bank };
const night = (more = '') => quizNight(`, climb: { reward: 5, tries: 2 }${more}`);

/** The letter of an option in the newest text that has it. */
const letterIn = (text: string, words: string) =>
  new RegExp(`([AB])\\. ${words}`).exec(text)?.[1] ?? '?';

it('a member climbs alone in private: a level is passed, paid once, and the top is reached', async () => {
  const { lin, group, database } = await community(night(), { on: ['telegram'], files });
  await lin.types('/checkin');
  await lin.opens();
  await lin.whispers('/climb');
  let text = await lin.seesPrivately(/Climb · Books\nLevel 1 of 2, question 1 of 2\n\nOne\?/);
  await lin.taps(letterIn(text, 'Yes'));
  text = await lin.seesPrivately(/✔ Right!\nBecause\nLevel 1 of 2, question 2 of 2\n\nTwo\?/);
  await lin.taps(letterIn(text, 'Yes'));
  text = await lin.seesPrivately(/✔ Right!\nBecause\nLevel 1 is yours: \+5 points!\nLevel 2 of 2/);
  await lin.taps(letterIn(text, 'Yes'));
  text = await lin.seesPrivately(/Four\?/);
  await lin.taps(letterIn(text, 'Yes'));
  await lin.seesPrivately(/Level 2 is yours(.|\n)*You stand at the top: all 2 levels are yours/);
  await lin.whispers('/climb');
  await lin.seesPrivately(/You stand at the top/);
  await lin.forges('climb-pick::books:1:0', 'private');
  const paid = await database.query(
    `select count(*) as n, sum(amount)::bigint as sum from ledger_entry where reason = 'quiz'`,
  );
  expect(paid).toEqual([{ n: 2, sum: 10 }]);
  expect(group.texts().join('\n')).not.toMatch(/One\?/);
});

it('a level that is not passed begins again, so often a day', async () => {
  const { lin, clock } = await community(night(), { on: ['discord'], files });
  await lin.types('/climb');
  for (const again of [/needs 2. It begins again(.|\n)*One\?/, /last try for today/]) {
    let text = await lin.seesPrivately(/One\?/);
    await lin.taps(letterIn(text, 'No'));
    text = await lin.seesPrivately(/✘ Not quite.\nLevel 1 of 2, question 2 of 2\n\nTwo\?/);
    await lin.taps(letterIn(text, 'Yes'));
    await lin.seesPrivately(again);
  }
  await lin.types('/climb');
  await lin.seesPrivately(/Come back tomorrow/);
  await clock.advance({ days: 1 });
  await lin.types('/climb');
  await lin.seesPrivately(/Level 1 of 2, question 1 of 2/);
});

it('climbing speaks Chinese with who does, and says when there is nothing to climb', async () => {
  const { lin, sam } = await community(night(), {
    on: ['discord'],
    speaks: { lin: 'zh' },
    files,
  });
  await lin.types('/climb');
  const text = await lin.seesPrivately(/闯关 · 书\W*第 1 关（共 2 关），第 1 题（共 2 题）/);
  await lin.taps(letterIn(text, '否'));
  await lin.seesPrivately(/✘ 不对哦/);
  await sam.types('/climb poems');
  await sam.seesPrivately(/Which one\? \/climb and one of: books/);
});

/** Two truths: who is right is said by name. */
async function quizWon({ mei, lin, sam, clock }: Meeting, right: 'lin' | 'sam'): Promise<void> {
  await mei.types('/quiz start books tags=truth in=group part=0 rewards="0"');
  await clock.advance({ seconds: 10 });
  await lin.taps(right === 'lin' ? 'False' : 'True');
  await sam.taps(right === 'sam' ? 'False' : 'True');
  await clock.advance({ minutes: 1 });
}

it('a week of quizzes is a league, whose rewards are given once at its end', async () => {
  const timetable =
    'end: { cron: "30 21 * * 0", run: quiz league, in: [group], with: { rewards: [50, 30] } }';
  const meeting = await community(quizNight('', { timetable }), {
    on: ['telegram'],
    files: quizFiles,
  });
  const { mei, lin, ada, group, clock } = meeting;
  await lin.types('/league');
  await lin.sees(/Nobody has points in the league of the week from 2026-03-02 yet/);
  await quizWon(meeting, 'lin');
  await quizWon(meeting, 'lin');
  await quizWon(meeting, 'sam');
  await ada.types('/league');
  await group.shows(
    /League of the week from 2026-03-02\n1. Lin · 20 \(3 quizzes\)\n2. Sam · 10 \(3 quizzes\)/,
  );
  await clock.advance({ days: 6, hours: 13 });
  await group.shows(/the end\n1. Lin · 20 · \+50 points\n2. Sam · 10 · \+30 points/);
  await mei.types('/quiz league');
  await mei.sees(/The rewards of the week from 2026-03-02 were given already/);
  await clock.advance({ days: 1 });
  await mei.types('/quiz league last');
  await mei.sees(/were given already/);
  await lin.types('/league');
  await lin.sees(/Nobody has points in the league of the week from 2026-03-09/);
  await lin.types('/statement');
  await lin.sees(/\+50 · quiz/);
});

it('of two climbs that become one the higher goes on, with its own question', async () => {
  const { lin, database } = await community(night(), { on: ['telegram', 'web'], files });
  await lin.on('telegram').types('/checkin');
  await lin.opens();
  await lin.whispers('/climb');
  for (const asked of [/One\?/, /Two\?/]) {
    const text = await lin.seesPrivately(asked);
    await lin.taps(letterIn(text, 'Yes'));
  }
  await lin.seesPrivately(/Level 2 of 2, question 1 of 2\n\nThree\?/);
  await lin.on('web').types('/climb');
  const easy = await lin.seesPrivately(/Level 1 of 2, question 1 of 2\n\nOne\?/);
  await lin.types('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('telegram').whispers(`/link ${link}`);
  // The easy one that stands there still counts for nothing.
  await lin.on('web').taps(letterIn(easy, 'Yes'));
  await lin.seesPrivately(/^Climb · Books\nLevel 2 of 2, question 1 of 2\n\nThree\?/);
  expect(await database.query('select level, asked from quiz_climb')).toEqual([
    { level: 2, asked: 0 },
  ]);
});

it('a quiz over the end of a week counts in the league of the week it ends in, whose rewards are to come', async () => {
  const timetable =
    'league: { cron: "1 4 * * 1", run: quiz league, with: { week: last }, in: [group] }';
  const { mei, lin, clock } = await community(quizNight('', { timetable }), {
    on: ['telegram'],
    files,
    now: '2026-03-08T19:50:00Z',
  });
  await mei.types('/quiz start books questions=1 seconds=1200 least=1');
  await clock.advance({ seconds: 10 });
  await lin.taps('A. Yes').catch(() => lin.taps('B. Yes'));
  await clock.advance({ minutes: 21 });
  await lin.types('/league last');
  await lin.sees(/Nobody has points in the league of the week from/);
  await lin.types('/league');
  await lin.sees(/1\. Lin · 10 \(1 quiz\)/);
});
