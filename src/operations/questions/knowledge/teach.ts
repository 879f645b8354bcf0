import { integer, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { wordings } from '../ask/store.ts';
import { op } from '../op.ts';
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

export const edit = op.command({
  name: 'teach edit',
  texts: (say) => say.teachEdit,
  for: 'helper',
  answers: 'privately',
  options: { entry, answer: text({ max: BODY, long: true }) },
  async run({ community, member, say, options }, work) {
    const known = await entryIn(work, community.id, options.entry);
    if (known === undefined) return { text: say.noEntry({ id: options.entry }) };
    const { id, body } = known;
    work.add(wordings, {
      ...{ kind: 'faq', record: id, number: 0, text: body },
      ...{ byId: member.id, at: work.now },
    });
    keep(work, { ...known, body: options.answer, editedAt: work.now });
    return { text: say.taughtAnew({ id, title: known.title }) };
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
    if (known === undefined) return { text: say.noEntry({ id: options.entry }) };
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
