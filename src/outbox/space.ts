import type { Sql } from '../database/sql.ts';

/** A space has a new address. @param it `from`: its chat as the config has it, however often that moved */
export async function saveMove(
  sql: Sql,
  it: { communityId: string; space: string; platform: string; from: string; to: string },
): Promise<void> {
  await sql.execute(
    `insert into space (community_id, name, configured, address) values ($1, $2, $3, $4)
     on conflict (community_id, name) do update set configured = excluded.configured, address = excluded.address`,
    [it.communityId, it.space, `${it.platform}/${it.from}`, it.to],
  );
}

type KnownMove = { readonly platform: string; readonly from: string; readonly to: string };

/** All moves, each from a chat as a config had it to where that is now. */
export async function loadMoves(sql: Sql): Promise<KnownMove[]> {
  const rows = await sql.query<{ configured: string; address: string }>(
    `select configured, address from space where address <> ''`,
  );
  return rows.map(({ configured, address }) => {
    const [platform = '', from = ''] = configured.split('/');
    return { platform, from, to: address };
  });
}

export async function refuseSpace(
  sql: Sql,
  communityId: string,
  name: string,
  reason: string,
  at: Date,
): Promise<void> {
  await sql.execute(
    `insert into space (community_id, name, configured, address, refused_at, reason)
     values ($1, $2, '', '', $4, $3)
     on conflict (community_id, name) do update set refused_at = excluded.refused_at, reason = excluded.reason`,
    [communityId, name, reason, at],
  );
}

/** The chat takes messages again, and shows its cards as they are now. */
export async function openSpace(
  sql: Sql,
  communityId: string,
  name: string,
  at: Date,
): Promise<void> {
  await sql.execute(
    'update space set refused_at = null, reason = null where community_id = $1 and name = $2',
    [communityId, name],
  );
  await sql.execute(
    `update card_post p set state = 'up', due_at = $3 from card c
     where c.id = p.card_id and c.community_id = $1 and p.space = $2 and p.reason is not null and p.state <> 'gone'`,
    [communityId, name, at],
  );
}
