import { expect, test } from 'vitest';
import { links } from '../src/bot/linking.ts';
import { loadCommunity } from '../src/config/load.ts';
import type { Sql } from '../src/database/sql.ts';
import { operations } from '../src/operations.ts';
import { embedded } from './support/services/embedded.ts';

const declared = operations.flatMap(({ moves: some = [] }) => some);

const WHO_DID_IT = (column: string) => [column, 'who did it then, for the record'] as const;

/** Columns that name a member and stay as they are when one becomes part of another, and why. */
const STAYS: readonly (readonly [column: string, why: string])[] = [
  ...['check_in_amnesty.by_member_id', 'coupon.ended_by', 'coupon_drop.started_by'].map(WHO_DID_IT),
  ...['event.created_by', 'event_series.created_by'].map(WHO_DID_IT),
  ['ledger_account.into_member_id', 'from one to the next: the last of them is followed to'],
  ['ledger_account.member_id', 'the ledger joins the two by an entry, and keeps both'],
  ...['ledger_entry.by_member_id', 'points_batch.by_member_id', 'quiz.started_by'].map(WHO_DID_IT),
  ...['shop_order.ended_by', 'timetable_entry.paused_by'].map(WHO_DID_IT),
];

test('what is kept of a member goes along when they become part of another', async () => {
  const database = await embedded();
  const columns = await database.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'integer' and (column_name like '%member\\_id'
       or column_name like '%\\_by' or column_name in ('asker_id', 'author_id', 'by_id'))
     order by name`,
  );
  const said = await saidBy(database);
  const staying = columns
    .map(({ name }) => name)
    .filter((name) => !said.some((statement) => moves(statement, name)));
  expect(staying).toEqual(STAYS.map(([column]) => column));
  await database.close();
});

test('so does what an operation kept before it was turned off', () => {
  const file =
    'community: tea\nname: Tea\nlanguage: en\ntimezone: UTC\noperations: { coupons: false }\n';
  const loaded = loadCommunity('tea.yaml', file, operations);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  expect(loaded.community.commands.some(({ operation }) => operation === 'coupons')).toBe(false);
  expect(loaded.community.moves).toEqual(declared);
});

/** The statements that all rooms and operations run. */
async function saidBy({ query, execute }: Sql): Promise<readonly string[]> {
  const said: string[] = [];
  const sql: Sql = {
    query(text, values) {
      said.push(text);
      return query(text, values);
    },
    execute(text, values) {
      said.push(text);
      return execute(text, values);
    },
  };
  await links.add(sql, [{ from: 1, to: 2, moves: declared }]);
  return said;
}

function moves(statement: string, name: string): boolean {
  const [table, column] = name.split('.');
  return new RegExp(`(update|delete from|insert into) ${table}\\b[^]*\\b${column}\\b`).test(
    statement,
  );
}
