import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from '../../src/database/embedded.ts';
import { holds } from '../support/faults/bot.ts';
import { movesDeadline } from '../support/faults/deadline.ts';
import { auditOf } from '../support/faults/ledger-world.ts';
import { endProcesses, startReal } from '../support/faults/real-process.ts';
import { type TelegramCrowd, telegramCrowd } from '../support/faults/telegram-crowd.ts';

const SECRET = 'the-explanation-that-is-told-at-the-end';
const PEOPLE = 12;
/** Long enough for every machine: the deadline comes when all is done before it. */
const SECONDS = 3600;

let crowd: TelegramCrowd;

beforeEach(async () => {
  crowd = await telegramCrowd(
    PEOPLE,
    '  quiz: { lead: 2s, pause: 2s, least: 1, rewards: [30], part: 2 }',
  );
  const folder = path.join(crowd.settings['EMCEE_COMMUNITIES'] ?? '', 'quizzes');
  await mkdir(folder);
  const bank = `title: Books
questions:
  - { ask: "It is so.", right: true, explain: ${SECRET} }
`;
  await writeFile(path.join(folder, 'books.yaml'), bank);
});
afterEach(async () => {
  await endProcesses();
  await crowd.server.close();
});

/** What the database holds while nothing runs. */
async function kept<T>(sql: string): Promise<T | undefined> {
  const database = await openEmbedded({ folder: crowd.settings['EMCEE_DATA'] ?? '' });
  const [row] = await database.query<T>(sql);
  await database.close();
  return row;
}

type Open = { state: string; reopened: number; closes_at: Date; answers: number };

test('killed in the middle of a question, it goes on with the time that was left', async () => {
  const { server, members, group, settings } = crowd;
  let bot = await startReal(settings);
  const shown = (words: RegExp) => group.messages.find(({ text }) => words.test(text ?? ''));
  const started = await bot.shell(`quiz start books seconds=${SECONDS}`, ['hall'], 'start');
  expect(await started.text()).toMatch(/Quiz #1 begins/);
  await holds('the question', () => shown(/It is so/) !== undefined);
  const question = shown(/It is so/);
  if (question === undefined) throw new Error('no question');

  const [early, late] = [members.slice(0, 6), members.slice(6)];
  const first = early.map((member) => member.taps(question, 'True'));
  await Promise.all(first.map((tap) => tap.answered()));
  await bot.kill();
  const before = await kept<Open>(
    `select q.state, q.reopened, q.closes_at, (select count(*) from quiz_answer) as answers
     from quiz_question q`,
  );
  expect(before).toMatchObject({ state: 'open', reopened: 0, answers: early.length });
  // Some tap while nobody hears, and some who answered already tap again.
  const meanwhile = late.slice(0, 3).map((member) => member.taps(question, 'False'));
  bot = await startReal(settings);
  const after = [...late.slice(3), ...early].map((member) => member.taps(question, 'False'));
  const told = await Promise.all([...meanwhile, ...after].map((tap) => tap.answered()));
  const words = told.map(({ text = '' }) => text);
  expect(words.filter((text) => /^Locked: False/.test(text))).toHaveLength(late.length);
  expect(words.filter((text) => /^You have locked True/.test(text))).toHaveLength(early.length);
  expect(server.wire).not.toContain(SECRET);

  await bot.kill();
  const again = await kept<Open>('select closes_at, reopened from quiz_question');
  expect(again).toMatchObject({ reopened: 0, closes_at: before?.closes_at });
  const closed = await openEmbedded({ folder: settings['EMCEE_DATA'] ?? '' });
  await movesDeadline(closed, 15);
  await closed.close();
  const moved = await kept<Open>('select closes_at from quiz_question');
  bot = await startReal(settings);
  await holds('the answer to be told', () => shown(new RegExp(SECRET)) !== undefined);
  expect(Date.now()).toBeGreaterThanOrEqual(moved?.closes_at.getTime() ?? Number.NaN);
  await holds('the end', () => shown(/The quiz is over: 12 players/) !== undefined);
  expect(group.messages.filter(({ text = '' }) => /It is so/.test(text))).toHaveLength(1);
  expect((await bot.stop()).code).toBe(0);
  const end = await kept(
    `select q.state, q.reopened, q.closes_at, (select count(*) from quiz_answer) as answers,
       (select count(*) from quiz_score where reward = 32) as best,
       (select count(*) from ledger_entry where reason = 'quiz') as paid
     from quiz_question q`,
  );
  expect(end).toMatchObject({
    ...{ state: 'told', reopened: 0, closes_at: moved?.closes_at },
    ...{ answers: PEOPLE, paid: PEOPLE },
  });
  const database = await openEmbedded({ folder: settings['EMCEE_DATA'] ?? '' });
  expect(await auditOf(database)).toEqual([]);
  await database.close();
  expect(bot.output()).not.toContain(SECRET);
});
