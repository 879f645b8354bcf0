import type { AccountId } from '../chat/incoming.ts';
import { type Locale, localeOf } from '../chat/locale.ts';
import type { Sql } from '../database/sql.ts';

/** What is known of an account before its community is: the one it chose to speak of, and where it is a member. */
export type Direct = {
  readonly chosen: string | undefined;
  readonly member: readonly string[];
  /** when its member left which of them */
  readonly left: ReadonlyMap<string, Date>;
  /** the languages it chose, by community */
  readonly languages: ReadonlyMap<string, Locale>;
};

export async function directsOf(sql: Sql, all: readonly AccountId[]): Promise<Direct[]> {
  const rows = await sql.query<Row>(DIRECTS, [
    all.map((_, n) => n),
    all.map(({ platform }) => platform),
    all.map(({ id }) => id),
  ]);
  const theirs = all.map((): Row[] => []);
  for (const row of rows) theirs[row.n]?.push(row);
  return theirs.map(directOf);
}

function directOf(rows: readonly Row[]): Direct {
  const known = rows.filter(({ chosen }) => !chosen);
  const languages = known.flatMap(({ community_id, language }) => {
    const locale = localeOf(language ?? undefined);
    return locale ? [[community_id, locale] as const] : [];
  });
  return {
    chosen: rows.find(({ chosen }) => chosen)?.community_id,
    member: known.map(({ community_id }) => community_id),
    left: new Map(known.flatMap(({ community_id: id, left_at: at }) => (at ? [[id, at]] : []))),
    languages: new Map(languages),
  };
}

type Row = {
  n: number;
  community_id: string;
  chosen: boolean;
  left_at: Date | null;
  language: string | null;
};

const DIRECTS = `
  with a as (select * from unnest($1::int[], $2::text[], $3::text[]) as a(n, platform, external_id))
  select a.n, c.community_id, false as chosen, m.left_at, m.language
  from a join account c on c.platform = a.platform and c.external_id = a.external_id
  join member m on m.id = c.member_id
  union all
  select a.n, d.community_id, true, null, null
  from a join direct d on d.platform = a.platform and d.external_id = a.external_id
  where d.community_id is not null`;

/** Remembers that this account can be written to, and the community it speaks of when it says one. */
export async function openDirect(
  sql: Sql,
  { platform, id }: AccountId,
  chat: string,
  communityId?: string,
): Promise<void> {
  await sql.execute(
    `insert into direct (platform, external_id, chat, community_id) values ($1, $2, $3, $4)
     on conflict (platform, external_id) do update set chat = excluded.chat, blocked_at = null,
       community_id = coalesce(excluded.community_id, direct.community_id)`,
    [platform, id, chat, communityId ?? null],
  );
}

/** The account stopped the bot: nothing is sent there until it opens the chat again. */
export async function closeDirect(sql: Sql, { platform, id }: AccountId, at: Date): Promise<void> {
  await sql.execute('update direct set blocked_at = $3 where platform = $1 and external_id = $2', [
    platform,
    id,
    at,
  ]);
}
