import type { AccountId } from '../chat/incoming.ts';
import { gathering } from '../database/gather.ts';
import type { Sql } from '../database/sql.ts';
import { type Direct, directsOf } from '../members/direct.ts';
import { cardsShown, recordsOn, type Shown, type Tapped } from '../outbox/tapped.ts';
import type { CardName } from './command.ts';

/** What nearly every update asks before its work begins: a query for all who ask at the same time. */
export type Lookups = {
  readonly direct: (who: AccountId) => Promise<Direct>;
  /** The record of a card that a space shows; undefined: no such card there. */
  readonly record: (tapped: Tapped) => Promise<string | undefined>;
  /** The card that a message of a space shows; undefined: it shows none. */
  readonly shown: (message: Shown) => Promise<CardName | undefined>;
};

export function lookupsOn(sql: Sql): Lookups {
  return {
    direct: gathering((all) => directsOf(sql, all)),
    record: gathering((all) => recordsOn(sql, all)),
    shown: gathering((all) => cardsShown(sql, all)),
  };
}
