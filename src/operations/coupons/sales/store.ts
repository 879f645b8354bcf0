import type { Table } from '../../../database/table.ts';

/** What a shop's system said of a code it redeemed. */
export type Sale = {
  readonly couponId: number;
  /** who stood at the till */
  readonly by: string | undefined;
  /** the shop's own number for it */
  readonly reference: string | undefined;
};

/** By code. Whoever asks for one has the code's row locked. */
export const sales: Table<number, Sale> = {
  name: 'coupon_sale',
  id: String,
  keyOf: ({ couponId }) => couponId,
  async load(sql, couponIds) {
    const rows = await sql.query<{
      coupon_id: number;
      by: string | null;
      reference: string | null;
    }>('select coupon_id, "by", reference from coupon_sale where coupon_id = any($1::bigint[])', [
      couponIds,
    ]);
    return rows.map(({ coupon_id, by, reference }) => ({
      couponId: coupon_id,
      by: by ?? undefined,
      reference: reference ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into coupon_sale (coupon_id, "by", reference)
       select * from unnest($1::bigint[], $2::text[], $3::text[])`,
      [
        rows.map(({ couponId }) => couponId),
        rows.map(({ by }) => by ?? null),
        rows.map(({ reference }) => reference ?? null),
      ],
    );
  },
};
