import type { Entry } from '../../agenda/entry.ts';
import type { Chance } from '../../chance.ts';
import type { Abilities } from '../../chat/ability.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Seal } from '../../database/seal.ts';
import type { Standings } from '../../ledger/standings.ts';
import type { Log } from '../../log.ts';
import type { Keeping } from '../../outbox/keeping.ts';
import type { Community } from '../community.ts';
import type { Crowd } from '../crowd/crowd.ts';
import type { Lookups } from '../hearing/lookups.ts';
import type { Platform } from '../port.ts';
import { en, type Texts } from '../texts/en.ts';
import { zh } from '../texts/zh.ts';
import type { Foreseen } from '../work.ts';
import type { Registry } from './registry.ts';

/** What everything in this room works with. */
export type Core = {
  readonly database: Database;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly seal: Seal;
  readonly keeping: Keeping;
  readonly crowd: Crowd;
  readonly lookups: Lookups;
  readonly registry: Registry;
  readonly standings: Standings;
  readonly log: Log;
  /** where the one HTTP server is reached from outside, without a slash at the end */
  readonly publicUrl: string;
  /** undefined for what is no chat: the shell, the timetable */
  readonly abilitiesOf: (platform: string) => Abilities | undefined;
  readonly opener: (platform: string) => Platform['open'];
  readonly inspector: (platform: string) => Platform['inspect'];
  readonly count: Counters;
  /** what an entry of a community's timetable would say */
  readonly foresee: (community: Community, entry: Entry, locale: Locale) => Promise<Foreseen>;
};

/** Figures for whoever watches the bot. Times in seconds. */
export type Counters = {
  readonly update: (it: {
    platform: string;
    kind: string;
    outcome: string;
    seconds: number;
  }) => void;
  readonly failure: (kind: string) => void;
  readonly lateness: (seconds: number) => void;
};

const texts: Readonly<Record<Locale, Texts>> = { en, zh };
export const say = (locale: Locale): Texts => texts[locale];
