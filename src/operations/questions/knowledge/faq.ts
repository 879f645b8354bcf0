import { choice, integer, optional, text } from '../../../bot/option.ts';
import { foundButton } from '../ask/ask.ts';
import { op } from '../op.ts';
import { pagesOf } from '../rule.ts';
import { foundLike } from './found.ts';
import { faqListed, type KnownRow, knownOf } from './store.ts';

const FOUND = 5;

/** What is known about something, or, of nothing in particular, all entries. */
export const faq = op.lookup({
  name: 'faq',
  texts: (say) => say.faq,
  for: 'member',
  answers: 'privately',
  options: {
    about: optional(text({ max: 300 })),
    page: optional(integer({ min: 1, max: 10_000 })),
  },
  async run({ community, say, options: { about, page = 1 } }, { sql }) {
    if (about === undefined) {
      const { lines, total } = await faqListed(sql, community.id, page);
      const pages = pagesOf(total);
      if (page > pages) return { text: say.noPage({ pages }) };
      if (total === 0) return { text: say.noEntries };
      const text = lines.map(({ id, title }) => `${id}. ${title}`).join('\n');
      return {
        title: say.faqTitle({ page, pages }),
        text,
        buttons: lines.map((one) => foundButton(one)),
      };
    }
    const found = await foundLike(sql, { communityId: community.id, text: about, limit: FOUND });
    const [first] = found;
    if (first === undefined) return { text: say.nothingFound({ about }) };
    if (found.length === 1) return shown(first);
    return {
      title: say.foundTitle,
      text: say.foundPick,
      buttons: found.map((one) => foundButton(one)),
    };
  },
});

/** Shows what a button of a list, or of an offer, names. */
export const tapFound = op.glance({
  name: 'q-found',
  for: 'member',
  answers: 'privately',
  options: { kind: choice('question', 'faq'), id: integer({ min: 1, max: 999_999_999 }) },
  async run({ community, say, options }, { sql }) {
    const [found] = await knownOf(sql, community.id, [options]);
    return found === undefined ? { text: say.notKnownAnyMore } : shown(found);
  },
});

function shown({ kind, id, title, body, author }: KnownRow) {
  const head = kind === 'question' ? `#${id} ${title}` : title;
  const by = author === null ? '' : `\n— ${author}`;
  return { text: [{ is: 'strong' as const, text: head }, `\n\n${body}${by}`] };
}
