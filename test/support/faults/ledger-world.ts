import { weekOf } from '../../../src/agenda/day.ts';
import type { Community } from '../../../src/bot/community.ts';
import { type Crowd, openCrowd } from '../../../src/bot/crowd/crowd.ts';
import { enrol } from '../../../src/bot/running/enrol.ts';
import { systemClock } from '../../../src/clock.ts';
import type { Database } from '../../../src/database/database.ts';
import { sealWith } from '../../../src/database/seal.ts';
import type { Sql } from '../../../src/database/sql.ts';
import type { Drafts } from '../../../src/database/table.ts';
import { type Ledger, ledgerOn } from '../../../src/ledger/ledger.ts';
import type { Period } from '../../../src/ledger/rule.ts';
import { keepingWith } from '../../../src/outbox/keeping.ts';
import { smallCommunity } from '../scripted-bot.ts';

/** A process's crowd on a database that others may share, with a ledger for what it does. */
export type Bank = {
  /** Does something in the name of a person (`p0`, `p1` …), on a day; resolves when it is kept. */
  readonly act: <T>(
    person: string,
    period: Period,
    deed: (ledger: Ledger, memberId: number, drafts: Drafts) => Promise<T>,
  ) => Promise<T>;
  readonly crowd: Crowd;
  /** units in each transaction that was tried so far */
  readonly sizes: readonly number[];
};

export async function openBank(
  database: Database,
  community: Community = smallCommunity(),
): Promise<Bank> {
  const { own } = await enrol(database, community);
  const sizes: number[] = [];
  const crowd = openCrowd({
    ...{ database, clock: systemClock, keeping: keepingWith(sealWith(Buffer.alloc(32, 1))) },
    onCommit: () => undefined,
    observe: (size) => sizes.push(size),
  });
  return {
    crowd,
    sizes,
    async act(person, period, deed) {
      const now = systemClock.now();
      let kept: unknown;
      const outcome = await crowd.join({
        arrival: {
          communityId: community.id,
          person: { platform: 'test', id: person, name: person },
          key: undefined,
          at: now,
        },
        async run(drafts, { member }) {
          const ledger = ledgerOn({
            ...{ drafts, communityId: community.id, own, now, levels: [] },
            period: async () => period,
            rank: () => 1,
            crossed: () => undefined,
          });
          kept = await deed(ledger, member.id, drafts);
          return undefined;
        },
      });
      if (!outcome.ok) throw outcome.error;
      return kept as never;
    },
  };
}

type AccountRow = {
  id: number;
  member_id: number | null;
  into_member_id: number | null;
  kind: string;
  balance: number;
  earned: number;
  day: string | null;
  day_earned: number;
  week: string | null;
  week_earned: number;
  season: number | null;
  season_earned: number;
};
type EntryRow = {
  from_id: number;
  to_id: number;
  amount: number;
  day: string;
  season: number;
  /** it counts as earned: it came from the mint, or went back there */
  earns: boolean;
};

/** What is wrong with a book: its accounts against sums made anew from all entries. Empty: nothing. */
export async function auditOf(sql: Sql): Promise<string[]> {
  const accounts = await sql.query<AccountRow>('select * from ledger_account order by id');
  // A reversal counts in the day and season of what it takes back.
  const entries = await sql.query<EntryRow>(
    `select e.from_id, e.to_id, e.amount, coalesce(r.day, e.day) as day, coalesce(r.season, e.season) as season,
       f.kind = 'mint' or t.kind = 'mint' as earns
     from ledger_entry e left join ledger_entry r on r.id = e.reverses
     join ledger_account f on f.id = e.from_id join ledger_account t on t.id = e.to_id`,
  );
  const keys = await sql.query<{ key: string }>(
    'select key from ledger_entry group by community_id, key having count(*) > 1',
  );
  const holders = holdersAmong(accounts);
  return [
    ...keys.map(({ key }) => `the key ${key} is there more than once`),
    ...accounts
      .filter(({ kind }) => kind === 'member')
      .flatMap((one) => wrongIn(one, entries, holders)),
  ];
}

/** By account: whose it is by now. What was earned goes along when somebody becomes part of another. */
function holdersAmong(accounts: readonly AccountRow[]): (id: number) => number {
  const byId = new Map(accounts.map((one) => [one.id, one]));
  const byMember = new Map(accounts.map((one) => [one.member_id, one.id]));
  return function holder(id): number {
    const into = byId.get(id)?.into_member_id ?? undefined;
    return into === undefined ? id : holder(byMember.get(into) ?? id);
  };
}

function wrongIn(
  account: AccountRow,
  entries: readonly EntryRow[],
  holder: (id: number) => number,
): string[] {
  const { id } = account;
  const changes = (isMine: (id: number) => boolean) => (entry: EntryRow) =>
    (isMine(entry.to_id) ? entry.amount : 0) - (isMine(entry.from_id) ? entry.amount : 0);
  const sum = (change: (entry: EntryRow) => number, counts: (entry: EntryRow) => boolean) =>
    entries.filter(counts).reduce((total, entry) => total + change(entry), 0);
  const held = changes((one) => one === id);
  const everEarned = changes((one) => holder(one) === id);
  const earned = (counts: (entry: EntryRow) => boolean) =>
    sum(everEarned, (entry) => entry.earns && counts(entry));
  const week = account.week ?? '';
  const wanted: Record<string, readonly [have: number, want: number]> = {
    balance: [account.balance, sum(held, () => true)],
    earned: [account.earned, earned(() => true)],
    day: [account.day_earned, earned(({ day }) => day === account.day)],
    week: [account.week_earned, week ? earned(({ day }) => weekOf(day) === week) : 0],
    season: [account.season_earned, earned(({ season }) => season === account.season)],
  };
  const wrong = Object.entries(wanted).flatMap(([name, [have, want]]) =>
    have === want ? [] : [`account ${account.id}: ${name} is ${have}, by its entries ${want}`],
  );
  if (account.into_member_id !== null && account.balance !== 0)
    wrong.push(`account ${id} holds ${account.balance}, and is nobody's any more`);
  return account.balance < 0 ? [...wrong, `account ${id} fell below zero`] : wrong;
}
