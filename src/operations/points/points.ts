import { z } from 'zod';
import { localTime } from '../../agenda/zone.ts';
import { operation } from '../../bot/operation.ts';
import { choice, integer, type MemberRef, member, optional, text } from '../../bot/option.ts';
import type { Work } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import { boardPeriods } from '../../ledger/board.ts';
import type { Moved, Reversed } from '../../ledger/ledger.ts';
import type { Line } from '../../ledger/statement.ts';
import { missing, pagesOf, readEntry } from './rule.ts';
import { loadPage, loadStand, loadTop } from './store.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** Nobody may give or take more than this in one go, whatever the settings say. */
const MOST = 1_000_000;

const settings = z.strictObject({
  overdraft: z.boolean().default(false).describe('what is taken may leave a member below zero'),
  mostAtOnce: z.int().min(1).max(MOST).default(10_000).describe('for one grant or take'),
});
type Settings = z.infer<typeof settings>;

const op = operation({ name: 'points', settings, texts: { en, zh } });

const reason = text({ max: 200 });

function lineOf(say: Texts, zone: string, { at, ...line }: Line): string {
  return say.line({ ...line, date: localTime(at, zone).replace('T', ' ') });
}

const points = op.lookup({
  name: 'points',
  texts: (say) => say.points,
  for: 'member',
  answers: 'privately',
  options: {},
  async run({ member, community, say }, reading) {
    const { sums, rank, latest } = await loadStand(reading, member);
    const lines = latest.lines.map((line) => lineOf(say, community.zone, line));
    return {
      title: say.balance({ balance: sums.balance, rank }),
      text: [
        say.earned({ all: sums.earned, week: sums.week, season: sums.season }),
        ...(lines.length === 0 ? [say.noEntries] : lines),
        ...(latest.total > lines.length ? [say.more] : []),
      ].join('\n'),
    };
  },
});

const statement = op.lookup({
  name: 'statement',
  texts: (say) => say.statement,
  for: 'member',
  answers: 'privately',
  options: { page: optional(integer({ min: 1, max: 100_000 })), member: optional(member()) },
  async run({ member: asker, roles, community, say, options }, reading) {
    const whose = options.member === undefined ? asker : await reading.find(options.member);
    if (whose?.id !== asker.id && !roles.has('admin')) return { text: say.onlyAdmins };
    if (whose === undefined) return { text: say.unknownMember };
    const page = options.page ?? 1;
    const { lines, total } = await loadPage(reading, whose.id, page);
    const pages = pagesOf(total);
    if (page > pages) return { text: say.noPage({ pages }) };
    return {
      title: say.statementTitle({ name: whose.name, page, pages }),
      text: lines.map((line) => lineOf(say, community.zone, line)).join('\n') || say.noEntries,
    };
  },
});

const top = op.lookup({
  name: 'top',
  texts: (say) => say.top,
  for: 'member',
  answers: 'openly',
  options: { period: optional(choice(...boardPeriods)) },
  async run({ member, house, say, options: { period = 'all' } }, reading) {
    const { places, mine } = await loadTop(reading, member, period);
    if (places.length === 0) return { title: say.topTitle({ period }), text: say.nobody };
    const board = places.map((place) => say.place(place)).join('\n');
    const title = say.topTitle({ period });
    if (house) return { title, text: board };
    const { earned, rank } = mine;
    const { name } = member;
    const left = missing(earned, mine.next);
    const own =
      earned > 0
        ? say.yourPlace({ name, rank, earned, missing: left })
        : say.notOnBoard({ name, missing: left });
    return { title, text: `${board}\n\n${own}` };
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
    return { text: say.tooMany({ most: settings.mostAtOnce }) };
  const whom = await work.find(options.member);
  if (whom === undefined) return { text: say.unknownMember };
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
    return { text: say.insufficient({ name, balance: moved.balance }) };
  const { balance } = moved.account;
  return { text: way.done({ ...options, name, balance, entry: moved.entry }) };
}

const movement = { member: member(), points: integer({ min: 1, max: MOST }), reason };

const grant = op.command({
  name: 'grant',
  texts: (say) => say.grant,
  for: 'admin',
  answers: 'openly',
  options: movement,
  run: (asked, work) => moveBy(asked, work, { reason: 'grant', done: asked.say.granted }),
});

const take = op.command({
  name: 'take',
  texts: (say) => say.take,
  for: 'admin',
  // What somebody lost, or has left, is no news for the group.
  answers: 'privately',
  options: movement,
  run: (asked, work) => moveBy(asked, work, { reason: 'take', done: asked.say.taken }),
});

const reverse = op.command({
  name: 'reverse',
  texts: (say) => say.reverse,
  for: 'admin',
  answers: 'privately',
  options: { entry: text({ max: 20 }), reason },
  async run({ member: admin, settings, say, options }, work) {
    const entry = readEntry(options.entry);
    if (entry === undefined) return { text: say.notAnEntry({ raw: options.entry }) };
    const reversed = await work.ledger.reverse(entry, {
      key: `reverse/${work.key}`,
      note: options.reason,
      by: admin.id,
      overdraft: settings.overdraft,
    });
    return { text: toldOf(say, entry, reversed) };
  },
});

function toldOf(say: Texts, entry: number, outcome: Reversed): string {
  switch (outcome.is) {
    case 'reversed': {
      const { amount, reason: why } = outcome.past;
      return say.reversed({ past: entry, points: amount, why, entry: outcome.entry });
    }
    case 'unknown':
      return say.unknownEntry({ entry });
    case 'already':
      return say.reversedAlready({ entry });
    case 'itself-a-reversal':
      return say.isReversal({ entry });
    case 'a-link':
      return say.isLink({ entry });
    case 'insufficient':
      return say.cannotReverse({ entry, balance: outcome.balance });
  }
}

export const pointsOperation = op.with({
  commands: [points, statement, top, grant, take, reverse],
});
