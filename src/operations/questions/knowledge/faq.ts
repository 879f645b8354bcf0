import { choice, integer, optional, text } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import type { Reading } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { shorten } from '../../../chat/text.ts';
import type { Asked } from '../asked.ts';
import { op } from '../op.ts';
import { PAGE } from '../rule.ts';
import { foundLike } from './found.ts';
import { foundButton, shown } from './shown.ts';
import { type KnownRow, knownListed, knownOf } from './store.ts';

const FOUND = 5;
/** so much of a title stands in a list */
const TITLE = 120;

/** What is known about something, or, of nothing in particular, all of it. */
export const faq = op.lookup({
  name: 'faq',
  called: ['常见问题', '问答', '搜索', '查找'],
  texts: (say) => say.faq,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: {
    about: optional(text({ max: 300 })),
    page: optional(integer({ min: 1, max: 10_000 })),
  },
  async run({ options: { about, page = 1 }, ...asked }, { sql }) {
    if (about === undefined) return listed(asked, sql, page);
    const { community, say } = asked;
    const found = await foundLike(sql, { communityId: community.id, text: about, limit: FOUND });
    const [first] = found;
    if (first === undefined) return { text: say.nothingFound({ about }) };
    if (found.length === 1) return shown(asked, sql, first);
    const buttons = found.map((one) => foundButton(say, one));
    return { title: say.foundTitle, text: say.foundPick, buttons };
  },
});

async function listed(
  { community, say }: Asked,
  sql: Reading['sql'],
  page: number,
): Promise<Reply> {
  const { lines, total } = await knownListed(sql, community.id, page);
  const pages = pagesOf(total, PAGE);
  if (page > pages) return { text: say.noPage({ pages }) };
  if (total === 0) return { text: say.noEntries };
  return {
    title: say.faqTitle({ page, pages }),
    text: lines.map(lineOf).join('\n'),
    buttons: lines.map((one) => foundButton(say, one)),
  };
}

function lineOf({ kind, id, title }: KnownRow): string {
  const words = shorten(title.replace(/\s+/g, ' '), TITLE);
  return kind === 'faq' ? `${id}. ${words}` : `#${id} ${words}`;
}

/** Shows what a button of a list, or of an offer, names. */
export const tapFound = op.glance({
  name: 'q-found',
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: {
    kind: choice({ question: [], open: [], faq: [] }),
    id: integer({ min: 1, max: 999_999_999 }),
  },
  async run({ options: { kind, id }, ...asked }, { sql }) {
    const { community, say } = asked;
    // A question that was open when it was offered may be solved by now.
    const wanted =
      kind === 'open'
        ? [
            { kind, id },
            { kind: 'question' as const, id },
          ]
        : [{ kind, id }];
    const [found] = await knownOf(sql, community.id, wanted);
    return found === undefined ? { text: say.notKnownAnyMore } : shown(asked, sql, found);
  },
});
