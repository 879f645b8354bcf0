import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';
import { quizFiles as files, quizNight } from '../support/quiz.ts';

const on = { on: ['telegram'], files } as const;

function labelsIn({ group }: Pick<Meeting, 'group'>) {
  return (words: string) => {
    const shown = group.texts().findLast((text) => text.startsWith('Question')) ?? '';
    return `${new RegExp(`([A-H])\\. ${words}`).exec(shown)?.[1]}. ${words}`;
  };
}

async function balances({ database }: Pick<Meeting, 'database'>) {
  const rows = await database.query<{ name: string; balance: number }>(
    `select m.name, a.balance from ledger_account a join member m on m.id = a.member_id order by m.name`,
  );
  return Object.fromEntries(rows.map(({ name, balance }) => [name, balance]));
}

/** Lin is right and Sam is wrong; both play, and the quiz ends. */
async function played(meeting: Meeting): Promise<void> {
  const { mei, lin, sam, clock } = meeting;
  await mei.types('/quiz start books tags=single');
  await clock.advance({ seconds: 10 });
  await lin.taps(labelsIn(meeting)('Cervantes'));
  await sam.taps(labelsIn(meeting)('Quevedo'));
  await clock.advance({ seconds: 40 });
}

it('a question counted again with another answer corrects the ranks and the rewards', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, group } = meeting;
  await played(meeting);
  expect(await balances(meeting)).toMatchObject({ Lin: 32, Sam: 2 });
  const letter = labelsIn(meeting)('Quevedo').slice(0, 1);
  await mei.types(`/quiz rescore 1 ${letter}`);
  await mei.sees(/Question 1 is counted again. Rewards changed for 2 players/);
  expect(await balances(meeting)).toMatchObject({ Lin: 2, Sam: 32 });
  await meeting.clock.advance({ seconds: 5 });
  await group.shows(/1. Sam · 10 \(1 right(.|\n)*2. Lin · 0/);
  await group.shows(/✔ [ABC]. Quevedo/);
  await mei.types(`/quiz rescore 1 ${letter}`);
  await mei.sees(/counted again.$/);
  await mei.types('/quiz rescore 1 Z');
  await mei.sees(/Name the right options by their letters, from A to C/);
});

it('a voided question counts for nobody, and what it paid by rank is taken back', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, lin, sam, group, clock } = meeting;
  await played(meeting);
  await mei.types('/quiz void 1');
  await mei.sees(/Question 1 is counted again. Rewards changed for 1 player/);
  expect(await balances(meeting)).toMatchObject({ Lin: 2, Sam: 2 });
  await lin.types('/statement');
  await lin.sees(/-32 · taken back(.|\n)*\+32 · quiz: #1 · place 1/);
  await clock.advance({ seconds: 5 });
  await group.shows(/This question does not count/);
  await mei.types('/quiz void 1');
  await mei.sees(/was taken out already/);
  await mei.types('/quiz void 7');
  await mei.sees(/There is no question 7/);
  await sam.types('/quiz void 1');
  await sam.sees(/is for planners/);
});

it('who has spent a reward keeps it when it should be taken back', async () => {
  const meeting = await community(
    nightWith({
      operations: `quiz: { rewards: [30, 20], part: 2, least: 2 }
points: { shop: [{ id: mark, name: Mark, price: 20, stock: 1 }] }`,
    }),
    on,
  );
  await played(meeting);
  await meeting.lin.types('/buy mark');
  await meeting.mei.types('/quiz void 1');
  await meeting.mei.sees(/1 player had spent theirs already, and keep it/);
  expect(await balances(meeting)).toMatchObject({ Lin: 12, Sam: 2 });
});

it('an open question that is voided ends at once, and the next one comes', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, lin, group, clock } = meeting;
  await mei.types('/quiz start books questions=2 tags=single,truth');
  await clock.advance({ seconds: 10 });
  await mei.types('/quiz void 1');
  await mei.sees(/Question 1 does not count/);
  await lin.forges('quiz-pick:1:0');
  await clock.advance({ seconds: 9 });
  await group.shows(/^Question 2 of 2/);
  await group.shows(/^Question 1 of 2(.|\n)*This question does not count/);
  await mei.types('/quiz stop');
  await mei.sees(/Quiz #1 is stopped/);
  await clock.advance({ minutes: 2 });
  await group.shows(/This quiz ended early: nobody answered/);
  await mei.types('/quiz stop');
  await mei.sees(/No such quiz runs/);
});

it('with fewer players than needed there are no rewards, and the board says so', async () => {
  const meeting = await community(quizNight(), on);
  await meeting.mei.types('/quiz start books tags=single least=3');
  await meeting.clock.advance({ seconds: 10 });
  await meeting.lin.taps(labelsIn(meeting)('Cervantes'));
  await meeting.sam.taps(labelsIn(meeting)('Cervantes'));
  await meeting.clock.advance({ seconds: 40 });
  await meeting.group.shows(/2 players took part.\nNo rewards this time: they need 3 players/);
  expect(await balances(meeting)).toMatchObject({ Lin: 0, Sam: 0 });
});

it('being fast adds points where that is asked for', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, lin, sam, group, clock } = meeting;
  await mei.types('/quiz start books tags=single speed=5 rewards="7" part=0');
  await clock.advance({ seconds: 14 });
  await sam.taps(labelsIn(meeting)('Cervantes'));
  await clock.advance({ seconds: 6 });
  await lin.taps(labelsIn(meeting)('Cervantes'));
  await clock.advance({ seconds: 40 });
  await group.shows(/1. Sam · 14 \(1 right, 4.0 s\)\n2. Lin · 12 \(1 right, 10.0 s\)/);
  expect(await balances(meeting)).toMatchObject({ Sam: 7, Lin: 0 });
});

it('starting says what is wrong and what would be right', async () => {
  const { mei, lin } = await community(quizNight(), on);
  for (const [typed, told] of [
    ['/quiz start bocks', /There is no bank “bocks”. There are: books/],
    ['/quiz start books tags=poetry', /has no question with these tags/],
    ['/quiz start books rewards=50,-3', /rewards: something like 50, 30 \+ tea, 20 is needed/],
    ['/quiz start books rewards=tea', /There is no pool of coupons “tea”. There are: none/],
    ['/quiz start books in=attic', /There is no space “attic”/],
    ['/quiz start books within=2026-12-24T20:00', /within needs a length of time/],
    ['/quiz start books', /Quiz #1 begins: Books, 5 questions/],
    ['/quiz start books', /Quiz #1 runs, or is planned, in group already/],
    ['/quiz results', /No question was answered yet/],
    ['/quiz results #9', /There is no quiz “#9”/],
  ] as const) {
    await mei.types(typed);
    await mei.sees(told);
  }
  await lin.types('/quiz start books');
  await lin.sees(/is for planners/);
});

it('a surprise quiz comes some time within its window, or not at all by chance', async () => {
  const { mei, group, clock } = await community(quizNight(), on);
  await mei.types('/quiz start books within=2h');
  await mei.sees(/Quiz #1 is planned: Books, 5 questions. When it starts is a surprise/);
  expect(group.texts().join('\n')).not.toMatch(/· Books\n/);
  await clock.advance({ hours: 2 });
  await group.shows(/Quiz #1 · Books/);
  await mei.types('/quiz stop');
  await mei.types('/quiz start books within=2h chance=1');
  await mei.sees(/Chance decided: no quiz this time|is planned/);
});

it('the timetable starts a quiz', async () => {
  const timetable =
    'friday: { cron: "0 20 * * 5", run: quiz start, with: { bank: books, tags: [truth], questions: 1 }, in: [group] }';
  const { lin, group, clock } = await community(quizNight('', { timetable }), on);
  await clock.advance({ days: 4, hours: 11, seconds: 15 });
  await group.shows(/Question 1 of 1 · Books/);
  await lin.taps('False');
  await lin.seesPrivately(/Locked: False/);
});

it('after a restart in the middle of a question the time goes on; one that ran out meanwhile opens once more', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, lin, sam, group, clock } = meeting;
  await mei.types('/quiz start books tags=truth least=1');
  await clock.advance({ seconds: 12 });
  await lin.taps('False');
  await meeting.outage({});
  await clock.advance({ seconds: 10 });
  await sam.taps('False');
  await sam.seesPrivately(/Locked: False/);
  await meeting.outage({ minutes: 5 });
  await clock.advance({ seconds: 1 });
  await group.shows(/Opened again: the bot was away when time ran out. What you locked stands/);
  await lin.taps('True');
  await lin.seesPrivately(/You have locked False already/);
  await meeting.ada.taps('False');
  await meeting.ada.seesPrivately(/Locked: False/);
  await clock.advance({ seconds: 35 });
  await group.shows(/✔ False\nSECRET\n3 of 3 had it/);
  await group.shows(/over: 3 players took part/);
  expect(group.texts().filter((text) => text.startsWith('Question 1'))).toHaveLength(2);
});

it('a quiz that nobody answers ends after two questions', async () => {
  const { mei, group, clock } = await community(quizNight(), on);
  await mei.types('/quiz start books');
  await clock.advance({ minutes: 5 });
  await group.shows(/This quiz ended early: nobody answered/);
  expect(group.texts().filter((text) => text.startsWith('Question '))).toHaveLength(2);
});

it('a quiz that stood still for hours is stopped', async () => {
  const meeting = await community(quizNight(), on);
  await meeting.mei.types('/quiz start books tags=truth');
  await meeting.clock.advance({ seconds: 12 });
  await meeting.lin.taps('False');
  await meeting.outage({ hours: 3 });
  await meeting.clock.advance({ minutes: 1 });
  await meeting.group.shows(/This quiz was stopped. There are no rewards/);
  expect(await balances(meeting)).toMatchObject({ Lin: 0 });
});

it('the same tap delivered again says the same, and a forged one changes nothing', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, lin, sam, clock, database } = meeting;
  await mei.types('/quiz start books tags=single');
  await sam.forges('quiz-pick:1:0');
  await sam.seesPrivately(/button/);
  await clock.advance({ seconds: 10 });
  await lin.taps(labelsIn(meeting)('Cervantes'));
  await lin.seesPrivately(/Locked/);
  await lin.again();
  // The same notice is answered with the same words.
  await lin.seesNothing();
  await sam.forges('quiz-pick:2:7');
  const [row] = await database.query<{ n: number }>('select count(*) as n from quiz_answer');
  expect(row?.n).toBe(1);
});

it('two accounts that become one person in the middle of a quiz have one answer, the first', async () => {
  const meeting = await community(quizNight(), { on: ['telegram', 'web'], files });
  const { mei, lin, room, clock } = meeting;
  await mei.on('telegram').types('/quiz start books tags=truth in=all least=1');
  await clock.advance({ seconds: 10 });
  await lin.on('telegram').taps('False');
  await clock.advance({ seconds: 1 });
  await lin.on('web').taps('True');
  await lin.on('telegram').opens();
  await lin.on('telegram').whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types(`/link ${link}`);
  await lin.on('web').taps('True');
  await lin.seesPrivately(/You have locked False already/);
  await clock.advance({ seconds: 40 });
  await room('group').shows(/over: 1 player took part(.|\n)*1. Lin · 10/);
});
