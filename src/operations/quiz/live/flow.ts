import { weekOf } from '../../../agenda/day.ts';
import type { Community } from '../../../bot/community.ts';
import { tellRole } from '../../../bot/tell-role.ts';
import type { Work } from '../../../bot/work.ts';
import { type Settings, textsIn } from '../op.ts';
import { isRight, type Judged, pointsFor } from '../rule.ts';
import { type Answer, answers, type Sheet, sheets } from './answers/store.ts';
import { settle } from './settle.ts';
import { type Question, type QuestionKey, type Quiz, questions, quizzes } from './store.ts';

/** The board of a quiz; its record is the quiz's number. */
export const BOARD = 'quiz';
/** The card of a question; its record is `7/3`, the third question of the seventh quiz. */
export const QUESTION = 'quiz-question';
const recordOf = ({ quizId, n }: QuestionKey) => `${quizId}/${n}`;

export const BEGINS = 'quiz begins';
export const ASKS = 'quiz asks';
export const CLOSES = 'quiz closes';
export const TALLIES = 'quiz tallies';

/** What was received in time may still be on its way through the house when the time is over. */
const GRACE_MS = 1000;
/** A question that closes this late had nobody to answer to: it is opened once more. */
const AWAY_MS = 10_000;
/** After this long nobody waits for the next question. */
const STALE_MS = 3_600_000;

/** When nobody has answered any of so many questions, nobody is there. */
const PATIENCE = 2;

type Step = QuestionKey & { readonly name: typeof ASKS | typeof CLOSES | typeof TALLIES };
type Pace = Pick<Settings, 'lead' | 'pause'>;

function then(work: Work, { name, quizId, n }: Step, when: Date, how = ''): void {
  const key = `${name}/${quizId}/${n}${how}`;
  work.agenda.at({ key, name, when, payload: { quiz: quizId, n } });
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

function saveQuiz(work: Work, quiz: Quiz): void {
  work.put(quizzes, quiz);
  work.cards.changed(BOARD, String(quiz.id));
}

export function saveQuestion(work: Work, question: Question): void {
  work.put(questions, question);
  work.cards.changed(QUESTION, recordOf(question));
}

export function planned(work: Work, { id, startsAt }: Quiz): void {
  work.agenda.at({
    key: `${BEGINS}/${id}`,
    name: BEGINS,
    when: startsAt,
    payload: { quiz: id },
  });
}

/** Announces it; the first question comes after the lead. */
export async function begin(work: Work, quiz: Quiz, { lead }: Pace): Promise<void> {
  saveQuiz(work, { ...quiz, state: 'running', week: weekOf(work.today) });
  await work.cards.post(boardOf(quiz, 'board'));
  then(work, { name: ASKS, quizId: quiz.id, n: 1 }, later(work.now, lead));
}

const boardOf = ({ id, spaces }: Quiz, what: string) => ({
  key: `quiz/${id}/${what}`,
  kind: BOARD,
  record: String(id),
  spaces,
});

/** A surprise comes in its time or not at all: long after it nobody expects it. */
export async function beginPlanned(
  work: Work,
  community: Community,
  quiz: Quiz,
  pace: Pace,
): Promise<void> {
  if (!isStale(work, quiz.startsAt)) return begin(work, quiz, pace);
  await stop(work, quiz);
  await tellRole('admin', community, work, `quiz/${quiz.id}/missed`, (to) => ({
    text: textsIn(to).missed({ id: quiz.id, quiz: quiz.title[to] }),
  }));
}

/** Opens the next question, unless the bot was away for so long that nobody waits for it. */
export async function askNext(
  work: Work,
  community: Community,
  { quizId, n }: QuestionKey,
): Promise<void> {
  const [quiz, before] = await Promise.all([
    work.get(quizzes, quizId),
    work.get(questions, { quizId, n: n - 1 }),
  ]);
  const isNext = quiz?.state === 'running' && n === quiz.current + 1;
  // When all were asked there is nothing to wait for.
  if (isNext && n <= quiz.count && isStale(work, before?.closesAt ?? quiz.startsAt))
    return stop(work, quiz);
  return ask(work, community, { quizId, n });
}

const isStale = ({ now }: Work, meant: Date) => now.getTime() - meant.getTime() > STALE_MS;

/** Opens the next question that counts, or ends the quiz. */
async function ask(work: Work, community: Community, { quizId, n }: QuestionKey): Promise<void> {
  const quiz = await work.get(quizzes, quizId);
  if (quiz?.state !== 'running' || n !== quiz.current + 1) return;
  if (n > quiz.count) return finish(work, community, quiz);
  const question = await work.get(questions, { quizId, n });
  saveQuiz(work, { ...quiz, current: n });
  if (question?.state !== 'ahead') return ask(work, community, { quizId, n: n + 1 });
  await open(work, quiz, question, 'asked');
}

async function open(
  work: Work,
  quiz: Quiz,
  question: Question,
  how: 'asked' | 'again',
): Promise<void> {
  const closesAt = later(work.now, quiz.seconds * 1000);
  saveQuestion(work, { ...question, state: 'open', openedAt: work.now, closesAt });
  const record = recordOf(question);
  await work.cards.post({
    key: `quiz/${record}/${how}`,
    kind: QUESTION,
    record,
    spaces: quiz.spaces,
  });
  const step = { ...question, name: CLOSES } as const;
  then(work, step, later(closesAt, GRACE_MS), how === 'again' ? '/again' : '');
}

/**
 * The time is over: from here on no answer is taken. They are judged in a unit of work of its own,
 * which sees all that were taken by then.
 */
export async function close(work: Work, { quizId, n }: QuestionKey): Promise<void> {
  const [quiz, question] = await Promise.all([
    work.get(quizzes, quizId),
    work.get(questions, { quizId, n }),
  ]);
  if (quiz?.state !== 'running' || question?.state !== 'open') return;
  const closesAt = question.closesAt ?? work.now;
  if (isStale(work, closesAt)) return stop(work, quiz);
  const late = work.now.getTime() - closesAt.getTime();
  if (late > AWAY_MS && question.reopened === 0)
    return open(work, quiz, { ...question, reopened: 1 }, 'again');
  closed(work, question);
}

function closed(work: Work, question: Question): void {
  // Its card is drawn once, when all is told.
  work.put<QuestionKey, Question>(questions, { ...question, state: 'closed' });
  then(work, { ...question, name: TALLIES }, work.now);
}

/** Its answers count for nothing. One that is open ends at once, and the next comes as it would have. */
export function voided(work: Work, question: Question): void {
  saveQuestion(work, { ...question, state: 'void' });
  if (question.state !== 'open') return;
  for (const how of ['', '/again']) work.agenda.cancel(`${CLOSES}/${recordOf(question)}${how}`);
  then(work, { ...question, name: TALLIES }, work.now);
}

/** Judges what was answered, shows what is right, and sets what comes next. */
export async function tally(work: Work, key: QuestionKey, { pause }: Pace): Promise<void> {
  const [quiz, question, sheet] = await Promise.all([
    work.get(quizzes, key.quizId),
    work.get(questions, key),
    work.get(sheets, key.quizId),
  ]);
  if (quiz === undefined || question === undefined || sheet === undefined) return;
  if (question.state !== 'closed' && question.state !== 'void') return;
  const state = question.state === 'void' ? 'void' : 'told';
  judgeAll(work, quiz, { ...question, state }, sheet);
  if (quiz.state !== 'running') return;
  if (!sheet.answers.some(isSaid) && key.n >= PATIENCE) return stop(work, quiz);
  then(work, { quizId: quiz.id, n: key.n + 1, name: ASKS }, later(work.now, pause));
}

/** Judges a question's answers, first or anew. Returns the sheet as it stands then. */
export function judgeAll(work: Work, quiz: Quiz, question: Question, sheet: Sheet): Sheet {
  const isOwn = (one: Answer) => one.n === question.n && isSaid(one);
  const judged = sheet.answers.map((one) => (isOwn(one) ? judge(quiz, question, one) : one));
  const own = judged.filter(isOwn);
  for (const one of own) work.put(answers, one);
  const right = own.filter((one) => one.right === true).length;
  saveQuestion(work, { ...question, answered: own.length, right });
  work.cards.changed(BOARD, String(quiz.id));
  const after = { ...sheet, answers: judged };
  work.put(sheets, after);
  return after;
}

/** Whoever took back all that they chose has not answered. */
const isSaid = ({ picks, words }: Answer) => picks.length > 0 || words !== undefined;

/** A choice that was not locked counts as it stood at the deadline. */
function judge({ seconds, terms }: Quiz, { body, state }: Question, answer: Answer): Answer {
  const ms = seconds * 1000;
  const took = answer.locked ? answer.took : ms;
  const right = state !== 'void' && isRight(body, answer);
  return { ...answer, took, right, points: pointsFor(right, took, ms, terms.speed) };
}

export const judgedOf = ({ answers: all }: Sheet): Judged[] =>
  all.flatMap(({ right, ...one }) => (right === undefined ? [] : [{ ...one, right }]));

async function finish(work: Work, community: Community, quiz: Quiz): Promise<void> {
  const sheet = await work.get(sheets, quiz.id);
  // In the league it counts for the week it ends in: the one it began in may have been paid by now.
  const week = weekOf(work.today);
  const ended: Quiz = { ...quiz, state: 'over', current: quiz.count, week, endedAt: work.now };
  work.cards.changed(BOARD, String(quiz.id));
  // The board stands far above by now. It goes out before what many are told of their coupons.
  await work.cards.post(boardOf(quiz, 'end'));
  const judged = judgedOf(sheet ?? { quizId: quiz.id, answers: [] });
  await settle(work, { community }, ended, judged);
}

/** Ends it without rewards. The question that is open is judged, so that the board is right. */
export async function stop(work: Work, quiz: Quiz): Promise<void> {
  work.agenda.cancel(`${BEGINS}/${quiz.id}`);
  work.agenda.cancel(`${ASKS}/${quiz.id}/${quiz.current + 1}`);
  saveQuiz(work, { ...quiz, state: 'stopped', endedAt: work.now });
  const question = await work.get(questions, { quizId: quiz.id, n: quiz.current });
  if (question?.state === 'open') closed(work, question);
}
