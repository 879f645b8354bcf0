import type { Sql } from '../../src/database/sql.ts';
import type { Content } from './render.ts';

/** A message of a room, as the table keeps it. */
export type Row = {
  readonly id: number;
  readonly communityId: string;
  readonly room: string;
  readonly revision: number;
  readonly author: string;
  readonly onlyFor: string | null;
  readonly answers: number | null;
  readonly content: Content;
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly removedAt: Date | null;
};

export type NewRow = Pick<
  Row,
  'communityId' | 'room' | 'author' | 'onlyFor' | 'answers' | 'content' | 'at'
>;

/** Seals what is for one person alone before it is kept. */
export type Seal = {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
};

export type Store = ReturnType<typeof openStore>;

const COLUMNS = `id, community_id as "communityId", room, revision, author, only_for as "onlyFor", answers,
  content, at, edited_at as "editedAt", removed_at as "removedAt"`;
const NEXT = `(select coalesce(max(revision), 0) + 1 from web_message where community_id = $1)`;

/**
 * The playground's memory. Whoever writes does so one after the other (see memory.ts): the next
 * revision is the highest plus one.
 */
export function openStore(sql: Sql, seal: Seal) {
  const read = (rows: readonly Raw[]): Row[] => rows.map((row) => opened(row, seal));
  return { ...writes(sql, seal, read), ...reads(sql, read) };
}

type Read = (rows: readonly Raw[]) => Row[];

function writes(sql: Sql, seal: Seal, read: Read) {
  return {
    /** Keeps a message, once for each key; undefined when one of the room's last 200 has the key. */
    async post(row: NewRow): Promise<Row | undefined> {
      const rows = await sql.query<Raw>(
        `insert into web_message (community_id, room, revision, author, only_for, answers, content, at)
         select $1, $2, ${NEXT}, $3, $4, $5::bigint, $6::jsonb, $7::timestamptz
         where not exists (
           select 1 from (
             select content from web_message where community_id = $1 and room = $2
             order by id desc limit 200
           ) latest where latest.content->>'key' = $8
         ) returning ${COLUMNS}`,
        [
          row.communityId,
          row.room,
          row.author,
          row.onlyFor,
          row.answers,
          sealed(row.content, seal),
          row.at,
          row.content.key,
        ],
      );
      return read(rows)[0];
    },

    /** Undefined when the message is no longer there. */
    async edit(old: Row, words: Content['words'], at: Date): Promise<Row | undefined> {
      const content = sealed({ key: old.content.key, words }, seal);
      const rows = await sql.query<Raw>(
        `update web_message set content = $3::jsonb, edited_at = $4::timestamptz, revision = ${NEXT}
         where community_id = $1 and id = $2::bigint and removed_at is null returning ${COLUMNS}`,
        [old.communityId, old.id, content, at],
      );
      return read(rows)[0];
    },

    /** Takes the words with it: what nobody may see any more is not kept. */
    async remove(old: Row, at: Date): Promise<Row | undefined> {
      const rows = await sql.query<Raw>(
        `update web_message set removed_at = $3::timestamptz, revision = ${NEXT},
           content = jsonb_build_object('key', content->'key', 'words', '{"is":"typed","text":""}'::jsonb)
         where community_id = $1 and id = $2::bigint and removed_at is null returning ${COLUMNS}`,
        [old.communityId, old.id, at],
      );
      return read(rows)[0];
    },
  };
}

function reads(sql: Sql, read: Read) {
  return {
    /** The message of the room that was posted with this key. */
    async posted(communityId: string, room: string, key: string): Promise<Row | undefined> {
      const rows = await sql.query<Raw>(
        `select ${COLUMNS} from web_message
         where community_id = $1 and room = $2 and content->>'key' = $3 order by id desc limit 1`,
        [communityId, room, key],
      );
      return read(rows)[0];
    },

    async find(id: number): Promise<Row | undefined> {
      const rows = await sql.query<Raw>(
        `select ${COLUMNS} from web_message where id = $1::bigint and removed_at is null`,
        [id],
      );
      return read(rows)[0];
    },

    /** The last messages of each of these rooms that this person sees, oldest first. */
    async recent(communityId: string, rooms: readonly string[], person: string): Promise<Row[]> {
      const rows = await sql.query<Raw>(
        `select shown.* from unnest($2::text[]) wanted(name)
         cross join lateral (
           select ${COLUMNS} from web_message where community_id = $1 and room = wanted.name
             and removed_at is null and (only_for is null or only_for = $3)
           order by id desc limit 150
         ) shown order by shown.id`,
        [communityId, rooms, person],
      );
      return read(rows);
    },

    /** Messages of a room that this person sees from before another one, the oldest first. */
    async before(communityId: string, { room, person, id, limit }: Earlier): Promise<Row[]> {
      const rows = await sql.query<Raw>(
        `select ${COLUMNS} from web_message where community_id = $1 and room = $2 and id < $4::bigint
           and removed_at is null and (only_for is null or only_for = $3)
         order by id desc limit $5`,
        [communityId, room, person, id, limit],
      );
      return read(rows.reverse());
    },

    /** What changed after a revision, in the order it changed. */
    async since(communityId: string, revision: number, limit: number): Promise<Row[]> {
      const rows = await sql.query<Raw>(
        `select ${COLUMNS} from web_message where community_id = $1 and revision > $2::bigint
         order by revision limit $3`,
        [communityId, revision, limit],
      );
      return read(rows);
    },

    async latest(communityId: string): Promise<number> {
      const rows = await sql.query<{ latest: number | null }>(
        'select max(revision) as latest from web_message where community_id = $1',
        [communityId],
      );
      return rows[0]?.latest ?? 0;
    },
  };
}

type Earlier = {
  readonly room: string;
  readonly person: string;
  readonly id: number;
  readonly limit: number;
};

type Raw = Omit<Row, 'content'> & { readonly content: Content | Sealed };
type Sealed = { readonly key: string; readonly sealed: string };

function sealed(content: Content, seal: Seal): string {
  const { key, words } = content;
  const secret = words.is === 'said' && words.reply.secret === true;
  return JSON.stringify(secret ? { key, sealed: seal.seal(JSON.stringify(words)) } : content);
}

function opened(row: Raw, seal: Seal): Row {
  const { content } = row;
  if (!('sealed' in content)) return { ...row, content };
  const words = JSON.parse(seal.open(content.sealed)) as Content['words'];
  return { ...row, content: { key: content.key, words } };
}
