import { timeOf } from '../../../agenda/when.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Button } from '../../../chat/reply.ts';
import { type Piece, shorten } from '../../../chat/text.ts';
import { answerButton } from '../experts/route.ts';
import { op, type Settings, topicIn } from '../op.ts';
import { loadQuestion, type Shown } from '../reading/store.ts';
import { takesAnswers } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { CARD } from './state.ts';

/** A solution on the card; the list of answers has it whole. */
const SOLUTION = 600;
/** Discord, channel resource: a thread's name. */
const THREAD_NAME = 90;

export const card = op.card({
  kind: CARD,
  load: (sql, community, record) => loadQuestion(sql, community.id, Number(record)),
  view: (question, { say, settings, community: { zone } }) => ({
    title: say.cardTitle({ id: question.id, topic: topicOf(question, say, settings) }),
    text: wordsOf(question, say, zone),
    buttons: buttonsOf(question, say),
    ...(settings.threads && { thread: threadOf(question, say) }),
  }),
});

const topicOf = ({ topic }: Shown, say: Texts, settings: Settings) =>
  topic === undefined ? undefined : topicIn(settings, topic, say.locale);

function threadOf({ id, text }: Shown, say: Texts) {
  const name = `#${id} ${shorten(text.replace(/\s+/g, ' '), THREAD_NAME)}`;
  return { name, opens: { text: say.threadOpens, buttons: [answerButton(say, id)] } };
}

/** What its asker withdrew is not shown any more. */
function wordsOf(question: Shown, say: Texts, zone: string): Piece[] {
  if (question.state === 'withdrawn') return [say.stands.withdrawn];
  const { text, asker, solution, answers, same } = question;
  const state = say.stands[question.state];
  const lines: Piece[][] = [
    [text],
    [asker === undefined ? say.askedAnonymously : say.askedBy({ name: asker })],
    [''],
    ...(same > 0 ? [[say.sameFor({ members: same })]] : []),
    ...heldOf(question, say, zone),
    [question.state === 'open' ? say.answersSoFar({ answers }) : state],
  ];
  if (solution !== undefined)
    lines.push(
      [''],
      [
        `${shorten(solution.text, SOLUTION)}\n${say.askedBy({ name: solution.author ?? say.theAsker })}`,
      ],
    );
  return lines.flatMap((line, n) => (n === 0 ? line : ['\n', ...line]));
}

function heldOf({ bounty, price, heldUntil, state }: Shown, say: Texts, zone: string): Piece[][] {
  if (state !== 'open' || heldUntil === undefined) return [];
  const until = timeOf(heldUntil, zone, say.locale);
  if (price > 0) return [[say.cardPrice({ price }), until]];
  return bounty > 0 ? [[say.cardBounty({ bounty }), until]] : [];
}

function buttonsOf({ state, answers }: Shown, say: Texts): Button[] {
  const buttons: Button[] = [];
  if (state === 'withdrawn') return buttons;
  const add = (label: string, press: string) => buttons.push({ does: 'press', label, press });
  if (takesAnswers(state))
    buttons.push({
      ...({ does: 'press', label: say.answerButton } as const),
      ...({ press: pressOf('q-answer'), tone: 'primary' } as const),
    });
  if (state === 'open') add(say.sameButton, pressOf('q-same'));
  if (answers > 0) add(say.answersButton({ answers }), pressOf('q-answers'));
  return buttons;
}
