-- What check-ins, points and coupon drops need beyond the first day.

-- Check-ins: make-ups, freezes, amnesties, and what a streak was paid
ALTER TABLE "check_in" ADD COLUMN "follows" DATE,
ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'day',
ADD COLUMN "tiers" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_kind" CHECK ("kind" IN ('day', 'made-up'));
-- Whatever stood at a length that was reached before counts as paid.
UPDATE "check_in" SET "tiers" = ARRAY["streak"];
ALTER TABLE "check_in_day" ADD COLUMN "longest" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "check_in_streak" ADD COLUMN "last_at" TIMESTAMPTZ(3),
ADD COLUMN "paid" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN "reached" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "stale" BOOLEAN NOT NULL DEFAULT false;
UPDATE "check_in_streak" SET "stale" = true;
CREATE INDEX "check_in_streak_stale" ON "check_in_streak" ("member_id") WHERE "stale";
CREATE TABLE "check_in_freeze" (
    "member_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "got_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "spent_on" DATE,
    "how" TEXT NOT NULL,

    CONSTRAINT "check_in_freeze_pkey" PRIMARY KEY ("member_id","n")
);
ALTER TABLE "check_in_freeze" ADD CONSTRAINT "check_in_freeze_how" CHECK ("how" IN ('bought', 'earned'));
CREATE TABLE "check_in_amnesty" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "by_member_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "check_in_amnesty_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "check_in_amnesty_community_id_idx" ON "check_in_amnesty"("community_id");
ALTER TABLE "check_in_amnesty" ADD CONSTRAINT "amnesty_ends_after_it_begins" CHECK ("from_day" <= "to_day");

-- When the bot ran, and when it did not
CREATE TABLE "heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("name")
);
CREATE TABLE "outage" (
    "id" SERIAL NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outage_pkey" PRIMARY KEY ("id")
);

-- Coupon drops

-- CreateTable
CREATE TABLE "coupon_pool" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "free" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "coupon_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon" (
    "id" BIGSERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "pool_id" INTEGER NOT NULL,
    "index" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "value" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'free',
    "drop_id" INTEGER,
    "ordinal" INTEGER,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" INTEGER,
    "ended_via" TEXT,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_drop" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pool_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "claimed" INTEGER NOT NULL DEFAULT 0,
    "next" INTEGER NOT NULL DEFAULT 1,
    "left" INTEGER NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "segment" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "spaces" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "started_by" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_drop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_claim" (
    "drop_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "coupon_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "price" INTEGER NOT NULL,
    "entry" BIGINT,

    CONSTRAINT "coupon_claim_pkey" PRIMARY KEY ("drop_id","number")
);

-- CreateTable
CREATE TABLE "reminder_off" (
    "member_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_off_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "coupon_pool_community_id_name_key" ON "coupon_pool"("community_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_community_id_index_key" ON "coupon"("community_id", "index");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_drop_id_ordinal_key" ON "coupon"("drop_id", "ordinal");

-- CreateIndex
CREATE INDEX "coupon_drop_community_id_idx" ON "coupon_drop"("community_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_claim_coupon_id_key" ON "coupon_claim"("coupon_id");

-- CreateIndex
CREATE INDEX "coupon_claim_member_id_idx" ON "coupon_claim"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_claim_drop_id_member_id_key" ON "coupon_claim"("drop_id", "member_id");

-- Coupon drops: what the schema language can't say
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_state" CHECK ("state" IN ('free', 'claimed', 'redeemed', 'void'));
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_ordinal" CHECK (("drop_id" IS NULL) = ("ordinal" IS NULL));
ALTER TABLE "coupon_pool" ADD CONSTRAINT "coupon_pool_free" CHECK ("free" >= 0);
ALTER TABLE "coupon_drop" ADD CONSTRAINT "coupon_drop_state" CHECK ("state" IN ('scheduled', 'open', 'gone', 'over', 'stopped'));
ALTER TABLE "coupon_drop" ADD CONSTRAINT "coupon_drop_left" CHECK ("left" >= 0 AND "claimed" + "left" <= "number");
CREATE INDEX "coupon_free" ON "coupon" ("pool_id", "id") WHERE "state" = 'free' AND "drop_id" IS NULL;
CREATE INDEX "coupon_expiring" ON "coupon" ("community_id", "expires_at") WHERE "state" = 'claimed';
CREATE UNIQUE INDEX "coupon_drop_running" ON "coupon_drop" ("community_id", lower("name")) WHERE "state" IN ('scheduled', 'open');

-- Points: boards, levels, seasons, shop, gifts, batches
ALTER TABLE "ledger_account" ADD COLUMN "hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "level_from" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "delivery" ADD COLUMN "role" JSONB;
CREATE TABLE "board_count" (
    "community_id" TEXT NOT NULL,
    "board" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "prefix" BIGINT NOT NULL,
    "members" INTEGER NOT NULL,

    CONSTRAINT "board_count_pkey" PRIMARY KEY ("community_id","board","period","level","prefix")
) WITH (fillfactor = 70);
CREATE TABLE "season" (
    "community_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "season_pkey" PRIMARY KEY ("community_id","number")
);
CREATE TABLE "shop_item" (
    "community_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "sold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shop_item_pkey" PRIMARY KEY ("community_id","item")
);
CREATE TABLE "shop_order" (
    "entry" BIGINT NOT NULL,
    "community_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "fulfil" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" INTEGER,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("entry")
);
CREATE TABLE "gift_day" (
    "member_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "given" INTEGER NOT NULL,
    "received" INTEGER NOT NULL,

    CONSTRAINT "gift_day_pkey" PRIMARY KEY ("member_id","day")
);
CREATE TABLE "points_batch" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "amount" INTEGER,
    "note" TEXT NOT NULL,
    "by_member_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "cursor" BIGINT NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "undone" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "points_batch_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "points_batch_entry" (
    "batch_id" INTEGER NOT NULL,
    "entry" BIGINT NOT NULL,

    CONSTRAINT "points_batch_entry_pkey" PRIMARY KEY ("batch_id","entry")
);
CREATE INDEX "shop_order_member_id_idx" ON "shop_order"("member_id");
CREATE UNIQUE INDEX "points_batch_community_id_key_key" ON "points_batch"("community_id", "key");

-- Points: what the schema language can't say
ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_sold" CHECK ("sold" >= 0);
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_state" CHECK ("state" IN ('open', 'done', 'refunded'));
CREATE INDEX "shop_order_open" ON "shop_order" ("community_id", "entry") WHERE "state" = 'open';
ALTER TABLE "gift_day" ADD CONSTRAINT "gift_day_not_below_zero" CHECK ("given" >= 0 AND "received" >= 0);
ALTER TABLE "points_batch" ADD CONSTRAINT "points_batch_kind" CHECK ("kind" IN ('reset', 'grant'));
ALTER TABLE "points_batch" ADD CONSTRAINT "points_batch_state" CHECK ("state" IN ('running', 'done', 'undoing', 'undone'));
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_says_something";
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_says_something" CHECK (num_nonnulls("reply", "card_id", "role") = 1);
-- Equal sums are listed in one order, and who left is not listed: the first ten are the first ten of the index.
UPDATE "ledger_account" SET "hidden" = true FROM "member"
  WHERE "member"."id" = "ledger_account"."member_id" AND "member"."left_at" IS NOT NULL;
DROP INDEX "ledger_account_earned";
DROP INDEX "ledger_account_season";
DROP INDEX "ledger_account_week";
DROP INDEX "ledger_account_day";
CREATE INDEX "ledger_account_earned" ON "ledger_account" ("community_id", "earned" DESC, "id")
  WHERE "kind" = 'member' AND NOT "hidden";
CREATE INDEX "ledger_account_season" ON "ledger_account" ("community_id", "season", "season_earned" DESC, "id")
  WHERE "kind" = 'member' AND NOT "hidden";
CREATE INDEX "ledger_account_week" ON "ledger_account" ("community_id", "week", "week_earned" DESC, "id")
  WHERE "kind" = 'member' AND NOT "hidden";
CREATE INDEX "ledger_account_day" ON "ledger_account" ("community_id", "day", "day_earned" DESC, "id")
  WHERE "kind" = 'member' AND NOT "hidden";
CREATE FUNCTION "member_left_or_came_back"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ledger_account" SET "hidden" = NEW."left_at" IS NOT NULL
    WHERE "kind" = 'member' AND "member_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "member_left_or_came_back" AFTER UPDATE OF "left_at" ON "member" FOR EACH ROW
  WHEN ((OLD."left_at" IS NULL) <> (NEW."left_at" IS NULL)) EXECUTE FUNCTION "member_left_or_came_back"();
-- A rank is the sum of a few counts. A sum above zero, written with sixteen digits, is counted whole (level 0)
-- and without its last digit, its last two … Where the digit that is last then is 0, nobody ever asks.
CREATE FUNCTION "board_places"("earned" BIGINT) RETURNS TABLE ("level" INTEGER, "prefix" BIGINT)
LANGUAGE sql IMMUTABLE AS $$
  SELECT n, "earned" >> (4 * n) FROM generate_series(0, length(to_hex("earned")) - 1) AS n
  WHERE "earned" > 0 AND (n = 0 OR ("earned" >> (4 * n)) & 15 <> 0)
$$;
INSERT INTO "board_count" ("community_id", "board", "period", "level", "prefix", "members")
  SELECT a."community_id", v."board", v."period", p."level", p."prefix", count(*)
  FROM "ledger_account" a
  CROSS JOIN LATERAL (VALUES
    ('all', 0, a."earned"),
    ('season', a."season", a."season_earned"),
    ('week', a."week" - DATE '1970-01-01', a."week_earned"),
    ('day', a."day" - DATE '1970-01-01', a."day_earned")) AS v("board", "period", "earned")
  CROSS JOIN LATERAL "board_places"(v."earned") AS p
  WHERE a."kind" = 'member' AND NOT a."hidden" AND v."period" IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5;
-- Accounts begin with nothing, so only changes count. A period that is over is not counted down: nobody asks for it.
CREATE FUNCTION "ledger_account_counted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "board_count" AS b ("community_id", "board", "period", "level", "prefix", "members")
    SELECT v."community_id", v."board", v."period", p."level", p."prefix", sum(c."n")
    FROM (
      SELECT a."community_id", w."board", w."period",
        CASE WHEN o."hidden" OR w."was" IS DISTINCT FROM w."period" THEN 0 ELSE w."had" END AS "had",
        CASE WHEN a."hidden" THEN 0 ELSE w."has" END AS "has"
      FROM "new_rows" a JOIN "old_rows" o ON o."id" = a."id"
      CROSS JOIN LATERAL (VALUES
        ('all', 0, 0, o."earned", a."earned"),
        ('season', o."season", a."season", o."season_earned", a."season_earned"),
        ('week', o."week" - DATE '1970-01-01', a."week" - DATE '1970-01-01', o."week_earned", a."week_earned"),
        ('day', o."day" - DATE '1970-01-01', a."day" - DATE '1970-01-01', o."day_earned", a."day_earned"))
        AS w("board", "was", "period", "had", "has")
      WHERE a."kind" = 'member' AND w."period" IS NOT NULL) v
    CROSS JOIN LATERAL (VALUES (v."had", -1), (v."has", 1)) AS c("earned", "n")
    CROSS JOIN LATERAL "board_places"(c."earned") AS p
    WHERE v."had" <> v."has"
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(c."n") <> 0
    -- In one order, so that two processes wait for each other and never deadlock.
    ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT ("community_id", "board", "period", "level", "prefix")
    DO UPDATE SET "members" = b."members" + excluded."members";
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_account_counted" AFTER UPDATE ON "ledger_account"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_account_counted"();
