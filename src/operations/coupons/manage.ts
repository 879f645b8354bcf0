import { whenOf } from '../../agenda/when.ts';
import type { Asking } from '../../bot/command.ts';
import { integer, named, optional } from '../../bot/option.ts';
import { pagesOf } from '../../bot/pages.ts';
import type { Reading, Work } from '../../bot/work.ts';
import { declined } from '../../chat/reply.ts';
import { CARD, end } from './drop-state.ts';
import { type Drop, dropRefs, drops } from './drops/store.ts';
import { op } from './op.ts';
import { type Audited, claimsOf, dropNames, findDrop, latestDrops } from './reading/store.ts';
import { isRunning, PAGE } from './rule.ts';
import type { Texts } from './texts/en.ts';

const suggestAny = async ({ community }: Asking, { sql }: Reading) =>
  dropNames(sql, community.id, { runningOnly: false });

async function dropNamed(work: Work, communityId: string, name: string) {
  const ref = await work.get(dropRefs, { communityId, name });
  return ref && work.get(drops, ref.id);
}

export const stop = op.command({
  name: 'drop stop',
  texts: (say) => say.stop,
  for: 'planner',
  answers: 'privately',
  options: { drop: named({ max: 60 }) },
  suggest: {
    drop: async ({ community }, { sql }) => dropNames(sql, community.id, { runningOnly: true }),
  },
  async run({ community, say, options }, work) {
    const drop = await dropNamed(work, community.id, options.drop);
    if (drop === undefined) return declined(say.unknownDrop({ name: options.drop }));
    const { name, claimed, number } = drop;
    if (!isRunning(drop.state)) return declined(say.stoppedAlready({ name }));
    await end(work, drop, 'stopped');
    return { text: say.stopped({ name, claimed, number }) };
  },
});

/** The card anew, where it was deleted or has scrolled away. */
export const post = op.command({
  name: 'drop card',
  texts: (say) => say.card,
  for: 'planner',
  answers: 'privately',
  options: { drop: named({ max: 60 }) },
  suggest: { drop: suggestAny },
  async run({ community, spaces, say, options }, work) {
    const drop = await dropNamed(work, community.id, options.drop);
    if (drop === undefined) return declined(say.unknownDrop({ name: options.drop }));
    const here = spaces.length === 0 ? drop.spaces : spaces.map(({ name }) => name);
    const key = `drop/${drop.id}/${work.key}`;
    await work.cards.post({ key, kind: CARD, record: String(drop.id), spaces: here });
    return { text: say.posted };
  },
});

export const list = op.lookup({
  name: 'drop list',
  texts: (say) => say.list,
  for: 'planner',
  answers: 'privately',
  options: {},
  async run({ community, say }, { sql }) {
    const all = await latestDrops(sql, community.id);
    if (all.length === 0) return { text: say.noDrops };
    return {
      title: say.listTitle,
      text: all.map((drop) => lineOf(drop, say, community.zone)).join('\n'),
    };
  },
});

function lineOf({ opensAt, closesAt, ...drop }: Drop, say: Texts, zone: string): string {
  return say.listed({
    ...drop,
    opens: whenOf(opensAt, zone),
    until: closesAt && whenOf(closesAt, zone),
    who: say.who(drop.segment),
  });
}

export const claimed = op.lookup({
  name: 'drop claims',
  texts: (say) => say.claims,
  for: 'planner',
  answers: 'privately',
  options: { drop: named({ max: 60 }), page: optional(integer({ min: 1, max: 100_000 })) },
  suggest: { drop: suggestAny },
  async run({ community, say, options: { drop: wanted, page = 1 } }, { sql }) {
    const drop = await findDrop(sql, community.id, wanted);
    if (drop === undefined) return declined(say.unknownDrop({ name: wanted }));
    const { name } = drop;
    const { lines, total } = await claimsOf(sql, drop.id, page);
    const pages = pagesOf(total, PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    if (total === 0) return { text: say.noClaims({ name }) };
    return {
      title: say.claimsTitle({ name, total, number: drop.number, page, pages }),
      text: lines.map((line) => auditOf(line, say, community.zone)).join('\n'),
    };
  },
});

function auditOf({ at, entry, ...line }: Audited, say: Texts, zone: string): string {
  return say.audited({ ...line, at: whenOf(at, zone), entry: entry ?? undefined });
}
