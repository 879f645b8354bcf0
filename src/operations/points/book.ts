import { whenOf } from '../../agenda/when.ts';
import { integer, type MemberRef, member, optional, text } from '../../bot/option.ts';
import { pagesOf } from '../../bot/pages.ts';
import type { Work } from '../../bot/work.ts';
import { declined, type Reply } from '../../chat/reply.ts';
import type { Moved } from '../../ledger/ledger.ts';
import type { Line } from '../../ledger/statement.ts';
import { op } from './op.ts';
import { PAGE } from './rule.ts';
import { loadSeason } from './seasons/store.ts';
import { MOST, type Settings } from './settings.ts';
import { loadPage, loadStand } from './store.ts';
import type { Texts } from './texts/en.ts';

function lineOf(say: Texts, zone: string, { at, ...line }: Line): string {
  return say.line({ ...line, date: whenOf(at, zone) });
}

export const points = op.lookup({
  name: 'points',
  called: ['积分', '我的积分', '查积分'],
  texts: (say) => say.points,
  for: 'member',
  answers: 'privately',
  options: {},
  async run({ member, community, say }, reading) {
    const [{ sums, rank, latest }, state] = await Promise.all([
      loadStand(reading, member),
      loadSeason(reading.sql, community.id),
    ]);
    const season = state?.running === undefined ? undefined : sums.season;
    const lines = latest.lines.map((line) => lineOf(say, community.zone, line));
    return {
      title: say.balance({ balance: sums.balance, rank }),
      text: [
        say.earned({ all: sums.earned, week: sums.week, season }),
        ...(lines.length === 0 ? [say.noEntries] : lines),
        ...(latest.total > lines.length ? [say.more] : []),
      ].join('\n'),
    };
  },
});

export const statement = op.lookup({
  name: 'statement',
  called: ['明细', '积分明细'],
  texts: (say) => say.statement,
  for: 'member',
  answers: 'privately',
  options: { page: optional(integer({ min: 1, max: 100_000 })), member: optional(member()) },
  async run({ member: asker, roles, community, say, options }, reading) {
    const whose = options.member === undefined ? asker : await reading.find(options.member);
    if (whose?.id !== asker.id && !roles.has('admin')) return declined(say.onlyAdmins);
    if (whose === undefined) return declined(say.unknownMember);
    const page = options.page ?? 1;
    const { lines, total } = await loadPage(reading, whose.id, page);
    const pages = pagesOf(total, PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    return {
      title: say.statementTitle({ name: whose.name, page, pages }),
      text: lines.map((line) => lineOf(say, community.zone, line)).join('\n') || say.noEntries,
    };
  },
});

type Asked = {
  readonly member: { readonly id: number };
  readonly settings: Settings;
  readonly say: Texts;
  readonly options: {
    readonly member: MemberRef;
    readonly points: number;
    readonly reason: string;
  };
};

/** Granting and taking differ in the direction and in what is said. */
async function moveBy(
  asked: Asked,
  work: Work,
  way: {
    readonly reason: 'grant' | 'take';
    readonly done: (it: Parameters<Texts['granted']>[0]) => string;
  },
): Promise<Reply> {
  const { member: admin, settings, say, options } = asked;
  if (options.points > settings.mostAtOnce)
    return declined(say.tooMany({ most: settings.mostAtOnce }));
  const whom = await work.find(options.member);
  if (whom === undefined) return declined(say.unknownMember);
  const movement = {
    key: `${way.reason}/${work.key}`,
    memberId: whom.id,
    amount: options.points,
    reason: way.reason,
    note: options.reason,
    by: admin.id,
  };
  const moved: Moved =
    way.reason === 'grant'
      ? await work.ledger.grant(movement)
      : await work.ledger.take({ ...movement, overdraft: settings.overdraft });
  const { name } = whom;
  if (moved.is === 'insufficient')
    return declined(say.insufficient({ name, balance: moved.balance }));
  const { balance } = moved.account;
  return { text: way.done({ ...options, name, balance, entry: moved.entry }) };
}

const movement = {
  member: member(),
  points: integer({ min: 1, max: MOST }),
  reason: text({ max: 200 }),
};

export const grant = op.command({
  name: 'grant',
  texts: (say) => say.grant,
  for: 'admin',
  answers: 'openly',
  options: movement,
  run: (asked, work) => moveBy(asked, work, { reason: 'grant', done: asked.say.granted }),
});

export const take = op.command({
  name: 'take',
  texts: (say) => say.take,
  for: 'admin',
  // What somebody lost, or has left, is no news for the group.
  answers: 'privately',
  options: movement,
  run: (asked, work) => moveBy(asked, work, { reason: 'take', done: asked.say.taken }),
});
