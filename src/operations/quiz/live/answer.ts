import type { Asking } from '../../../bot/command.ts';
import { carried, integer, optional, text, written } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { letterOf, placesOf } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { type Answer, answers } from './answers/store.ts';
import { QUESTION } from './flow.ts';
import { loadShown, runningNow } from './reading/store.ts';
import { type Question, type QuestionKey, questions } from './store.ts';

type Asked = Pick<Asking, 'member' | 'community' | 'spaces'> & { readonly say: Texts };

const LONGEST = 100;

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
  gives: (record) => ({ question: record }),
  run: async ({ say }) => ({ text: say.noQuestion }),
});

export const answer = op.command({
  name: 'quiz answer',
  texts: (say) => say.answer,
  for: 'member',
  answers: 'privately',
  alone: true,
  options: {
    answer: text({ max: LONGEST }),
    question: carried(optional(written({ max: 20, like: '7/3', read: keyNamed }))),
  },
  /** In private the question is not before their eyes. */
  async recalls({ question = '' }, { community, locale }, { sql }) {
    const key = keyNamed(question);
    const shown = key && (await loadShown(sql, community.id, key));
    return shown?.state === 'open' ? shown.body.ask[locale] : undefined;
  },
  async run(asked, work) {
    const { say, options } = asked;
    const key = options.question ?? (await openNow(asked, work));
    if (key === undefined) return { text: say.noQuestion };
    return toQuestion(asked, work, key, async (question) =>
      question.body.kind === 'typed'
        ? lock(asked, work, question, { picks: [], words: options.answer })
        : { text: say.tapInstead },
    );
  },
});

/** Words that reply to a question's card. Where it is answered by a tap, people talk about it. */
export const reply = op.reply({
  card: QUESTION,
  for: 'member',
  answers: 'privately',
  alone: true,
  async run(asked, work, said) {
    const key = keyIn(asked.record);
    const question = await work.get(questions, key);
    if (question?.body.kind !== 'typed' || question.state !== 'open' || said.edited)
      return { text: '' };
    if (said.text.length > LONGEST) return { text: asked.say.tooLong({ max: LONGEST }) };
    return toQuestion(asked, work, key, async (one) =>
      lock(asked, work, one, { picks: [], words: said.text }),
    );
  },
});

/** The question of the quiz where they ask; in private, of the last that waits for words, else of the last. */
async function openNow({ community, spaces }: Asked, work: Work): Promise<QuestionKey | undefined> {
  const found = await work.get(runningNow, community.id);
  const here = spaces[0]?.name;
  const keys = (found?.quizzes ?? [])
    .filter((one) => one.state === 'running' && (here === undefined || one.spaces.includes(here)))
    .map(({ id, current }): QuestionKey => ({ quizId: id, n: current }));
  if (keys.length < 2) return keys[0];
  const asked = await Promise.all(keys.map((key) => work.get(questions, key)));
  return asked.findLast((one) => one?.state === 'open' && one.body.kind === 'typed') ?? keys.at(-1);
}

function keyNamed(raw: string): QuestionKey | undefined {
  return /^#?[1-9]\d{0,8}\/[1-9]\d{0,2}$/.test(raw) ? keyIn(raw.replace('#', '')) : undefined;
}

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
  if (before?.locked) return hushed({ member, say }, before, say.lockedAlready({ own: own ?? '' }));
  return take(question, before);
}

/** What somebody wrote is not said where others read it. */
function hushed(
  { member, say }: Pick<Asked, 'member' | 'say'>,
  { words }: Pick<Answer, 'words'>,
  text: string,
): Reply {
  return { text, ...(words !== undefined && { aloud: say.lockedAloud({ name: member.name }) }) };
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
  const own = say.own({ letters: lettersOf(question, locked, say), words: said.words });
  return hushed(asked, locked, say.locked({ own }));
}
