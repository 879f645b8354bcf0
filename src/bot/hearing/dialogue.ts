import type { Given } from '../../chat/incoming.ts';
import type { Sql } from '../../database/sql.ts';

/** A command whose options are asked for one by one. Kept, so that a restart does not forget it. */
export type Dialogue = {
  readonly platform: string;
  /** the account's id */
  readonly person: string;
  readonly chat: string;
  readonly communityId: string;
  readonly command: string;
  readonly given: Given;
  /** the option that the next words answer; or `DONE` */
  readonly asking: string;
  /** the update that brought it this far: brought again, it answers nothing more */
  readonly key: string;
  readonly at: Date;
};

/** An answer that comes later than this belongs to another conversation. */
const PATIENCE_MS = 15 * 60_000;

/** In place of a chat: it is asked in private, as soon as the person opens that chat. */
export const ELSEWHERE = '';

/** In place of an option: nothing is asked any more. Only whose answer was the last is kept, in case it is brought again. */
export const DONE = '/';

type Where = Pick<Dialogue, 'platform' | 'person' | 'chat'>;

export async function saveDialogue(sql: Sql, dialogue: Dialogue): Promise<void> {
  await sql.execute(
    `insert into dialogue (platform, external_id, chat, community_id, command, given, asking, at, key)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)
     on conflict (platform, external_id, chat) do update set community_id = excluded.community_id,
       command = excluded.command, given = excluded.given, asking = excluded.asking, at = excluded.at,
       key = excluded.key`,
    [
      dialogue.platform,
      dialogue.person,
      dialogue.chat,
      dialogue.communityId,
      dialogue.command,
      JSON.stringify(dialogue.given),
      dialogue.asking,
      dialogue.at,
      dialogue.key,
    ],
  );
}

/** The dialogue that words said now would answer. */
export async function openDialogue(
  sql: Sql,
  { platform, person, chat }: Where,
  now: Date,
): Promise<Dialogue | undefined> {
  const [row] = await sql.query<{
    community_id: string;
    command: string;
    given: Given;
    asking: string;
    key: string;
    at: Date;
  }>(
    `select community_id, command, given, asking, key, at from dialogue
     where platform = $1 and external_id = $2 and chat = $3 and at > $4`,
    [platform, person, chat, new Date(now.getTime() - PATIENCE_MS)],
  );
  if (row === undefined) return undefined;
  const { community_id: communityId, ...rest } = row;
  return { platform, person, chat, communityId, ...rest };
}

/** True when there was one that still asked something. */
export async function endDialogue(sql: Sql, { platform, person, chat }: Where): Promise<boolean> {
  const ended = await sql.execute(
    `delete from dialogue where platform = $1 and external_id = $2 and chat = $3 and asking <> '${DONE}'`,
    [platform, person, chat],
  );
  return ended > 0;
}
