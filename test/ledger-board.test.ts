import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/database/database.ts';
import { positionOf, topOf } from '../src/ledger/board.ts';
import { statementOf, sumsOf } from '../src/ledger/statement.ts';
import { pointsOperation } from '../src/operations/points/points.ts';
import { openBook } from './support/book.ts';
import { embedded } from './support/services/embedded.ts';
import { postgres } from './support/services/postgres.ts';

const openers = {
  embedded,
  postgres: async () => openDatabase({ url: (await postgres()).url, folder: '' }),
};

describe.each(['embedded', 'postgres'] as const)('the account book read, %s', (kind) => {
  let db: Database;
  let book: Awaited<ReturnType<typeof openBook>>;

  const admin = { who: 'ada', roles: ['member', 'admin'] } as const;
  const about = (member: string, points: number) => ({
    member: { handle: member },
    points,
    reason: `for ${points}`,
  });
  const grant = (member: string, points: number, at?: string) =>
    book.crowd({ ...admin, run: 'grant', options: about(member, points), ...(at && { at }) });
  const take = (member: string, points: number) =>
    book.crowd({ ...admin, run: 'take', options: about(member, points) });
  const reverse = (entry: string) =>
    book.crowd({ ...admin, run: 'reverse', options: { entry, reason: 'a mistake' } });
  const idOf = async (name: string) =>
    (await db.query<{ id: number }>('select id from member where name = $1', [name]))[0]!.id;
  const board = (period: 'day' | 'week' | 'season' | 'all') => ({
    communityId: 'tea',
    period,
    today: '2026-11-22',
  });
  const names = async (period: 'day' | 'week' | 'season' | 'all', limit = 10) =>
    (await topOf(db, board(period), limit)).map((it) => `${it.rank} ${it.name} ${it.earned}`);
  const entryOf = (answer: string | undefined) => /#(\d+)/.exec(answer ?? '')?.[1] ?? '';

  beforeAll(async () => {
    db = await openers[kind]();
    book = await openBook(db, 'tea', [[pointsOperation, { mostAtOnce: 500 }]]);
    // Everybody says something once, so that all are known.
    const everybody = ['ada', 'ben', 'cai', 'dan', 'eve', 'fay'];
    for (const who of everybody)
      await book.crowd({ who, run: 'reverse', options: { entry: 'x', reason: '' } });
    await grant('ben', 30, '2026-11-15T04:00:00Z');
    await grant('cai', 20, '2026-11-21T04:00:00Z');
    await grant('dan', 20);
    await grant('eve', 10);
    await grant('eve', 10);
    await grant('fay', 90);
    await db.execute(`update member set left_at = now() where name = 'fay'`);
  });
  afterAll(() => db.close());

  test('boards: ties share a rank, who left or earned nothing is not there', async () => {
    expect(await names('all')).toEqual(['1 ben 30', '2 cai 20', '2 dan 20', '2 eve 20']);
    expect(await names('all', 2)).toEqual(['1 ben 30', '2 cai 20']);
    expect(await names('season')).toEqual(await names('all'));
    expect(await names('week')).toEqual(['1 cai 20', '1 dan 20', '1 eve 20']);
    expect(await names('day')).toEqual(['1 dan 20', '1 eve 20']);
  });

  test('where one stands', async () => {
    const stand = async (period: 'day' | 'week' | 'all', name: string) =>
      positionOf(db, board(period), await idOf(name));
    expect(await stand('all', 'ben')).toEqual({ earned: 30, rank: 1, next: undefined });
    expect(await stand('all', 'eve')).toEqual({ earned: 20, rank: 2, next: 30 });
    expect(await stand('all', 'ada')).toEqual({ earned: 0, rank: 5, next: 20 });
    expect(await stand('day', 'ben')).toEqual({ earned: 0, rank: 3, next: 20 });
    expect(await stand('week', 'dan')).toEqual({ earned: 20, rank: 1, next: undefined });
  });

  test('the board as it is told', async () => {
    const top = (who: string, period?: string) =>
      book.look({ who, run: 'top', options: period === undefined ? {} : { period } });
    expect(await top('eve')).toBe(
      'Top ten of all time\n1. ben · 30\n2. cai · 20\n2. dan · 20\n2. eve · 20\n\n' +
        'eve: rank 2 with 20 points; 10 more to draw level with the next.',
    );
    expect(await top('ben')).toContain('ben: rank 1 with 30 points, at the top.');
    expect(await top('ben', 'day')).toContain('not on it yet; 20 points to draw level');
    const later = {
      who: 'ben',
      run: 'top',
      options: { period: 'day' },
      at: '2027-01-01T12:00:00Z',
    };
    expect(await book.look(later)).toBe(
      'Top ten today\nNobody has earned points here yet. Be the first!',
    );
  });

  test('a statement is signed, the latest first, in pages', async () => {
    const id = await idOf('eve');
    const { lines, total } = await statementOf(db, id, { from: 0, limit: 1 });
    expect({ total, lines }).toEqual({
      total: 2,
      lines: [
        {
          entry: expect.any(Number),
          change: 10,
          reason: 'grant',
          note: 'for 10',
          by: 'ada',
          at: new Date('2026-11-22T04:00:00Z'),
        },
      ],
    });
    const second = await statementOf(db, id, { from: 1, limit: 1 });
    expect(second.lines[0]!.entry).toBeLessThan(lines[0]!.entry);
    expect(await sumsOf(db, await idOf('cai'), { today: '2026-11-30' })).toEqual({
      balance: 20,
      earned: 20,
      week: 0,
      season: 20,
    });
  });

  test('members read their own statement, admins any', async () => {
    const eve = { run: 'statement', options: { member: { handle: 'eve' } } };
    expect(await book.look({ who: 'ben', ...eve })).toContain('Only admins');
    const nobody = { run: 'statement', options: { member: { handle: 'nobody' } } };
    expect(await book.look({ who: 'ben', ...nobody })).toContain('Only admins');
    expect(await book.look({ ...admin, ...nobody })).toContain("I don't know this person");
    expect(await book.look({ ...admin, ...eve })).toMatch(
      /^Statement of eve\n#\d+ · 2026-11-22 12:00 · \+10 · granted: for 10 \(ada\)\n#/,
    );
    expect(await book.look({ who: 'eve', ...eve })).toContain('Statement of eve');
    const second = { who: 'eve', run: 'statement', options: { page: 2 } };
    expect(await book.look(second)).toBe('There is only one page.');
    expect(await book.look({ who: 'ada', run: 'statement' })).toContain('No points have come');
    const points = await book.look({ who: 'eve', run: 'points' });
    expect(points).toMatch(
      /^20 points · rank 2\nEarned 20 in all, 20 this week, 20 this season\.\n/,
    );
  });

  test('what is taken, and taken back', async () => {
    expect(await grant('ada', 501)).toEqual(['At most 500 points at once.']);
    expect(await take('ben', 31)).toEqual(['ben has only 30 points. Nothing was taken.']);
    const [taken] = await take('ben', 30);
    expect(taken).toMatch(/^-30 points for ben: for 30\nben now has 0 points\. \(#\d+\)$/);
    const given = entryOf((await grant('ben', 5))[0]);
    expect(await reverse(`#${given}`)).toEqual([
      expect.stringMatching(new RegExp(`^#${given} \\(5 points, granted\\) is taken back by #`)),
    ]);
    expect(await reverse(given)).toEqual([`#${given} was taken back before.`]);
    expect(await reverse('twelve')).toEqual([
      '“twelve” is no number of an entry. /statement shows them, like #17.',
    ]);
    expect(await reverse('#999999')).toEqual(['There is no entry #999999 here.']);
    const [first] = (await statementOf(db, await idOf('ben'), { from: 0, limit: 1 })).lines;
    expect(await reverse(`${first!.entry}`)).toEqual([expect.stringContaining('itself')]);
    expect(await reverse(entryOf(taken))).toEqual([expect.stringContaining('taken back by')]);
    expect(await names('all', 1)).toEqual(['1 ben 30']);
  });

  test('where the community allows it, a balance falls below zero', async () => {
    const lenient = await openBook(db, 'debts', [[pointsOperation, { overdraft: true }]]);
    const strict = await openBook(db, 'debts', [[pointsOperation, {}]]);
    await lenient.crowd({ who: 'gil', run: 'reverse', options: { entry: 'x', reason: '' } });
    const ask = { ...admin, run: 'take', options: about('gil', 7) };
    expect(await lenient.crowd(ask)).toEqual([expect.stringContaining('gil now has -7 points.')]);
    expect(await strict.crowd(ask)).toEqual([expect.stringContaining('has only -7 points')]);
    const back = { ...admin, run: 'grant', options: about('gil', 10) };
    expect(await strict.crowd(back)).toEqual([expect.stringContaining('gil now has 3 points.')]);
    expect(await strict.crowd(ask)).toEqual([expect.stringContaining('has only 3 points')]);
  });
});
