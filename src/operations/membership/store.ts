import type { Day } from '../../agenda/day.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Sql } from '../../database/sql.ts';
import type { Log, Table } from '../../database/table.ts';
import { moveEvents } from './events/store.ts';
import { moveQuestions } from './questions/store.ts';
import { type LinkCode, type Streak, streakOf } from './rule.ts';

/** Codes that link accounts, by their index. A used one is deleted; a member has one at a time. */
export const linkCodes: Table<string, LinkCode> = {
  name: 'link_code',
  id: (index) => index,
  keyOf: ({ index }) => index,
  async load(sql, indexes) {
    const rows = await sql.query<{
      index: string;
      community_id: string;
      member_id: number;
      expires_at: Date;
    }>(
      `select index, community_id, member_id, expires_at from link_code
       where index = any($1::text[]) order by index for no key update`,
      [indexes],
    );
    return rows.map(({ index, community_id, member_id, expires_at }) => ({
      index,
      communityId: community_id,
      memberId: member_id,
      expiresAt: expires_at,
      used: false,
    }));
  },
  async save(sql, rows) {
    const used = rows.filter((row) => row.used).map(({ index }) => index);
    const fresh = rows.filter((row) => !row.used);
    const last = [...new Map(fresh.map((row) => [row.memberId, row])).values()];
    const gone = sql.execute(
      'delete from link_code where index = any($1::text[]) or member_id = any($2::int[])',
      [used, fresh.map(({ memberId }) => memberId)],
    );
    const made = sql.execute(
      `insert into link_code (index, community_id, member_id, expires_at)
       select * from unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[])`,
      [
        last.map(({ index }) => index),
        last.map(({ communityId }) => communityId),
        last.map(({ memberId }) => memberId),
        last.map(({ expiresAt }) => expiresAt),
      ],
    );
    await Promise.all([gone, made]);
  },
};

/** What a member may change about themselves, and whether they are still somebody's. */
export type Membership = {
  readonly id: number;
  readonly name: string;
  readonly language: Locale | undefined;
  readonly leftAt: Date | undefined;
  /** false once all accounts were joined to another member */
  readonly hasAccounts: boolean;
};

type MembershipRow = {
  id: number;
  name: string;
  language: Locale | null;
  left_at: Date | null;
  has_accounts: boolean;
};

export const memberships: Table<number, Membership> = {
  name: 'member',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<MembershipRow>(
      `select m.id, m.name, m.language, m.left_at,
         exists (select 1 from account a where a.member_id = m.id) as has_accounts
       from member m where m.id = any($1::int[]) order by m.id for no key update of m`,
      [ids],
    );
    return rows.map(({ language, left_at, has_accounts, ...row }) => ({
      ...row,
      language: language ?? undefined,
      leftAt: left_at ?? undefined,
      hasAccounts: has_accounts,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update member m set language = a.language, left_at = a.left_at
       from unnest($1::int[], $2::text[], $3::timestamptz[]) as a(id, language, left_at)
       where m.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ language }) => language ?? null),
        rows.map(({ leftAt }) => leftAt ?? null),
      ],
    );
  },
};

/** One member becomes part of another: everything but points, which the ledger moves. */
export type Link = { readonly from: number; readonly to: number };

/** Rare, so each step is a statement of its own. */
export const links: Log<Link> = {
  name: 'account',
  inSteps: true,
  async add(sql, rows) {
    for (const link of rows) {
      await moveAccounts(sql, link);
      await moveCheckIns(sql, link);
      await moveCoupons(sql, link);
      await movePurchases(sql, link);
      await moveQuizzes(sql, link);
      await moveEvents(sql, link);
      await moveQuestions(sql, link);
    }
  },
};

async function moveAccounts(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute('update account set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute('delete from link_code where member_id = $1', [from]);
  await sql.execute(
    `update delivery set member_id = $2 where member_id = $1 and state = 'waiting'`,
    [from, to],
  );
}

/**
 * A day on which both checked in stays with each, and counts once. The streak is marked to be counted
 * again from all that it follows from.
 */
async function moveCheckIns(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `update check_in c set member_id = $2 where c.member_id = $1
     and not exists (select 1 from check_in o where o.member_id = $2 and o.day = c.day)`,
    [from, to],
  );
  const known = await sql.query<{ last_day: Day; length: number; best: number; total: number }>(
    'select last_day, length, best, total from check_in_streak where member_id = any($1::int[])',
    [[from, to]],
  );
  await sql.execute(
    `update check_in_freeze set member_id = $2,
       n = n + (select coalesce(max(n), 0) from check_in_freeze where member_id = $2)
     where member_id = $1`,
    [from, to],
  );
  const days = await sql.query<{ day: Day }>('select day from check_in where member_id = $1', [to]);
  await sql.execute('delete from check_in_streak where member_id = $1', [from]);
  const streak = streakOf(
    days.map(({ day }) => day),
    known.map(({ last_day, ...row }) => ({ lastDay: last_day, ...row })),
  );
  if (streak !== undefined) await saveStreak(sql, to, streak);
}

/** Where both have a code of one drop, the other's stays where it is: there is one for each person. */
async function moveCoupons(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `update coupon_claim c set member_id = $2 where c.member_id = $1
     and not exists (select 1 from coupon_claim o where o.member_id = $2 and o.drop_id = c.drop_id)`,
    [from, to],
  );
  await sql.execute('update coupon_reward set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute(
    `insert into reminder_off (member_id, at) select $2::int, at from reminder_off where member_id = $1
     on conflict (member_id) do nothing`,
    [from, to],
  );
}

async function movePurchases(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute('update shop_order set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute(
    `insert into gift_day (member_id, day, given, received)
     select $2::int, day, given, received from gift_day where member_id = $1
     on conflict (member_id, day) do update set given = gift_day.given + excluded.given,
       received = gift_day.received + excluded.received`,
    [from, to],
  );
  await sql.execute('delete from gift_day where member_id = $1', [from]);
}

/**
 * Where both answered in a quiz, each answer stays where it is once the quiz has ended; in one that runs
 * the first answer to a question counts. Of two climbs the higher one goes on; its number is neither's, so
 * that no button of the other answers it.
 */
async function moveQuizzes(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `delete from quiz_answer a using quiz q, quiz_answer o
     where q.id = a.quiz_id and q.state = 'running' and o.quiz_id = a.quiz_id and o.n = a.n
       and ((a.member_id = $1 and o.member_id = $2 and a.at >= o.at)
         or (a.member_id = $2 and o.member_id = $1 and a.at > o.at))`,
    [from, to],
  );
  for (const table of ['quiz_answer', 'quiz_score'])
    await sql.execute(
      `update ${table} a set member_id = $2 where a.member_id = $1
       and not exists (select 1 from ${table} o where o.member_id = $2 and o.quiz_id = a.quiz_id
         and exists (select 1 from quiz q where q.id = o.quiz_id and q.state <> 'running'))`,
      [from, to],
    );
  await sql.execute(
    `insert into quiz_climb (member_id, bank, level, asked, "right", question, serial, day, failed)
     select $2::int, bank, level, asked, "right", question, serial, day, failed from quiz_climb where member_id = $1
     on conflict (member_id, bank) do update set
       (level, asked, "right", question, serial, day, failed) = (
         select c.level, c.asked, c."right", c.question, greatest(quiz_climb.serial, excluded.serial) % 99999 + 1,
           c.day, c.failed
         from quiz_climb c where c.bank = excluded.bank and c.member_id = any($3::int[])
         order by c.level desc, c.member_id = $2::int desc limit 1)`,
    [from, to, [from, to]],
  );
  await sql.execute('delete from quiz_climb where member_id = $1', [from]);
}

async function saveStreak(sql: Sql, memberId: number, streak: Streak): Promise<void> {
  await sql.execute(
    `insert into check_in_streak (member_id, last_day, length, best, total, stale)
     values ($1, $2::date, $3, $4, $5, true)
     on conflict (member_id) do update set last_day = excluded.last_day, length = excluded.length,
       best = excluded.best, total = excluded.total, stale = true`,
    [memberId, streak.lastDay, streak.length, streak.best, streak.total],
  );
}
