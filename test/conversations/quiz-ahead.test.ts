import { expect, it } from 'vitest';
import { community } from '../support/emcee.ts';
import { quizFiles, quizNight } from '../support/quiz.ts';

const files = {
  'quizzes/three.yaml': `title: Three
questions:
${[1, 2, 3].map((n) => `  - { ask: "Is it ${n}?", right: true }`).join('\n')}
`,
};
const on = { on: ['telegram'], files } as const;

const shownIn = (texts: readonly string[]) =>
  texts.flatMap((text) => /^Question (\d) of 3/.exec(text)?.[1] ?? []).join();

it('a question that is voided before it is asked is passed over, and one corrected is judged anew', async () => {
  const { mei, lin, sam, group, clock } = await community(quizNight(), on);
  await mei.types('/quiz start three in=group');
  await clock.advance({ seconds: 10 });
  await mei.types('/quiz void 2');
  await mei.sees(/Question 2 does not count/);
  await mei.types('/quiz rescore 3 False');
  await mei.sees(/Question 3 is corrected before it is judged/);
  await lin.taps('True');
  await sam.taps('False');
  // Of the question that is open as well.
  await mei.types('/quiz rescore 1 False');
  await mei.sees(/Question 1 is corrected before it is judged/);
  expect(group.texts().join('\n')).not.toMatch(/✔/);
  await clock.advance({ seconds: 30 });
  await group.shows(/^Question 1 of 3(.|\n)*✔ False\n1 of 2 had it/);
  await group.shows(/^Question 3 of 3/);
  await lin.taps('False');
  await clock.advance({ seconds: 40 });
  expect(shownIn(group.texts())).toBe('1,3');
  await group.shows(/over: 2 players took part(.|\n)*10 \(1 right(.|\n)*10 \(1 right/);
});

it('a surprise that is stopped before it comes never comes', async () => {
  const { mei, group, clock } = await community(quizNight(), on);
  await mei.types('/quiz start three within=2h in=group');
  await mei.sees(/is planned/);
  await mei.types('/quiz stop');
  await mei.sees(/Quiz #1 is stopped/);
  await clock.advance({ hours: 3 });
  expect(group.texts().filter((text) => /· Three/.test(text))).toEqual([]);
  await mei.types('/quiz start three in=group');
  await mei.sees(/Quiz #2 begins/);
});

it('a surprise comes all the same when the bot was restarted meanwhile', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, group, clock } = meeting;
  await mei.types('/quiz start three within=2h in=group');
  await meeting.outage({});
  await clock.advance({ hours: 2 });
  await group.shows(/Quiz #1 · Three/);
});

it('two quizzes run at once in two spaces, and each takes its own answers', async () => {
  const { mei, lin, room, clock, database } = await community(quizNight(), {
    on: ['telegram', 'discord'],
    files,
  });
  await mei.on('telegram').types('/quiz start three in=group questions=1');
  await mei.on('discord').types('/quiz start bank=three in=server questions=1');
  await clock.advance({ seconds: 10 });
  await lin.on('discord').taps('True');
  await clock.advance({ seconds: 35 });
  await room('server').shows(/Quiz #2 · Three\nThe quiz is over: 1 player/);
  await room('group').shows(/^Question 1 of 1(.|\n)*Nobody answered/);
  expect(await database.query('select quiz_id from quiz_answer')).toEqual([{ quiz_id: 2 }]);
});

it('who may no longer plan is refused in the middle of a quiz', async () => {
  const { sam, lin, cast, telegram, clock, database } = await community(quizNight(), on);
  const group = telegram.group('group');
  group.promotes(telegram.user(cast.sam));
  await sam.types('/quiz start three in=group');
  await sam.sees(/Quiz #1 begins/);
  await clock.advance({ seconds: 10 });
  await lin.taps('True');
  group.demotes(telegram.user(cast.sam));
  await sam.types('/quiz rescore 1 False');
  await sam.sees(/\/quiz rescore is for planners/);
  await sam.types('/quiz stop');
  await sam.sees(/\/quiz stop is for planners/);
  expect(await database.query('select state from quiz')).toEqual([{ state: 'running' }]);
});

it('a surprise that was to come while the bot was away for long does not come, and admins hear of it', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, group, clock } = meeting;
  await mei.opens();
  await mei.types('/quiz start three within=2h in=group');
  await meeting.outage({ hours: 9 });
  await clock.advance({ minutes: 1 });
  await mei.seesPrivately(/Quiz #1, the surprise “Three”, was to begin while I was away/);
  expect(group.texts().filter((text) => /^Quiz #1 · /.test(text))).toEqual([]);
  await mei.types('/quiz start three in=group');
  await mei.sees(/Quiz #2 begins/);
});

it('a quiz whose next question is hours late asks no more; one that only had to end pays', async () => {
  const meeting = await community(quizNight(), on);
  const { mei, lin, group, clock } = meeting;
  await mei.types('/quiz start three in=group least=1');
  await clock.advance({ seconds: 12 });
  await lin.taps('True');
  await clock.advance({ seconds: 20 });
  await group.shows(/^Question 1 of 3(.|\n)*✔/);
  await meeting.outage({ hours: 7 });
  await clock.advance({ seconds: 10 });
  expect(shownIn(group.texts())).toBe('1');
  await group.shows(/^Quiz #1 · Three\nThis quiz was stopped/);
  await mei.types('/quiz start three in=group questions=1 least=1');
  await clock.advance({ seconds: 12 });
  await lin.taps('True');
  await clock.advance({ seconds: 20 });
  await meeting.outage({ hours: 7 });
  await clock.advance({ seconds: 10 });
  await group.shows(/^Quiz #2 · Three\nThe quiz is over: 1 player/);
});

it('stop, void and results mean the quiz of the space they are said in, and one that runs before one that is planned', async () => {
  const { mei, clock, database } = await community(quizNight(), {
    on: ['telegram', 'discord', 'web'],
    files,
  });
  await mei.on('telegram').types('/quiz start three in=group');
  await mei.on('discord').types('/quiz start bank=three in=server');
  await mei.on('web').types('/quiz start three in=hall within=3h');
  await clock.advance({ seconds: 10 });
  await mei.on('telegram').types('/quiz void 1');
  await mei.sees(/Question 1 does not count/);
  const gone = `select quiz_id from quiz_question where state = 'void'`;
  expect(await database.query(gone)).toEqual([{ quiz_id: 1 }]);
  await mei.on('telegram').opens();
  await mei.whispers('/quiz stop');
  await mei.seesPrivately(/Quiz #2 is stopped/);
  await mei.on('discord').types('/quiz start bank=three in=server');
  await mei.on('telegram').types('/quiz stop');
  await mei.sees(/Quiz #1 is stopped/);
  await mei.types('/quiz stop 3');
  await mei.sees(/Quiz #3 is stopped/);
  await mei.types('/quiz stop Three');
  await mei.sees(/Quiz #4 is stopped/);
});

it('a question is not corrected to nothing, and one that was taken out too early can be put back', async () => {
  const { mei, lin, group, clock } = await community(quizNight(), {
    on: ['telegram'],
    files: { ...quizFiles, ...files },
  });
  await mei.types('/quiz start books tags=typed in=group');
  await mei.types('/quiz rescore 1 /');
  await mei.sees(/Write what is right, with \/ between several ways/);
  await mei.types('/quiz stop');
  await mei.types('/quiz start three in=group least=1');
  await mei.types('/quiz void 2');
  await mei.types('/quiz rescore 2 True');
  await mei.sees(/Question 2 is corrected before it is judged/);
  await clock.advance({ seconds: 12 });
  await lin.taps('True');
  await clock.advance({ seconds: 30 });
  await group.shows(/^Question 2 of 3/);
  await lin.taps('True');
  await lin.seesPrivately(/Locked: True/);
});

it('whoever takes back all that they chose has not answered', async () => {
  const { mei, lin, sam, group, clock } = await community(quizNight(), {
    on: ['telegram'],
    files: quizFiles,
  });
  await mei.types('/quiz start books tags=multiple in=group least=1');
  await clock.advance({ seconds: 10 });
  const shown = group.texts().find((text) => text.startsWith('Question')) ?? '';
  const label = /(A\. .*)/.exec(shown)?.[1] ?? '';
  await lin.taps(label);
  await lin.taps(label);
  await lin.seesPrivately(/Nothing chosen/);
  await sam.taps(label);
  await clock.advance({ seconds: 50 });
  await group.shows(/over: 1 player took part(.|\n)*1\. Sam/);
  expect(group.texts().join('\n')).not.toMatch(/Lin ·/);
});

it('words written in private answer the question that waits for words, whatever began last', async () => {
  const { mei, lin, clock } = await community(quizNight(), {
    on: ['telegram', 'web'],
    files: quizFiles,
  });
  await lin.on('telegram').types('/points');
  await lin.opens();
  await mei.on('telegram').types('/quiz start books tags=typed in=group seconds=60');
  await mei.types('/quiz start books tags=truth in=hall');
  await clock.advance({ seconds: 12 });
  await lin.whispers('/quiz answer Saint-Exupéry');
  await lin.seesPrivately(/Locked: “Saint-Exupéry”/);
});
