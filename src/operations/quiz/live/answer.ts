import type { Asking } from '../../../bot/command.ts';
import { integer, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { letterOf, placesOf } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { type Answer, answers } from './answers/store.ts';
import { QUESTION } from './flow.ts';
import { runningNow } from './reading/store.ts';
import { type Question, type QuestionKey, questions } from './store.ts';

type Asked = Pick<Asking, 'member' | 'community'> & { readonly say: Texts };

/** A tap on an option: locked at once, or one of several that are locked together. */
export const pick = op.press({
  name: 'quiz-pick',
  card: QUESTION,
  for: 'member',
  answers: 'privately',
  options: { place: integer({ min: 0, max: 7 }) },
  run: (asked, work) =>
    toQuestion(asked, work, keyIn(asked.record), async (question, before) => {
      const { place } = asked.options;
      const { say } = asked;
      if (place >= placesOf(question.body) || question.body.kind === 'typed')
        return { text: say.noQuestion };
      if (question.body.kind !== 'multiple')
        return lock(asked, work, question, { picks: [place], words: undefined });
      const picked = before?.picks ?? [];
      const picks = picked.includes(place)
        ? picked.filter((one) => one !== place)
        : [...picked, place].sort((a, b) => a - b);
      const said = { picks, words: undefined, locked: false };
      work.put(answers, answerTo(asked, work, question, said));
      return { text: say.chosen({ letters: picks.map(letterOf) }) };
    }),
});

export const lockIn = op.press({
  name: 'quiz-lock',
  card: QUESTION,
  for: 'member',
  answers: 'privately',
  options: {},
  run: (asked, work) =>
    toQuestion(asked, work, keyIn(asked.record), async (question, before) => {
      const picks = before?.picks ?? [];
      if (picks.length === 0) return { text: asked.say.nothingChosen };
      return lock(asked, work, question, { picks, words: undefined });
    }),
});

/** Its button asks for the words: in a form, or by a question. */
export const write = op.press({
  name: 'quiz-write',
  card: QUESTION,
  for: 'member',
  answers: 'privately',
  options: {},
  starts: 'quiz answer',
  run: async ({ say }) => ({ text: say.noQuestion }),
});

export const answer = op.command({
  name: 'quiz answer',
  texts: (say) => say.answer,
  for: 'member',
  answers: 'privately',
  options: { answer: text({ max: 100 }) },
  async run(asked, work) {
    const { say, community, spaces, options } = asked;
    const found = await work.get(runningNow, community.id);
    const here = spaces[0]?.name;
    const quiz = found?.quizzes.findLast(
      (one) => one.state === 'running' && (here === undefined || one.spaces.includes(here)),
    );
    if (quiz === undefined) return { text: say.noQuestion };
    return toQuestion(asked, work, { quizId: quiz.id, n: quiz.current }, async (question) =>
      question.body.kind === 'typed'
        ? lock(asked, work, question, { picks: [], words: options.answer })
        : { text: say.tapInstead },
    );
  },
});

function keyIn(record: string): QuestionKey {
  const [quizId = 0, n = 0] = record.split('/').map(Number);
  return { quizId, n };
}

/**
 * What answers, as long as the question is open and nothing is locked. The deadline is when the server
 * received it. Nothing here tells whether an answer is right.
 */
async function toQuestion(
  { member, community, say }: Asked,
  work: Work,
  key: QuestionKey,
  take: (question: Question, before: Answer | undefined) => Promise<Reply>,
): Promise<Reply> {
  const [question, before] = await Promise.all([
    work.get(questions, key),
    work.get(answers, { ...key, memberId: member.id }),
  ]);
  if (question?.communityId !== community.id || question.state === 'ahead')
    return { text: say.noQuestion };
  if (question.state === 'void') return { text: say.isVoid };
  const own = before && say.own({ letters: lettersOf(question, before, say), words: before.words });
  const late = work.now.getTime() - (question.closesAt ?? work.now).getTime();
  if (late >= 0 || question.state !== 'open')
    return { text: say.late({ ms: Math.max(0, late), own }) };
  if (before?.locked) return { text: say.lockedAlready({ own: own ?? '' }) };
  return take(question, before);
}

function lettersOf({ body }: Question, { picks }: Answer, say: Texts): string[] {
  return body.kind === 'truth' ? picks.map((place) => say.truth[place] ?? '') : picks.map(letterOf);
}

type Said = Pick<Answer, 'picks' | 'words' | 'locked'>;

function answerTo({ member }: Asked, work: Work, question: Question, said: Said): Answer {
  const { quizId, n, openedAt } = question;
  const took = Math.max(0, work.now.getTime() - (openedAt ?? work.now).getTime());
  const own = { quizId, n, memberId: member.id, at: work.now, took };
  return { ...own, ...said, right: undefined, points: 0 };
}

function lock(asked: Asked, work: Work, question: Question, said: Omit<Said, 'locked'>): Reply {
  const locked = answerTo(asked, work, question, { ...said, locked: true });
  work.put(answers, locked);
  const { say } = asked;
  return {
    text: say.locked({
      own: say.own({ letters: lettersOf(question, locked, say), words: said.words }),
    }),
  };
}
