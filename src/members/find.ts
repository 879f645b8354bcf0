import type { Sql } from '../database/sql.ts';
import type { Table } from '../database/table.ts';

/** A person as somebody named them, seen from a platform. */
export type Named = {
  readonly communityId: string;
  /** an id counts on this platform only, and from the shell on any; a handle here first */
  readonly platform: string;
  readonly id: string | undefined;
  readonly handle: string | undefined;
  /** their own, as a member */
  readonly number?: number | undefined;
};

export type Found = Named & { readonly member: { readonly id: number; readonly name: string } };

const FIND = `
  select a.n, c.member_id, m.name
  from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
    as a(n, community_id, platform, id, handle, number)
  cross join lateral (
    select member_id from account c
    where c.community_id = a.community_id
      and ((c.platform = a.platform or a.platform = 'house') and c.external_id = a.id or c.handle = a.handle
        or c.member_id = a.number)
    order by c.platform = a.platform desc, c.platform limit 1
  ) c
  join member m on m.id = c.member_id`;

export async function findMembers(sql: Sql, all: readonly Named[]): Promise<Found[]> {
  const rows = await sql.query<{ n: number; member_id: number; name: string }>(FIND, [
    all.map((_, n) => n),
    all.map(({ communityId }) => communityId),
    all.map(({ platform }) => platform),
    all.map(({ id }) => id ?? null),
    all.map(({ handle }) => handle ?? null),
    all.map(({ number }) => number ?? null),
  ]);
  return rows.flatMap(({ n, member_id, name }) => {
    const named = all[n];
    return named ? [{ ...named, member: { id: member_id, name } }] : [];
  });
}

/** Somebody by what tells them from a namesake. */
export type Namesake = {
  readonly id: number;
  readonly name: string;
  readonly handle: string | undefined;
  readonly joinedAt: Date;
};

/** Who shows a name, or one that begins so: at most so many, those first whose name it is. */
export async function namesakes(
  sql: Sql,
  { communityId, name }: { readonly communityId: string; readonly name: string },
  most: number,
): Promise<Namesake[]> {
  const rows = await sql.query<{
    id: number;
    name: string;
    handle: string | null;
    joined_at: Date;
  }>(
    `select m.id, m.name, m.joined_at, a.handle
     from member m
     cross join lateral (
       select handle from account where member_id = m.id and platform <> 'house'
       order by handle is null, platform limit 1
     ) a
     where m.community_id = $1 and (lower(m.name) = lower($2) or lower(m.name) like lower($3))
     order by lower(m.name) = lower($2) desc, m.id limit $4`,
    [communityId, name, `${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, most],
  );
  return rows.map(({ id, name, handle, joined_at }) => ({
    ...{ id, name, handle: handle ?? undefined, joinedAt: joined_at },
  }));
}

/** Who is named, within a unit of work. Nothing is locked: who somebody is does not change under it. */
export const namedMembers: Table<Named, Found> = {
  name: 'account (read)',
  id: ({ communityId, platform, id, handle, number }) =>
    JSON.stringify([communityId, platform, id ?? null, handle ?? null, number ?? null]),
  keyOf: (found) => found,
  load: findMembers,
  save: async () => {},
};

/** What a member is called, and spoken to in. */
export type NamedMember = {
  readonly id: number;
  readonly name: string;
  readonly language: string | undefined;
};

/** By id, within a unit of work. */
export const memberNames: Table<number, NamedMember> = {
  name: 'member (read)',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<{ id: number; name: string; language: string | null }>(
      'select id, name, language from member where id = any($1::int[])',
      [ids],
    );
    return rows.map(({ language, ...row }) => ({ ...row, language: language ?? undefined }));
  },
  save: async () => {},
};
