import type { Sql } from '../database/sql.ts';
import type { Log } from '../database/table.ts';
import { moveAccounts } from '../members/linking.ts';
import { moveLetters } from '../outbox/linking.ts';
import { moveFeeds } from './feed-address.ts';

/** One member becomes part of another, as two accounts turned out to be one person's. */
export type Link = { readonly from: number; readonly to: number };

/** Takes along what is kept of a member; where only one can be kept of both, it decides. */
export type Move = (sql: Sql, link: Link) => Promise<void>;

const ours: readonly Move[] = [moveAccounts, moveLetters, moveFeeds];

/** All but points, which the ledger moves. Rare, so each step is a statement of its own. */
export const links: Log<Link & { readonly moves: readonly Move[] }> = {
  name: 'account',
  inSteps: true,
  async add(sql, rows) {
    for (const { moves, ...link } of rows)
      for (const move of [...ours, ...moves]) await move(sql, link);
  },
};
