import { afterEach, beforeEach, expect, test } from 'vitest';
import { pressOf } from '../../src/bot/press.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { checkInOperation } from '../../src/operations/check-in/check-in.ts';
import { quizOperation } from '../../src/operations/quiz/quiz.ts';
import { holds, openProcess, type Process, textOf, typed } from '../support/faults/bot.ts';
import { movesDeadline } from '../support/faults/deadline.ts';
import { auditOf } from '../support/faults/ledger-world.ts';
import { postgres } from '../support/services/postgres.ts';

const MEMBERS = 60;
const SECRET = 'the-explanation-that-is-told-at-the-end';
const files = {
  'quizzes/books.yaml': `title: Books
questions:
  - { ask: "It is so.", right: true, explain: ${SECRET} }
`,
};

let url: string;
const opened: { process: Process; database: Database }[] = [];

beforeEach(async () => {
  ({ url } = await postgres());
});
afterEach(async () => {
  await Promise.all(opened.map(({ process }) => process.stop()));
  await Promise.all(opened.splice(0).map(({ database }) => database.close()));
});

async function start(): Promise<Process> {
  const database = await openPostgres(url, { connections: 6 });
  const operations = [checkInOperation, quizOperation];
  const process = await openProcess(database, { operations, files });
  opened.push({ process, database });
  return process;
}

const db = () => opened[0]?.database as Database;

async function questionOf() {
  const [row] = await db().query<{ state: string; card: number | null; closes_at: Date | null }>(
    `select q.state, q.closes_at, (select p.card_id from card_post p join card c on c.id = p.card_id
       where c.kind = 'quiz-question' limit 1) as card from quiz_question q`,
  );
  return row;
}

/** A tap of somebody on true or false. */
const tapped = (key: string, person: number, card: number, place: number): Incoming => ({
  ...typed(key, person, ''),
  what: { is: 'press', press: pressOf('quiz-pick', place).replace('::', `:${card}:`) },
});

async function begun(bot: Process, seconds: number): Promise<number> {
  const heard = await bot.bot.hear(typed('start', 1, `quiz start books seconds=${seconds}`));
  expect(textOf(heard)).toMatch(/begins/);
  await holds('the question', async () => (await questionOf())?.card != null);
  return (await questionOf())?.card ?? 0;
}

/** The deadline of the question that is open is moved: what a test has to do before it takes as long as it takes. */
async function closesIn(seconds: number): Promise<number> {
  await movesDeadline(db(), seconds);
  return (await questionOf())?.closes_at?.getTime() ?? Number.NaN;
}

test('a quiz over two processes that stop in the middle of a question goes on in a third, with the time that was left', async () => {
  const [one, other] = [await start(), await start()];
  const card = await begun(one, 600);
  const deadline = (await questionOf())?.closes_at;
  const tap = (bot: Process, n: number, how: string) =>
    bot.bot.hear(tapped(`${how}${n}`, 100 + n, card, n % 2));
  const half = Array.from({ length: MEMBERS / 2 }, (_, n) => n);
  // Everybody taps in both processes at once: one of the two taps counts.
  const first = await Promise.all(half.flatMap((n) => [tap(one, n, 'a'), tap(other, n, 'b')]));
  const texts = first.map(textOf);
  expect(texts.filter((text) => text.startsWith('Locked'))).toHaveLength(MEMBERS / 2);
  expect(texts.filter((text) => text.startsWith('You have locked'))).toHaveLength(MEMBERS / 2);
  await Promise.all([one.stop(), other.stop()]);

  const third = await start();
  expect((await questionOf())?.closes_at).toEqual(deadline);
  const rest = half.map((n) => n + MEMBERS / 2);
  await Promise.all([...half, ...rest].map((n) => tap(third, n, 'c')));
  const said = () =>
    [one, other, third].flatMap((bot) => bot.said.map(({ text }) => text)).join('\n');
  expect(said()).not.toContain(SECRET);
  await closesIn(2);
  await holds('the end', () => /60 players took part/.test(said()));
  const [row] = await db().query(
    `select (select count(*) from quiz_answer) as answers, (select count(*) from quiz_answer where "right") as good,
       (select count(*) from quiz_score where rank = 1) as best, q.state, q.players,
       (select count(*) from ledger_entry where reason = 'quiz') as paid
     from quiz q`,
  );
  expect(row).toMatchObject({ answers: 60, good: 30, state: 'over', players: 60, paid: 60 });
  expect(await auditOf(db())).toEqual([]);
  const logged = [one, other, third].flatMap(({ lines }) => lines).join('\n');
  expect(logged).not.toContain(SECRET);
  const failed = [one, other, third].flatMap(({ lines }) =>
    lines.filter((line) => line.includes('failed')),
  );
  expect(failed).toEqual([]);
});

test('of two quizzes that two processes start in one space at once, one begins', async () => {
  const [one, other] = [await start(), await start()];
  const words = (n: number) => typed(`start${n}`, n + 1, 'quiz start books seconds=5');
  const heard = await Promise.all([one, other].map((bot, n) => bot.bot.hear(words(n))));
  const texts = heard.map(textOf);
  expect(texts.filter((text) => /begins/.test(text))).toHaveLength(1);
  expect(texts.filter((text) => /runs, or is planned/.test(text))).toHaveLength(1);
  const [row] = await db().query('select count(*) as quizzes from quiz');
  expect(row).toEqual({ quizzes: 1 });
});

test('answers that race with the deadline are taken or told that they are late: nothing is lost in between', async () => {
  const [one, other] = [await start(), await start()];
  const card = await begun(one, 600);
  const closesAt = await closesIn(4);
  const heard: { text: string; at: number }[] = [];
  for (let n = 0, after = 0; after < 50; n++) {
    if (systemClock.now().getTime() > closesAt) after += 1;
    const incoming = tapped(`tap${n}`, 100 + n, card, 0);
    const bot = n % 2 === 0 ? one : other;
    void bot.bot.hear(incoming).then((answer) => {
      heard.push({ text: textOf(answer), at: incoming.at.getTime() });
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await holds('the end', async () => (await questionOf())?.state === 'told');
  const locked = heard.filter(({ text }) => text.startsWith('Locked'));
  const late = heard.filter(({ text }) => /^Too late|^Time was up/.test(text));
  expect(locked.length + late.length).toBe(heard.length);
  expect(locked.length).toBeGreaterThan(10);
  expect(late.length).toBeGreaterThan(10);
  expect(Math.max(...locked.map(({ at }) => at))).toBeLessThan(closesAt);
  const told = late.filter(({ text }) => text.startsWith('Too late by'));
  expect(Math.min(...told.map(({ at }) => at))).toBeGreaterThanOrEqual(closesAt);
  const [row] = await db().query<{ answers: number; judged: number; counted: number }>(
    `select count(*) as answers, count("right") as judged, (select answered from quiz_question) as counted
     from quiz_answer`,
  );
  expect(row).toEqual({ answers: locked.length, judged: locked.length, counted: locked.length });
});
