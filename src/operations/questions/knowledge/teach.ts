import { whenOf } from '../../../agenda/when.ts';
import { integer, optional, text } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import type { Work } from '../../../bot/work.ts';
import { declined } from '../../../chat/reply.ts';
import { BODY_OF_ENTRY, TITLE_OF_ENTRY, wordings } from '../ask/store.ts';
import { op } from '../op.ts';
import { entryHistoryOf, hasEntry } from '../reading/history/store.ts';
import { FORMER_A_PAGE } from '../rule.ts';
import { entries } from '../search/store.ts';
import { type FaqEntry, faqEntries, faqNumbers } from './store.ts';

const TITLE = 200;
const BODY = 2000;
const entry = integer({ min: 1, max: 999_999_999 });

export const add = op.command({
  name: 'teach add',
  texts: (say) => say.teachAdd,
  for: 'helper',
  answers: 'privately',
  options: { title: text({ max: TITLE }), answer: text({ max: BODY, long: true }) },
  async run({ community, member, say, options }, work) {
    const id = await work.next(faqNumbers);
    const about = { id, communityId: community.id, addedBy: member.id, addedAt: work.now };
    keep(work, {
      ...{ ...about, title: options.title, body: options.answer },
      ...{ editedAt: undefined, removedAt: undefined },
    });
    return { text: say.taught({ id, title: options.title }) };
  },
});

/** Its words may be the answer's, the title's, or both. */
export const edit = op.command({
  name: 'teach edit',
  texts: (say) => say.teachEdit,
  for: 'helper',
  answers: 'privately',
  options: {
    entry,
    answer: optional(text({ max: BODY, long: true })),
    title: optional(text({ max: TITLE })),
  },
  async run({ community, member, say, options }, work) {
    const known = await entryIn(work, community.id, options.entry);
    if (known === undefined) return declined(say.noEntry({ id: options.entry }));
    const { title = known.title, answer: body = known.body } = options;
    if (title === known.title && body === known.body) return declined(say.teachWhat(known));
    const about = { kind: 'faq', record: known.id, byId: member.id, at: work.now } as const;
    if (title !== known.title)
      work.add(wordings, { ...about, number: TITLE_OF_ENTRY, text: known.title });
    if (body !== known.body)
      work.add(wordings, { ...about, number: BODY_OF_ENTRY, text: known.body });
    keep(work, { ...known, title, body, editedAt: work.now });
    return { text: say.taughtAnew({ id: known.id, title }) };
  },
});

/** How an entry read before it was changed. */
export const history = op.lookup({
  name: 'teach history',
  texts: (say) => say.teachHistory,
  for: 'helper',
  answers: 'privately',
  options: { entry, page: optional(integer({ min: 1, max: 10_000 })) },
  async run({ community, say, options: { entry: id, page = 1 } }, { sql }) {
    if (!(await hasEntry(sql, community.id, id))) return declined(say.noEntry({ id }));
    const { former, total } = await entryHistoryOf(sql, id, page);
    if (total === 0) return { text: say.entryNeverChanged({ id }) };
    const pages = pagesOf(total, FORMER_A_PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    const lines = former.map(({ number, text: words, by, at }) =>
      say.former({
        name: number === TITLE_OF_ENTRY ? say.itsTitle : say.itsAnswer,
        ...{ text: words, by, at: whenOf(at, community.zone) },
      }),
    );
    return { title: say.entryHistoryTitle({ id, page, pages }), text: lines.join('\n') };
  },
});

export const remove = op.command({
  name: 'teach remove',
  texts: (say) => say.teachRemove,
  for: 'helper',
  answers: 'privately',
  options: { entry },
  async run({ community, say, options }, work) {
    const known = await entryIn(work, community.id, options.entry);
    if (known === undefined) return declined(say.noEntry({ id: options.entry }));
    keep(work, { ...known, removedAt: work.now });
    return { text: say.untaught({ id: known.id, title: known.title }) };
  },
});

async function entryIn(work: Work, communityId: string, id: number): Promise<FaqEntry | undefined> {
  const found = await work.get(faqEntries, id);
  return found?.communityId === communityId && found.removedAt === undefined ? found : undefined;
}

function keep(work: Work, it: FaqEntry): void {
  work.put(faqEntries, it);
  const { communityId, id, title, body, removedAt } = it;
  const gone = removedAt !== undefined;
  work.add(entries, { communityId, kind: 'faq', id, title, body, ...(gone && { gone }) });
}
