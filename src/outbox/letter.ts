import type { Sql } from '../database/sql.ts';
import type { Does, ListingName, Message, Otherwise, RoleGift } from './message.ts';

/** A message of the outbox that is to be sent now, with what is needed to address it. */
export type Letter = Pick<
  Message,
  'communityId' | 'key' | 'space' | 'memberId' | 'content' | 'cardId'
> & {
  readonly id: number;
  readonly role: RoleGift | undefined;
  readonly listing: ListingName | undefined;
  readonly otherwise: Otherwise | undefined;
  readonly does: Does;
  /** what it changes, where it changes another */
  readonly target: Target | undefined;
  readonly attempts: number;
  /** the claim that took it */
  readonly claim: string;
  /** the space takes no messages, and why */
  readonly refused: string | undefined;
};

/** A message that another letter changes. */
export type Target = {
  readonly key: string;
  readonly state: State;
  /** references of its messages, the last one carrying the buttons; none: it was never sent */
  readonly messages: readonly string[];
  readonly content: unknown;
};

/** `withdrawn`: not to be said after all. `removed`: it stood there, and was taken away. */
export type State = 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed' | 'withdrawn' | 'removed';

/** What became of a letter. `waiting` goes again at `dueAt`. */
export type Fate = {
  readonly id: number;
  readonly state: Exclude<State, 'sending' | 'removed'>;
  readonly dueAt: Date;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  /** it was not tried at all */
  readonly untried?: boolean;
};

/** How long a process may take to send what it claimed, before another asks what became of it. */
const LEASE_MS = 60_000;

/**
 * A space that took no messages is tried again after this long: nobody tells the bot that a right was given
 * back, and whoever gave it tries at once. Platforms ban who is refused by the thousand, not twice a minute.
 */
const REFUSED_MS = 30_000;

/** What changes another message waits until that one is said, or is known not to be. */
const FREE = `(w.target is null or not exists (select 1 from delivery t where t.community_id = w.community_id
  and t.key = w.target and t.state in ('waiting', 'sending')))`;

/** What is under way in a space keeps what follows there waiting, so that all comes in its order. */
const FIRST = `(w.space is null or not exists (select 1 from delivery e where e.community_id = w.community_id
  and e.space = w.space and e.id < w.id and e.state = 'sending'))`;

/** Those of platforms that take something now. */
const TAKEN = `(w.platform is null or w.platform <> all($1::text[]))`;

/**
 * Claims what is due: nobody else sends it. In the order in which it was asked for.
 * @param name of this claim, a UUID that no other has
 */
export async function claim(
  sql: Sql,
  name: string,
  now: Date,
  limit: number,
  full: readonly string[] = [],
): Promise<Letter[]> {
  const rows = await sql.query<LetterRow>(
    `update delivery d set state = 'sending', attempts = attempts + 1, due_at = $3, claim = $6::uuid
     from (select w.id from delivery w where w.state = 'waiting' and w.due_at <= $2 and ${TAKEN} and ${FREE} and ${FIRST}
           order by w.id limit $4::int for update skip locked) due
     where d.id = due.id
     returning d.id, d.community_id, d.key, d.space, d.member_id, d.reply, d.card_id, d.role, d.listing,
       d.otherwise, d.attempts, d.does,
       case when d.target is not null then (select jsonb_build_object('key', t.key, 'state', t.state,
         'message', t.message, 'content', t.reply)
         from delivery t where t.community_id = d.community_id and t.key = d.target) end as target,
       (select reason from space s where s.community_id = d.community_id and s.name = d.space
         and s.refused_at > $5) as refused`,
    [
      ...[full, now, new Date(now.getTime() + LEASE_MS), limit],
      ...[new Date(now.getTime() - REFUSED_MS), name],
    ],
  );
  return rows
    .sort((a, b) => a.id - b.id)
    .map(
      (row): Letter => ({
        id: row.id,
        communityId: row.community_id,
        key: row.key,
        space: row.space ?? undefined,
        memberId: row.member_id ?? undefined,
        content: row.reply,
        cardId: row.card_id ?? undefined,
        role: row.role ?? undefined,
        listing: row.listing ?? undefined,
        otherwise: row.otherwise ?? undefined,
        does: row.does,
        target: row.target === null ? undefined : targetOf(row.target),
        attempts: row.attempts,
        claim: name,
        refused: row.refused ?? undefined,
      }),
    );
}

const targetOf = ({ message, ...target }: NonNullable<LetterRow['target']>): Target => ({
  ...target,
  messages: message?.split('\n') ?? [],
});

type LetterRow = {
  id: number;
  community_id: string;
  key: string;
  space: string | null;
  member_id: number | null;
  reply: unknown;
  card_id: number | null;
  role: RoleGift | null;
  listing: ListingName | null;
  otherwise: Otherwise | null;
  does: Does;
  target: { key: string; state: State; message: string | null; content: unknown } | null;
  attempts: number;
  refused: string | null;
};

/** Nobody heard the answer to these claims, so what they took was not said: it waits again. */
export async function giveBackLetters(
  sql: Sql,
  claims: readonly string[],
  now: Date,
): Promise<number> {
  return sql.execute(
    `update delivery set state = 'waiting', attempts = attempts - 1, due_at = $2
     where state = 'sending' and claim = any($1::uuid[])`,
    [claims, now],
  );
}

/** What became of a letter, as it was claimed: one claimed anew meanwhile is none of this fate's. */
export type Settled = Fate & Pick<Letter, 'claim'>;

export async function settle(sql: Sql, fates: readonly Settled[], now: Date): Promise<void> {
  await sql.execute(
    `update delivery d set state = a.state, due_at = a.due_at, reason = a.reason, message = a.message,
       attempts = d.attempts - a.untried, ended_at = case when a.state = 'waiting' then null else $6::timestamptz end
     from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $7::int[], $8::uuid[])
       as a(id, state, due_at, reason, message, untried, claim)
     where d.id = a.id and d.claim = a.claim`,
    [
      fates.map(({ id }) => id),
      fates.map(({ state }) => state),
      fates.map(({ dueAt }) => dueAt),
      fates.map(({ reason }) => reason ?? null),
      fates.map(({ message }) => message ?? null),
      now,
      fates.map(({ untried = false }) => Number(untried)),
      fates.map(({ claim }) => claim),
    ],
  );
}

/**
 * What a killed process had claimed and never told the fate of. Nobody knows whether it was said, and
 * saying it twice in a group is worse than asking an admin: it is marked, not sent again.
 * @param all also what was claimed just now: nobody else can be sending it
 */
export async function giveUpLost(sql: Sql, now: Date, all: boolean): Promise<number> {
  return sql.execute(
    `update delivery set state = 'unsure', ended_at = $1,
       reason = 'the bot stopped while sending this; look whether it arrived'
     where state = 'sending' and (due_at < $1 or $2)`,
    [now, all],
  );
}

/** When the next letter is due, of platforms that take something. */
export async function nextDue(sql: Sql, full: readonly string[]): Promise<Date | undefined> {
  const [row] = await sql.query<{ due: Date | null }>(
    `select min(w.due_at) as due from delivery w where w.state = 'waiting' and ${TAKEN} and ${FREE} and ${FIRST}`,
    [full],
  );
  return row?.due ?? undefined;
}

/** A space must wait: so does all that is due there, in its order. */
export async function postpone(
  sql: Sql,
  { communityId, space }: { readonly communityId: string; readonly space: string },
  now: Date,
  until: Date,
): Promise<void> {
  await sql.execute(
    `update delivery set due_at = $4 where community_id = $1 and space = $2 and state = 'waiting' and due_at <= $3`,
    [communityId, space, now, until],
  );
}

/** Its messages were taken away again. */
export async function markRemoved(sql: Sql, communityId: string, key: string): Promise<void> {
  await sql.execute(
    `update delivery set state = 'removed' where community_id = $1 and key = $2 and state = 'sent'`,
    [communityId, key],
  );
}
