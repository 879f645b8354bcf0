import type { Reply } from '../chat/reply.ts';
import type { Sql } from '../database/sql.ts';
import type { Log } from '../database/table.ts';

/** A picture that messages show, under a name made from what is in it. */
export type KeptPicture = {
  readonly id: string;
  /** PNG or JPEG */
  readonly base64: string;
  readonly at: Date;
};

/** Kept once, however many messages show it. */
export const pictures: Log<KeptPicture> = {
  name: 'picture',
  async add(sql, all) {
    const rows = [...new Map(all.map((one) => [one.id, one])).values()];
    await sql.execute(
      `insert into picture (id, base64, at)
       select * from unnest($1::text[], $2::text[], $3::timestamptz[])
       on conflict (id) do update set at = excluded.at`,
      [rows.map(({ id }) => id), rows.map(({ base64 }) => base64), rows.map(({ at }) => at)],
    );
  },
};

/** The reply with what its picture shows; undefined when the picture is no longer kept. */
export async function withPicture(sql: Sql, reply: Reply): Promise<Reply | undefined> {
  const { picture } = reply;
  if (picture?.kept === undefined) return reply;
  const [row] = await sql.query<{ base64: string }>('select base64 from picture where id = $1', [
    picture.kept,
  ]);
  return row && { ...reply, picture: { ...picture, png: row.base64 } };
}
