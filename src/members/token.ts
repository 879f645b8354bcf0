import { createHash } from 'node:crypto';
import type { Chance } from '../chance.ts';
import type { Sql } from '../database/sql.ts';

/** What a program shows to speak for a community. The token itself is shown once and kept nowhere. */
export type Token = {
  readonly id: number;
  readonly communityId: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly revokedAt: Date | undefined;
};

/** So that it is known for what it is wherever it turns up. */
const PREFIX = 'emcee_';
/** of 32 letters and digits: 260 bits */
const LENGTH = 52;
const SHAPE = /^emcee_[2-9A-HJ-NP-Z]{52}$/;

/** Of 260 random bits nothing can be guessed from a hash, nor from how long its look-up takes. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

type TokenRow = {
  id: number;
  community_id: string;
  name: string;
  made_at: Date;
  revoked_at: Date | null;
};

const TOKEN = 'select id, community_id, name, made_at, revoked_at from api_token';

const tokenOf = (row: TokenRow): Token => ({
  id: row.id,
  communityId: row.community_id,
  name: row.name,
  madeAt: row.made_at,
  revokedAt: row.revoked_at ?? undefined,
});

/** Makes a token and returns it; undefined when another in use has the name. */
export async function makeToken(
  sql: Sql,
  chance: Chance,
  it: { readonly communityId: string; readonly name: string; readonly now: Date },
): Promise<string | undefined> {
  const token = PREFIX + chance.code(LENGTH);
  const made = await sql.execute(
    `insert into api_token (community_id, name, hash, made_at) values ($1, $2, $3, $4)
     on conflict (community_id, name) where revoked_at is null do nothing`,
    [it.communityId, it.name, hashOf(token), it.now],
  );
  return made > 0 ? token : undefined;
}

/** Whose a token is; undefined for one that is none, or was revoked. */
export async function findToken(sql: Sql, token: string): Promise<Token | undefined> {
  if (!SHAPE.test(token)) return undefined;
  const [row] = await sql.query<TokenRow>(`${TOKEN} where hash = $1 and revoked_at is null`, [
    hashOf(token),
  ]);
  return row && tokenOf(row);
}

/** Those in use first, the latest first. */
export async function tokensOf(sql: Sql, communityId: string): Promise<readonly Token[]> {
  const rows = await sql.query<TokenRow>(
    `${TOKEN} where community_id = $1 order by revoked_at is not null, id desc`,
    [communityId],
  );
  return rows.map(tokenOf);
}

/** False when none in use has the name. */
export async function revokeToken(
  sql: Sql,
  it: { readonly communityId: string; readonly name: string; readonly now: Date },
): Promise<boolean> {
  const revoked = await sql.execute(
    'update api_token set revoked_at = $3 where community_id = $1 and name = $2 and revoked_at is null',
    [it.communityId, it.name, it.now],
  );
  return revoked > 0;
}
