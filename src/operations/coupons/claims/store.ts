import type { Locale } from '../../../chat/locale.ts';
import type { Table } from '../../../database/table.ts';

/** Who got which code of a drop; `number` is the order in which they came. */
export type Claim = {
  readonly dropId: number;
  readonly number: number;
  readonly memberId: number;
  readonly couponId: number;
  readonly at: Date;
  readonly price: number;
  /** the ledger entry that paid for it */
  readonly entry: number | undefined;
};

type ClaimKey = Pick<Claim, 'dropId' | 'memberId'>;

type ClaimRow = {
  drop_id: number;
  number: number;
  member_id: number;
  coupon_id: number;
  at: Date;
  price: number;
  entry: number | null;
};

/** By drop and member. Whoever claims is locked as a member already. */
export const claims: Table<ClaimKey, Claim> = {
  name: 'coupon_claim',
  id: ({ dropId, memberId }) => `${dropId}/${memberId}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<ClaimRow>(
      `select c.drop_id, c.number, c.member_id, c.coupon_id, c.at, c.price, c.entry
       from unnest($1::int[], $2::int[]) as a(drop_id, member_id)
       join coupon_claim c on c.drop_id = a.drop_id and c.member_id = a.member_id`,
      [keys.map(({ dropId }) => dropId), keys.map(({ memberId }) => memberId)],
    );
    return rows.map(({ drop_id, member_id, coupon_id, entry, ...row }) => ({
      ...row,
      dropId: drop_id,
      memberId: member_id,
      couponId: coupon_id,
      entry: entry ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into coupon_claim (drop_id, number, member_id, coupon_id, at, price, entry)
       select * from unnest($1::int[], $2::int[], $3::int[], $4::bigint[], $5::timestamptz[], $6::int[], $7::bigint[])
       on conflict (drop_id, number) do update set coupon_id = excluded.coupon_id`,
      [
        rows.map(({ dropId }) => dropId),
        rows.map(({ number }) => number),
        rows.map(({ memberId }) => memberId),
        rows.map(({ couponId }) => couponId),
        rows.map(({ at }) => at),
        rows.map(({ price }) => price),
        rows.map(({ entry }) => entry ?? null),
      ],
    );
  },
};

/** Whose a code is, and what it came by. */
export type Holding = {
  readonly couponId: number;
  readonly memberId: number;
  /** undefined: it was a reward */
  readonly dropId: number | undefined;
  /** the reward's key; undefined: it came by a drop */
  readonly reward: string | undefined;
  /** the name of the drop, or what it was a reward for */
  readonly drop: string;
  readonly holder: string;
  /** what the holder chose */
  readonly language: Locale | undefined;
};

export const holdings: Table<number, Holding> = {
  name: 'coupon_claim (read)',
  id: String,
  keyOf: ({ couponId }) => couponId,
  async load(sql, couponIds) {
    const rows = await sql.query<{
      coupon_id: number;
      drop_id: number | null;
      reward: string | null;
      member_id: number;
      drop: string;
      holder: string;
      language: Locale | null;
    }>(
      `select h.*, m.name as holder, m.language from (
         select c.coupon_id, c.drop_id, null as reward, c.member_id, d.name as drop
         from coupon_claim c join coupon_drop d on d.id = c.drop_id where c.coupon_id = any($1::bigint[])
         union all
         select r.coupon_id, null, r.key, r.member_id, r.title
         from coupon_reward r where r.coupon_id = any($1::bigint[])
       ) h join member m on m.id = h.member_id`,
      [couponIds],
    );
    return rows.map(({ coupon_id, drop_id, member_id, reward, language, ...row }) => ({
      ...row,
      reward: reward ?? undefined,
      language: language ?? undefined,
      couponId: coupon_id,
      dropId: drop_id ?? undefined,
      memberId: member_id,
    }));
  },
  save: async () => {},
};

/** A member's streak, as check-ins leave it: undefined for who never checked in. */
export type Run = { readonly memberId: number; readonly lastDay: string; readonly length: number };

export const runs: Table<number, Run> = {
  name: 'check_in_streak (read)',
  id: String,
  keyOf: ({ memberId }) => memberId,
  async load(sql, memberIds) {
    const rows = await sql.query<{ member_id: number; last_day: string; length: number }>(
      'select member_id, last_day, length from check_in_streak where member_id = any($1::int[])',
      [memberIds],
    );
    return rows.map(({ member_id, last_day, length }) => ({
      memberId: member_id,
      lastDay: last_day,
      length,
    }));
  },
  save: async () => {},
};
