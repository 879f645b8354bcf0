import { whenOf } from '../../../agenda/when.ts';
import type { Community } from '../../../bot/community.ts';
import { integer, named, optional } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import { reasonIn } from '../../../bot/texts/reasons.ts';
import type { Reading } from '../../../bot/work.ts';
import type { Locale } from '../../../chat/locale.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { plain, shorten } from '../../../chat/text.ts';
import { keepingWith } from '../../../outbox/keeping.ts';
import { op } from '../op.ts';
import { keyOf, PAGE } from '../rule.ts';
import { listPosts, postById } from '../store.ts';
import type { Texts } from '../texts/en.ts';
import { type Receipt, type Run, receiptsOf, receiptsOfRuns, runsOf } from './store.ts';

type Shown = {
  readonly community: Community;
  readonly say: Texts;
  readonly locale: Locale;
  readonly page: number;
};

/** Where a post stands, or what the runs of an entry came to, and why what failed did. */
export const receipts = op.lookup({
  name: 'receipts',
  texts: (say) => say.receipts,
  for: 'planner',
  answers: 'privately',
  options: { of: named(), page: optional(integer({ min: 1, max: 10_000 })) },
  suggest: {
    of: async ({ community }, { sql }) => {
      const { posts } = await listPosts(sql, community.id, { limit: 5, offset: 0 });
      return [...community.timetable.map(({ name }) => name), ...posts.map(({ id }) => String(id))];
    },
  },
  async run({ community, say, locale, options: { of, page = 1 } }, reading) {
    const shown = { community, say, locale, page };
    const lower = of.toLowerCase();
    const entry = community.timetable.find(({ name }) => name.toLowerCase() === lower);
    if (entry !== undefined) return ofEntry(entry.name, shown, reading);
    const id = /^#?(\d{1,9})$/.exec(of)?.[1];
    const reply = id === undefined ? undefined : await ofPost(Number(id), shown, reading);
    return reply ?? declined(say.unknownReceipt({ of }));
  },
});

async function ofPost(id: number, shown: Shown, { sql }: Reading): Promise<Reply | undefined> {
  const { community, say, page } = shown;
  const post = await postById(sql, community.id, id);
  if (post === undefined) return undefined;
  const all = await receiptsOf(
    sql,
    community.id,
    post.spaces.map((space) => keyOf(id, space)),
  );
  const pages = pagesOf(all.length, LINES);
  if (page > pages) return declined(say.noPage({ pages }));
  const cut = all.slice((page - 1) * LINES, page * LINES);
  return {
    title: say.receiptsTitle({ of: say.postName({ id }), page, pages }),
    text: cut.length === 0 ? say.noReceipts : cut.map((one) => lineOf(one, shown)).join('\n'),
  };
}

/** Of one post on a page. */
const LINES = 20;
/** Of one run, so that one that met many spaces leaves room for others. */
const RUN_LINES = 6;

async function ofEntry(entry: string, shown: Shown, reading: Reading): Promise<Reply> {
  const { community, say, page } = shown;
  const { sql } = reading;
  const cut = { limit: PAGE, offset: (page - 1) * PAGE };
  const { total, runs } = await runsOf(sql, community.id, entry, cut);
  const pages = pagesOf(total, PAGE);
  if (page > pages) return declined(say.noPage({ pages }));
  if (total === 0) return { text: say.noRuns({ entry }) };
  const ids = runs.map(({ id }) => id);
  const all = await receiptsOfRuns(sql, community.id, ids);
  const parts = runs.map((run) =>
    [headOf(run, shown, reading), ...some(all.get(run.id) ?? [], shown)].join('\n'),
  );
  return { title: say.receiptsTitle({ of: entry, page, pages }), text: parts.join('\n\n') };
}

function headOf({ at, state, reason, reply }: Run, shown: Shown, { seal }: Reading): string {
  const { say, locale, community } = shown;
  const said = reply === null ? undefined : keepingWith(seal).recall(reply);
  const words = reason === undefined ? plain(said?.text ?? '') : reasonIn(locale, reason);
  return say.run({ at: whenOf(at, community.zone), state, words: shorten(words.trim(), 200) });
}

/** What went wrong comes first. */
function some(all: readonly Receipt[], shown: Shown): string[] {
  const isBad = ({ state }: Receipt) => state === 'failed' || state === 'unsure';
  const sorted = [...all.filter(isBad), ...all.filter((one) => !isBad(one))];
  const lines = sorted.slice(0, RUN_LINES).map((one) => lineOf(one, shown));
  return sorted.length > RUN_LINES ? [...lines, `… +${sorted.length - RUN_LINES}`] : lines;
}

function lineOf({ reason, at, ...one }: Receipt, { say, locale, community }: Shown): string {
  const why = reason === undefined ? undefined : reasonIn(locale, reason);
  return say.receipt({ ...one, at: whenOf(at, community.zone), reason: why });
}
