import { type Agenda, agendaOn } from '../agenda/agenda.ts';
import { type Day, dayOf } from '../agenda/day.ts';
import type { Entry } from '../agenda/entry.ts';
import type { Chance } from '../chance.ts';
import type { Loss } from '../chat/fit.ts';
import type { FileRef } from '../chat/incoming.ts';
import type { Locale } from '../chat/locale.ts';
import type { Reply } from '../chat/reply.ts';
import type { Seal } from '../database/seal.ts';
import type { Sql } from '../database/sql.ts';
import type { Drafts } from '../database/table.ts';
import type { Own } from '../ledger/book.ts';
import { type Ledger, ledgerOn } from '../ledger/ledger.ts';
import type { Crossing } from '../ledger/level.ts';
import { seasonNumbers } from '../ledger/season.ts';
import type { Standings } from '../ledger/standings.ts';
import type { Member } from '../members/member.ts';
import type { Keeping } from '../outbox/keeping.ts';
import { type Cards, cardsOn, type Outbox, outboxOn } from '../outbox/outbox.ts';
import { byName } from './by-name.ts';
import type { Community } from './community.ts';
import { type Feeds, feedsOn } from './feed-address.ts';
import type { MemberRef } from './option.ts';
import type { Content, Opened } from './port.ts';

/** What one unit of work sees and does. All of it commits together, or none. */
export type Work = Instant &
  Drafts & {
    readonly chance: Chance;
    /** names this unit: the same update handled again has the same */
    readonly key: string;
    readonly ledger: Ledger;
    /** members who came to another level so far */
    readonly crossings: readonly Crossing[];
    readonly agenda: Agenda;
    readonly outbox: Outbox;
    readonly cards: Cards;
    readonly feeds: Feeds;
    /** for what must not be read from the tables: codes */
    readonly seal: Seal;
    /** Whom an option means; undefined when nobody known bears that name. */
    readonly find: (who: MemberRef) => Promise<Pick<Member, 'id' | 'name'> | undefined>;
  };

/** What a command that only reads sees. */
export type Reading = Instant & {
  readonly sql: Sql;
  readonly seal: Seal;
  readonly find: (who: MemberRef) => Promise<Pick<Member, 'id' | 'name'> | undefined>;
  /** Opens a photo or a file that came along. Never rejects; reading it may. */
  readonly open: (file: FileRef) => Promise<Opened>;
  /** What an entry of the timetable would say if it ran now. Nothing of it is done; refusals are in the language of who asks. */
  readonly foresee: (entry: Entry, locale: Locale) => Promise<Foreseen>;
};

/** What would come of an entry; undefined where its command cannot run as it stands. */
export type Foreseen = {
  /** what the command answers to whoever runs it */
  readonly answer: Reply | undefined;
  readonly messages: readonly ForeseenMessage[];
  /** messages to members in private */
  readonly members: number;
};

export type ForeseenMessage = {
  readonly space: string;
  readonly platform: string;
  readonly reply: Reply;
  /** not before */
  readonly at: Date;
  readonly losses: readonly (Loss | 'not-pinned')[];
};

/** What a command that takes in a file sees. What it writes through `sql` stands at once. */
export type Taking = Reading & { readonly content: Content };

/** Read once: every rule in a unit sees the same. */
export type Instant = {
  readonly now: Date;
  /** the community's date */
  readonly today: Day;
};

/** A community as the database knows it: what its units of work need before they start. */
export type Standing = {
  readonly own: Own;
};

export function instantOf({ zone, dayStarts }: Community, now: Date): Instant {
  return { now, today: dayOf(now, zone, dayStarts) };
}

const FIRST_SEASON = 1;

/** What every unit of work is given. */
type Means = {
  readonly chance: Chance;
  readonly seal: Seal;
  readonly keeping: Keeping;
  readonly standings: Pick<Standings, 'rank'>;
  readonly publicUrl: string;
};

/** One unit of work: whose, when, and by which key. */
type Case = Pick<Work, 'now' | 'key' | 'find'> & {
  readonly community: Community;
  readonly standing: Standing;
};

export function workOn(drafts: Drafts, means: Means, it: Case): Work {
  const { chance, seal, keeping, standings } = means;
  const { community, standing, now, key, find } = it;
  const { today } = instantOf(community, now);
  const platformOf = (space: string) => byName(community.spaces, space)?.platform;
  const occasion = { communityId: community.id, now, cause: key, platformOf };
  const crossings: Crossing[] = [];
  // Made for every unit, twice: a literal without spreads costs a tenth.
  return {
    now,
    today,
    get: drafts.get,
    put: drafts.put,
    add: drafts.add,
    next: drafts.next,
    chance,
    key,
    seal,
    find,
    crossings,
    ledger: ledgerOn({
      drafts,
      communityId: community.id,
      own: standing.own,
      now,
      period: () =>
        drafts
          .get(seasonNumbers, community.id)
          .then((found) => ({ day: today, season: found?.number ?? FIRST_SEASON })),
      rank: (earned) => standings.rank(community.id, earned),
      levels: community.levels ?? [],
      crossed: (crossing) => crossings.push(crossing),
    }),
    agenda: agendaOn(drafts, community.id),
    outbox: outboxOn(drafts, occasion, keeping),
    cards: cardsOn(drafts, occasion),
    feeds: feedsOn(drafts, means, it),
  };
}
