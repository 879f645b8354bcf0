import { integer, optional, text } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import { isVisible, shorten } from '../../../chat/text.ts';
import { arm, CARD, disarm, later, NUDGE, questionIn, SETTLE, saveQuestion } from '../ask/state.ts';
import type { Question } from '../ask/store.ts';
import type { Asked } from '../asked.ts';
import { expertsOn, tell } from '../experts/route.ts';
import { op, topicIn } from '../op.ts';
import { refBefore, takesAnswers } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { nameOf } from './acceptance.ts';
import { changeAnswer } from './change.ts';
import { type Answer, type AnswerName, answerSources, answers } from './store.ts';

/** A list of a few answers still fits one message. */
const ANSWER_TEXT = 1500;

/** `question` stands last: in chat the words are all there is, and they begin with the number. */
export const give = op.command({
  name: 'answer',
  called: ['回答'],
  texts: (say) => say.answer,
  for: 'member',
  answers: 'openly',
  options: {
    text: text({ max: ANSWER_TEXT, long: true }),
    question: optional(integer({ min: 1, max: 999_999_999 })),
  },
  async run(asked, work) {
    const { options, under, say } = asked;
    const here = under?.kind === CARD ? Number(under.record) : undefined;
    const known = options.question ?? here;
    const written = options.question === undefined && refBefore(options.text, known === undefined);
    const question = written ? written.question : known;
    const words = written ? written.text : options.text;
    if (question === undefined) return { text: say.whichQuestion };
    const given = await giveAnswer(asked, work, { question, text: words, source: undefined });
    if (given.is === 'refused') return { text: given.why };
    const { answer, name, about } = given;
    const by = name === '' ? '' : `\n${say.askedBy({ name })}`;
    return {
      title: say.answerTitle({ name: nameOf(answer), question: excerptOf(about) }),
      text: `${answer.text}${by}`,
      buttons: judging(say, answer),
      // A platform may show who ran a command beside what it says openly.
      ...(name === '' && { secret: true }),
    };
  },
});

/** The card's button asks for the words, by a form where there are forms. */
export const tapToAnswer = op.press({
  name: 'q-answer',
  card: CARD,
  for: 'member',
  answers: 'openly',
  options: {},
  starts: 'answer',
  gives: (record) => ({ question: record }),
  run: async ({ say }) => ({ text: say.whichQuestion }),
});

/** The same from a message that is no card: what an expert is sent in private. */
export const tapToAnswerThat = op.press({
  name: 'q-answer-to',
  for: 'member',
  answers: 'openly',
  options: { question: integer({ min: 1, max: 999_999_999 }) },
  starts: 'answer',
  gives: (_, { question }) => ({ question: String(question) }),
  run: async ({ say }) => ({ text: say.whichQuestion }),
});

/** A reply to the card is an answer; the message edited later changes it. */
export const replyToAnswer = op.reply({
  card: CARD,
  for: 'member',
  answers: 'openly',
  async run(asked, work, said) {
    const { say, record } = asked;
    const { message: source, text: words } = said;
    const known = source === undefined ? undefined : await work.get(answerSources, source);
    if (known !== undefined) return edited(asked, work, known, words);
    if (said.edited) return { text: '' };
    const given = await giveAnswer(asked, work, { question: Number(record), text: words, source });
    if (given.is === 'refused') return { text: given.why };
    return {
      text: say.noted({ name: nameOf(given.answer) }),
      buttons: judging(say, given.answer),
    };
  },
});

/** A message that was edited is spoken of only when the answer stays as it was. */
async function edited(asked: Asked, work: Work, known: AnswerName, words: string): Promise<Reply> {
  const why = unreadable(asked, words);
  if (why !== undefined) return { text: why };
  await changeAnswer(asked, work, known, words);
  return { text: '' };
}

/** What stands under an answer. Who may use which is asked at the tap. */
function judging(say: Texts, { questionId, number }: Answer): Button[] {
  return [
    { does: 'press', label: say.helpful, press: pressOf('q-vote', questionId, number) },
    { does: 'press', label: say.acceptButton, press: pressOf('q-accept', questionId, number) },
  ];
}

/** So much of a question as tells which one it is. */
const excerptOf = ({ text }: Question) => shorten(text.replace(/\s+/g, ' '), 80);

type Given =
  | { readonly is: 'refused'; readonly why: string }
  /** `name` is the author's, or empty where the asker has none */
  | {
      readonly is: 'given';
      readonly answer: Answer;
      readonly name: string;
      readonly about: Question;
    };

type Words = {
  readonly question: number;
  readonly text: string;
  readonly source: string | undefined;
};

async function giveAnswer(asked: Asked, work: Work, it: Words): Promise<Given> {
  const { community, member } = asked;
  const question = await questionIn(work, community.id, it.question);
  const isExpert =
    question?.topic !== undefined && (await expertsOn(work, asked, question.topic)).has(member.id);
  const why = refusal(asked, question, it, isExpert);
  if (question === undefined || why !== undefined) return { is: 'refused', why: why ?? '' };
  const answer: Answer = {
    ...{ questionId: question.id, number: question.numbered + 1, authorId: member.id },
    ...{ text: it.text.trim(), expert: isExpert, votes: 0, state: 'standing' },
    ...{ source: it.source, at: work.now, editedAt: undefined },
  };
  await keep(asked, work, question, answer);
  const isNameless = question.anonymous && member.id === question.askerId;
  return { is: 'given', answer, name: isNameless ? '' : member.name, about: question };
}

async function keep(asked: Asked, work: Work, question: Question, answer: Answer): Promise<void> {
  const { member, settings } = asked;
  const { id, askerId } = question;
  const { source } = answer;
  const isAsker = member.id === askerId;
  work.put(answers, answer);
  if (source !== undefined) work.put(answerSources, { ...answer, source });
  const counts = { numbered: answer.number, answers: question.answers + 1 };
  const touchedAt = isAsker ? work.now : question.touchedAt;
  saveQuestion(work, { ...question, ...counts, touchedAt });
  disarm(work, NUDGE, id);
  // An expert is paid also when the asker, having read the answer, says nothing more.
  if (question.price > 0 && question.answers === 0)
    arm(work, SETTLE, id, later(work.now, settings.silence));
  if (!isAsker) await tellAsker(asked, work, question, answer);
}

function refusal(
  { say, settings, locale, member }: Asked,
  question: Question | undefined,
  it: Words,
  isExpert: boolean,
): string | undefined {
  if (question === undefined) return say.noQuestion({ raw: `#${it.question}` });
  // The words are given back: a form keeps none.
  if (!takesAnswers(question.state)) return say.tooLate({ id: question.id, text: it.text });
  const why = unreadable({ say }, it.text);
  if (why !== undefined) return why;
  if (question.price === 0 || question.state === 'accepted') return undefined;
  if (isExpert && member.id !== question.askerId) return undefined;
  return say.expertsOnly({ topic: topicIn(settings, question.topic ?? '', locale), text: it.text });
}

function unreadable({ say }: Pick<Asked, 'say'>, words: string): string | undefined {
  if (!isVisible(words)) return say.nothingToRead;
  return words.length > ANSWER_TEXT ? say.tooLong({ max: ANSWER_TEXT }) : undefined;
}

async function tellAsker(asked: Asked, work: Work, question: Question, answer: Answer) {
  const { community, member } = asked;
  await tell(work, community, `question/answer/${nameOf(answer)}`, question.askerId, (say) => ({
    text: `${say.answered({ name: nameOf(answer), question: excerptOf(question) })}\n\n${answer.text}\n${say.askedBy({ name: member.name })}`,
    buttons: judging(say, answer),
  }));
}
