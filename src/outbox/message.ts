import type { Log } from '../database/table.ts';

/** A role of a platform that a member gets, or loses. */
export type RoleGift = {
  readonly platform: string;
  readonly guild: string;
  readonly role: string;
  readonly give: boolean;
};

/** An entry in a platform's own calendar that shows a record. */
export type ListingName = {
  readonly platform: string;
  readonly guild: string;
  readonly kind: string;
  readonly record: string;
};

/** Said when a message is refused: to spaces, or to a member. Its key makes it one for many. */
export type Otherwise = {
  readonly key: string;
  readonly spaces: readonly string[];
  readonly memberId?: number;
  readonly content: unknown;
};

/** What is done about a message; all but `send` concern one that was sent before. */
export type Does = 'send' | 'edit' | 'delete' | 'pin';

/** A message to be sent: to a space or to a member, a reply or a card; or a role, or a listing; or what changes another. */
export type Message = {
  readonly communityId: string;
  readonly key: string;
  readonly space: string | undefined;
  readonly memberId: number | undefined;
  /** a reply as `Keeping` keeps it */
  readonly content: unknown;
  readonly cardId: number | undefined;
  readonly role?: RoleGift;
  readonly listing?: ListingName;
  readonly otherwise?: Otherwise | undefined;
  readonly does?: Does;
  /** the key of the message that is changed */
  readonly target?: string;
  /** of its space */
  readonly platform: string | undefined;
  /** names the unit of work that asks for it */
  readonly cause: string;
  readonly dueAt: Date;
};

export const messages: Log<Message> = {
  name: 'delivery',
  async add(sql, rows) {
    await sql.execute(
      `insert into delivery (community_id, key, space, member_id, reply, card_id, due_at, role, does, target, cause,
         platform, listing, otherwise)
       select c, k, s, m, r::jsonb, d, t, g::jsonb, o, w, u, p, l::jsonb, i::jsonb
       from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::int[], $7::timestamptz[],
         $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
         as a(c, k, s, m, r, d, t, g, o, w, u, p, l, i)
       on conflict (community_id, key) do nothing`,
      [
        rows.map(({ communityId }) => communityId),
        rows.map(({ key }) => key),
        rows.map(({ space }) => space ?? null),
        rows.map(({ memberId }) => memberId ?? null),
        rows.map(({ content }) => written(content)),
        rows.map(({ cardId }) => cardId ?? null),
        rows.map(({ dueAt }) => dueAt),
        rows.map(({ role }) => written(role)),
        rows.map(({ does }) => does ?? 'send'),
        rows.map(({ target }) => target ?? null),
        rows.map(({ cause }) => cause),
        rows.map(({ platform }) => platform ?? null),
        rows.map(({ listing }) => written(listing)),
        rows.map(({ otherwise }) => written(otherwise)),
      ],
    );
  },
};

const written = (it: unknown) => (it === undefined ? null : JSON.stringify(it));
