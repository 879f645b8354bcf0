import { whenOf } from '../../../agenda/when.ts';
import { integer, named, optional } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import type { Reading } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { shorten } from '../../../chat/text.ts';
import { listFor } from '../answers/list.ts';
import type { Asked } from '../asked.ts';
import { op, topicIn } from '../op.ts';
import { type Former, historyOf } from '../reading/history/store.ts';
import { askerOf, type Listed, loadQuestion, type Shown, unansweredIn } from '../reading/store.ts';
import { suggestQuestions } from '../reading/suggest.ts';
import { FORMER_A_PAGE, PAGE, readRef } from '../rule.ts';

const REF = 20;

/** Stands openly, so the timetable can read it aloud. */
export const unanswered = op.lookup({
  name: 'unanswered',
  called: ['待回答'],
  texts: (say) => say.unanswered,
  for: 'member',
  answers: 'openly',
  options: { page: optional(integer({ min: 1, max: 10_000 })) },
  async run(asked, { sql }) {
    const { community, say, options } = asked;
    const { page = 1 } = options;
    const { lines, total } = await unansweredIn(sql, community.id, page);
    const pages = pagesOf(total, PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    if (total === 0) return { text: say.allAnswered };
    return {
      title: say.unansweredTitle({ total, page, pages }),
      text: `${lines.map((line) => lineOf(asked, line)).join('\n')}\n\n${say.howToAnswer}`,
    };
  },
});

function lineOf({ say, settings, community }: Asked, it: Listed): string {
  const topic = it.topic === null ? undefined : topicIn(settings, it.topic, say.locale);
  const text = shorten(it.text.replace(/\s+/g, ' '), 120);
  return say.waiting({ ...it, text, topic, since: whenOf(it.askedAt, community.zone) });
}

export const show = op.lookup({
  name: 'question show',
  texts: (say) => say.show,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: { question: named({ max: REF }), page: optional(integer({ min: 1, max: 99_999 })) },
  suggest: { question: suggestQuestions(['open', 'accepted', 'closed']) },
  async run(asked, { sql }) {
    const { options, say, community } = asked;
    const ref = readRef(options.question);
    const question = ref && (await loadQuestion(sql, community.id, ref.question));
    if (question === undefined || question.state === 'withdrawn')
      return declined(say.noQuestion({ raw: options.question }));
    return questionPage(asked, sql, question, options.page ?? 1);
  },
});

/** A question and so many of its answers. */
export async function questionPage(
  asked: Asked,
  sql: Reading['sql'],
  { id, text, asker }: Shown,
  page: number,
): Promise<Reply> {
  const { say } = asked;
  const list = await listFor(asked, sql, id, page);
  const by = asker === undefined ? say.askedAnonymously : say.askedBy({ name: asker });
  return withHead(list, `#${id} ${text}\n${by}`);
}

function withHead({ title, text, ...rest }: Reply, head: string): Reply {
  const lines = [head, title, text].filter((line) => line !== undefined);
  return { ...rest, text: lines.join('\n\n') };
}

/** How a question and its answers read before they were changed. */
export const history = op.lookup({
  name: 'question history',
  texts: (say) => say.history,
  for: 'member',
  answers: 'privately',
  options: { question: named({ max: REF }), page: optional(integer({ min: 1, max: 10_000 })) },
  suggest: { question: suggestQuestions(['open', 'accepted', 'closed']) },
  async run(asked, { sql }) {
    const { options, say, community } = asked;
    const { page = 1 } = options;
    const ref = readRef(options.question);
    const question = ref && (await loadQuestion(sql, community.id, ref.question));
    if (question === undefined || question.state === 'withdrawn')
      return declined(say.noQuestion({ raw: options.question }));
    const { id } = question;
    const { former, total } = await historyOf(sql, id, page);
    if (total === 0) return { text: say.neverChanged({ name: `#${id}` }) };
    const pages = pagesOf(total, FORMER_A_PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    const lines = former.map((it) => formerly(asked, id, it));
    return { title: say.historyTitle({ id, page, pages }), text: lines.join('\n') };
  },
});

function formerly({ say, community }: Asked, id: number, { kind, number, ...it }: Former): string {
  const name = kind === 'question' ? `#${id}` : `#${id}.${number}`;
  const by = it.by === '' ? say.theAsker : it.by;
  return say.former({ name, text: it.text, by, at: whenOf(it.at, community.zone) });
}

const revealed = {
  name: 'asker',
  texts: (say: Asked['say']) => say.asker,
  answers: 'privately',
  options: { question: named({ max: REF }) },
} as const;

/** Who asked, where the community lets helpers know, or admins alone. */
export const askerForHelpers = op.lookup({
  ...revealed,
  for: 'helper',
  when: ({ reveal }) => reveal === 'helpers',
  run: ({ options, ...asked }, { sql }) => reveal(asked, sql, options.question),
});
export const askerForAdmins = op.lookup({
  ...revealed,
  for: 'admin',
  when: ({ reveal }) => reveal === 'admins',
  run: ({ options, ...asked }, { sql }) => reveal(asked, sql, options.question),
});

async function reveal({ community, say }: Asked, sql: Reading['sql'], raw: string): Promise<Reply> {
  const ref = readRef(raw);
  const question = ref && (await loadQuestion(sql, community.id, ref.question));
  if (question === undefined) return declined(say.noQuestion({ raw }));
  const name = (await askerOf(sql, question.id)) ?? '?';
  return { text: say.askedByTruly({ id: question.id, name }), secret: true };
}
