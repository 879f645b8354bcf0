import type { Person } from '../chat/incoming.ts';
import { type Locale, localeOf } from '../chat/locale.ts';
import type { Sql } from '../database/sql.ts';
import { createMembers, rename } from './create.ts';
import { welcomeBack } from './leaving.ts';
import { house, type Member } from './member.ts';

/** Somebody at the door: who they are, and the key of what they ask (none: it needs no receipt). */
export type Arrival = {
  readonly communityId: string;
  readonly person: Pick<Person, 'platform' | 'id' | 'name' | 'handle'>;
  readonly key: string | undefined;
  readonly at: Date;
  /** they speak in a space of the community, so they are in it, whatever other they left */
  readonly within?: boolean;
};

export type Admitted = {
  readonly member: Member;
  /** what was answered when the same update was handled before, as it was kept */
  readonly receipt: { readonly reply: unknown } | undefined;
};

/** With what the account was called before, and when its member left. */
type Found = Admitted & {
  readonly called: string;
  readonly handle: string | undefined;
  readonly leftAt: Date | undefined;
};

/**
 * Knows, or makes, the members of all who arrived, and locks them in one order, so that crowds of
 * other processes wait and never deadlock. One statement when all are known.
 */
export async function admit(sql: Sql, arrivals: readonly Arrival[]): Promise<Admitted[]> {
  const first = await lock(sql, arrivals);
  const strangers = arrivals.filter((_, n) => first[n] === undefined);
  if (strangers.length > 0) await createMembers(sql, strangers);
  const renamed = arrivals.filter(({ person }, n) => first[n] && isRenamed(person, first[n]));
  if (renamed.length > 0) await rename(sql, renamed);
  const back = arrivals.flatMap((one, n) => (first[n] && isBack(one, first[n]) ? first[n] : []));
  if (back.length > 0)
    await welcomeBack(
      sql,
      back.map(({ member }) => member.id),
    );
  const all = strangers.length > 0 ? await lock(sql, arrivals) : first;
  return all.map((admitted) => {
    if (admitted === undefined) throw new Error('a member that was just made is not there');
    return admitted;
  });
}

/** Who somebody is, without making or locking anything; undefined for a stranger. */
export async function peek(sql: Sql, arrival: Arrival): Promise<Member | undefined> {
  const [row] = await sql.query<Row>(SELECT, columns([{ arrival, n: 0 }]));
  return row && memberOf(row);
}

type Row = {
  n: number;
  id: number;
  community_id: string;
  name: string;
  language: string | null;
  joined_at: Date;
  direct: string | null;
  called: string;
  handle: string | null;
  left_at: Date | null;
  seen: boolean;
  reply: unknown;
};

const SELECT = `
  select a.n, c.name as called, c.handle, m.id, m.community_id, m.name, m.language, m.joined_at, m.left_at,
    case when d.blocked_at is null then d.chat end as direct,
    r.key is not null as seen, r.reply
  from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])
    as a(n, community_id, platform, external_id, key)
  join account c on c.community_id = a.community_id and c.platform = a.platform and c.external_id = a.external_id
  join member m on m.id = c.member_id
  left join direct d on d.platform = a.platform and d.external_id = a.external_id
  left join receipt r on r.key = a.key`;
const LOCK = `${SELECT} order by m.id for no key update of m`;

/** Locks people. The house is in many places at once: it is asked for once a community, and never waited for. */
async function lock(sql: Sql, arrivals: readonly Arrival[]): Promise<(Found | undefined)[]> {
  const numbered = arrivals.map((arrival, n): Numbered => ({ arrival, n }));
  const people = numbered.filter((one) => !isHouse(one));
  const houses = new Map(numbered.filter(isHouse).map((one) => [placeOf(one), one]));
  const rows = await Promise.all([
    people.length > 0 ? sql.query<Row>(LOCK, columns(people)) : [],
    houses.size > 0 ? sql.query<Row>(SELECT, columns([...houses.values()])) : [],
  ]);
  const found = new Map(rows.flat().map((row) => [row.n, foundOf(row)]));
  const first = (one: Numbered) => (isHouse(one) ? houses.get(placeOf(one)) : undefined) ?? one;
  return numbered.map((one) => found.get(first(one).n));
}

type Numbered = { readonly arrival: Arrival; readonly n: number };

const isHouse = ({ arrival: { person } }: Numbered) => person.platform === house.platform;

/** What tells one asking from another. */
const placeOf = ({ arrival: { communityId, person, key = '' } }: Numbered) =>
  `${communityId}/${person.platform}/${person.id}/${key}`;

const foundOf = (row: Row): Found => ({
  member: memberOf(row),
  receipt: row.seen ? { reply: row.reply } : undefined,
  called: row.called,
  handle: row.handle ?? undefined,
  leftAt: row.left_at ?? undefined,
});

const isRenamed = (person: Arrival['person'], { called, handle }: Found) =>
  person.name !== called || person.handle !== handle;

/** What was on its way when they left does not bring them back. */
const isBack = ({ within = false, at }: Arrival, { leftAt }: Found) =>
  within && leftAt !== undefined && leftAt < at;

function memberOf(row: Row): Member {
  return {
    id: row.id,
    communityId: row.community_id,
    name: row.name,
    language: localeOf(row.language ?? undefined) satisfies Locale | undefined,
    joinedAt: row.joined_at,
    direct: row.direct ?? undefined,
  };
}

function columns(arrivals: readonly Numbered[]) {
  return [
    arrivals.map(({ n }) => n),
    arrivals.map(({ arrival }) => arrival.communityId),
    arrivals.map(({ arrival }) => arrival.person.platform),
    arrivals.map(({ arrival }) => arrival.person.id),
    arrivals.map(({ arrival }) => arrival.key ?? null),
  ];
}
