import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { checkInOperation } from '../src/operations/check-in/check-in.ts';
import { membershipOperation } from '../src/operations/membership/membership.ts';
import { pointsOperation } from '../src/operations/points/points.ts';
import { type Ask, openBook } from './support/book.ts';
import { embedded } from './support/services/embedded.ts';

/** Accounts of one person on two platforms: the second part of a name is the platform. */
let db: Database;
let book: Awaited<ReturnType<typeof openBook>>;

beforeAll(async () => {
  db = await embedded();
  book = await openBook(db, 'tea', [
    [membershipOperation, {}],
    [pointsOperation, { gift: {} }],
    [checkInOperation, { points: 5 }],
  ]);
});
afterAll(() => db.close());

const noon = (day: string) => `${day}T04:00:00Z`;
const checkIn = (who: string, day: string) => ({ who, run: 'checkin', at: noon(day) });
const link = (who: string, code?: string, at = noon('2026-11-22')) => ({
  who,
  run: 'link',
  at,
  options: code === undefined ? {} : { code },
});
async function codeOf(who: string, at?: string): Promise<string> {
  const [answer] = await book.crowd(link(who, undefined, at));
  return /\/link (\w{10})/.exec(answer ?? '')?.[1] ?? '';
}
const say = (...asks: readonly Ask[]) => book.crowd(...asks);

type Sums = { balance: number; earned: number; day_earned: number; week_earned: number };
async function stateOf(account: string) {
  const [row] = await db.query<Sums & { id: number; name: string }>(
    `select m.id, m.name, l.balance, l.earned, l.day_earned, l.week_earned from account a
     join member m on m.id = a.member_id join ledger_account l on l.member_id = m.id
     where a.external_id = $1`,
    [account],
  );
  return row!;
}

test('two accounts become one member, with the points, sums and check-ins of both', async () => {
  for (const day of ['2026-11-19', '2026-11-20']) await say(checkIn('mei:telegram', day));
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22'])
    await say(checkIn('mei:discord', day));
  const kept = await stateOf('mei:telegram');
  const gone = await stateOf('mei:discord');
  const code = await codeOf('mei:telegram');
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
  expect(
    (await db.query<{ index: string }>('select index from link_code'))[0]?.index,
  ).not.toContain(code);

  expect(await say(link('mei:discord', ` ${code.toLowerCase()} `))).toEqual([
    'Done: this account is now mei:telegram as well. Together you have 25 points, rank 1.',
  ]);
  expect(await stateOf('mei:discord')).toEqual({
    id: kept.id,
    name: 'mei:telegram',
    balance: 25,
    earned: 25,
    day_earned: 5,
    week_earned: 25,
  });
  expect(
    await db.query(
      `select m.left_at is not null as left, l.balance, l.earned, l.week_earned from member m
       join ledger_account l on l.member_id = m.id where m.id = $1`,
      [gone.id],
    ),
  ).toEqual([{ left: true, balance: 0, earned: 0, week_earned: 0 }]);
  expect(
    await db.query('select amount, reason from ledger_entry where reason = $1', ['link']),
  ).toEqual([{ amount: 15, reason: 'link' }]);
  expect(
    await db.query('select member_id, last_day, length, best, total from check_in_streak'),
  ).toEqual([{ member_id: kept.id, last_day: '2026-11-22', length: 4, best: 4, total: 4 }]);

  // One check-in a day over both accounts, and the streak goes on.
  expect((await say(checkIn('mei:telegram', '2026-11-22')))[0]).toContain(
    'checked in today already',
  );
  expect((await say(checkIn('mei:discord', '2026-11-23')))[0]).toContain('5 days in a row');
  expect((await say(checkIn('mei:telegram', '2026-11-23')))[0]).toContain(
    'checked in today already',
  );
});

test('the account book still adds up', async () => {
  expect(
    await db.query(
      `select sum(l.earned)::bigint as earned, sum(l.balance)::bigint as balance,
         (select sum(e.amount)::bigint from ledger_entry e join ledger_account f on f.id = e.from_id
          where f.kind = 'mint') as minted
       from ledger_account l where l.kind = 'member'`,
    ),
  ).toEqual([{ earned: 30, balance: 30, minted: 30 }]);
});

test('a link entry is not taken back', async () => {
  const [row] = await db.query<{ id: number }>(`select id from ledger_entry where reason = 'link'`);
  const options = { entry: `#${row!.id}`, reason: 'why not' };
  const [answer] = await say({ who: 'ada:web', run: 'reverse', roles: ['admin'], options });
  expect(answer).toContain('between accounts of one person');
});

test('codes that are no use are told apart', async () => {
  expect(await say(link('sam:web', 'AAAAAAAAAA'))).toEqual([
    expect.stringContaining('don’t know this code'),
  ]);
  const code = await codeOf('sam:web');
  expect(await say(link('sam:web', code))).toEqual([expect.stringContaining('your own')]);
  expect(await say(link('sam:discord', code, '2026-11-22T04:10:00Z'))).toEqual([
    expect.stringContaining('too old'),
  ]);
  const newer = await codeOf('sam:web');
  expect(newer).not.toBe(code);
  expect(await say(link('sam:discord', code))).toEqual([expect.stringContaining('don’t know')]);
  expect(await say(link('sam:discord', newer))).toEqual([expect.stringContaining('Done')]);
  expect(await say(link('lin:discord', newer))).toEqual([expect.stringContaining('don’t know')]);
  const other = await openBook(db, 'coffee', [[membershipOperation, {}]]);
  const elsewhere = await codeOf('lin:web');
  expect(await other.crowd(link('lin:discord', elsewhere))).toEqual([
    expect.stringContaining('don’t know'),
  ]);
});

test('in one crowd a code works once, and nobody joins somebody who is gone', async () => {
  const [pat, kim] = [await codeOf('pat:web'), await codeOf('kim:web')];
  const answers = await say(
    link('pat:telegram', pat),
    link('pat:discord', pat),
    // pat:web becomes kim, so pat's own code leads nowhere
    link('pat:web', kim),
    link('pat:telegram', kim),
  );
  expect(answers.map((answer) => answer.slice(0, 4))).toEqual(['Done', 'I do', 'Done', 'I do']);
  expect((await stateOf('pat:telegram')).name).toBe('kim:web');
  expect((await stateOf('pat:discord')).name).toBe('pat:discord');
});

test('check-ins that share the crowd of a link are neither lost nor counted twice', async () => {
  for (const who of ['joy:web', 'joy:telegram'])
    for (const day of ['2026-11-20', '2026-11-21']) await say(checkIn(who, day));
  const code = await codeOf('joy:web');
  await say(link('joy:telegram', code), checkIn('joy:web', '2026-11-22'));
  expect(
    await db.query('select last_day, length, total from check_in_streak where member_id = $1', [
      (await stateOf('joy:telegram')).id,
    ]),
  ).toEqual([{ last_day: '2026-11-22', length: 3, total: 3 }]);
  expect((await say(checkIn('joy:telegram', '2026-11-22')))[0]).toContain('already');
  expect((await stateOf('joy:web')).balance).toBe(25);
});

test('a gift that shares the crowd of a link is one to oneself by then, and is declined', async () => {
  for (const who of ['rae:web', 'rae:telegram']) await say(checkIn(who, '2026-11-01'));
  const gift = {
    who: 'rae:telegram',
    run: 'gift',
    options: { member: { handle: 'rae:web' }, points: 3 },
  };
  const [linked, given] = await say(link('rae:telegram', await codeOf('rae:web')), gift);
  expect(linked).toContain('Together you have 10 points');
  expect(given).toBe('This is you. A gift is for somebody else.');
  expect((await stateOf('rae:web')).balance).toBe(10);
});

test('somebody without points or check-ins can be linked as well', async () => {
  const code = await codeOf('new:web');
  expect((await say(link('new:telegram', code)))[0]).toContain('Together you have 0 points');
});

test('the language one chooses', async () => {
  const speak = (language: string) =>
    say({ who: 'fay:web', run: 'language', options: { language } });
  expect(await speak('zh')).toEqual(['以后我跟您说中文。']);
  expect(await say(link('fay:web', 'AAAA'))).toEqual([expect.stringContaining('没有这个合并码')]);
  expect(await speak('en')).toEqual(['I speak English with you from now on.']);
  expect(await speak('auto')).toEqual([expect.stringContaining('the language your app tells me')]);
  expect(await db.query(`select language from member where name = 'fay:web'`)).toEqual([
    { language: null },
  ]);
});
