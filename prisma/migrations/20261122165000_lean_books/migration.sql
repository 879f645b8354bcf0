-- Less to write for each movement of points.

-- Four indexes on what everybody earns were changed by every check-in, and kept the new version of an account's row from
-- standing beside the old one. A board shows its first ten, so only those who stand high are listed.
DROP INDEX "ledger_account_earned";
DROP INDEX "ledger_account_season";
DROP INDEX "ledger_account_week";
DROP INDEX "ledger_account_day";
-- Room in each page for the next versions of its rows.
ALTER TABLE "ledger_account" SET (fillfactor = 70);
ALTER TABLE "check_in_streak" SET (fillfactor = 70);

-- CreateTable
CREATE TABLE "board_high" (
    "community_id" TEXT NOT NULL,
    "board" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "earned" BIGINT NOT NULL,

    CONSTRAINT "board_high_pkey" PRIMARY KEY ("community_id","board","period","account_id")
) WITH (fillfactor = 70);

-- CreateTable
CREATE TABLE "board_floor" (
    "community_id" TEXT NOT NULL,
    "board" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "earned" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,

    CONSTRAINT "board_floor_pkey" PRIMARY KEY ("community_id","board","period")
);

-- CreateTable
CREATE TABLE "board_move" (
    "account_id" INTEGER NOT NULL,
    "community_id" TEXT NOT NULL,
    "had" BIGINT NOT NULL,
    "has" BIGINT NOT NULL,
    "season" INTEGER,
    "season_had" BIGINT NOT NULL,
    "season_has" BIGINT NOT NULL,
    "week" DATE,
    "week_had" BIGINT NOT NULL,
    "week_has" BIGINT NOT NULL,
    "day" DATE,
    "day_had" BIGINT NOT NULL,
    "day_has" BIGINT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Who earns only notes what changed. Counts and lists follow in one go for all that was noted: `board_fold`.
-- A period that is over is not counted down: nobody asks for it.
CREATE OR REPLACE FUNCTION "ledger_account_counted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "board_move"
    SELECT * FROM (
      SELECT a."id", a."community_id",
        CASE WHEN o."hidden" THEN 0 ELSE o."earned" END AS "had",
        CASE WHEN a."hidden" THEN 0 ELSE a."earned" END AS "has",
        a."season",
        CASE WHEN o."hidden" OR o."season" IS DISTINCT FROM a."season" THEN 0 ELSE o."season_earned" END AS "season_had",
        CASE WHEN a."hidden" THEN 0 ELSE a."season_earned" END AS "season_has",
        a."week",
        CASE WHEN o."hidden" OR o."week" IS DISTINCT FROM a."week" THEN 0 ELSE o."week_earned" END AS "week_had",
        CASE WHEN a."hidden" THEN 0 ELSE a."week_earned" END AS "week_has",
        a."day",
        CASE WHEN o."hidden" OR o."day" IS DISTINCT FROM a."day" THEN 0 ELSE o."day_earned" END AS "day_had",
        CASE WHEN a."hidden" THEN 0 ELSE a."day_earned" END AS "day_has"
      FROM "new_rows" a JOIN "old_rows" o ON o."id" = a."id"
      WHERE a."kind" = 'member') v
    WHERE ("had", "season_had", "week_had", "day_had") IS DISTINCT FROM ("has", "season_has", "week_has", "day_has");
  RETURN NULL;
END $$;

-- Digits of 256 instead of 16: fewer counts to write for a movement, a few more to read for a rank.
CREATE OR REPLACE FUNCTION "board_places"("earned" BIGINT) RETURNS TABLE ("level" INTEGER, "prefix" BIGINT)
LANGUAGE sql IMMUTABLE AS $$
  SELECT n, "earned" >> (8 * n) FROM (VALUES (0), (1), (2), (3), (4), (5), (6)) AS digit(n)
  WHERE "earned" > 0 AND (n = 0 OR ("earned" >> (8 * n)) & 255 <> 0)
$$;
DELETE FROM "board_count" WHERE "level" > 0;
INSERT INTO "board_count" ("community_id", "board", "period", "level", "prefix", "members")
  SELECT b."community_id", b."board", b."period", p."level", p."prefix", sum(b."members")
  FROM "board_count" b CROSS JOIN LATERAL "board_places"(b."prefix") AS p
  WHERE p."level" > 0 GROUP BY 1, 2, 3, 4, 5;

-- Counts how many have each sum, and lists who stands high, for all that was noted and committed. One at a time: so
-- lists and floors have one writer, and crowds of several processes never wait for each other's counts.
CREATE FUNCTION "board_fold"() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "grown" RECORD;
BEGIN
  IF NOT EXISTS (SELECT FROM "board_move") THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(72707370);
  FOR "grown" IN
    WITH "taken" AS (DELETE FROM "board_move" RETURNING *),
    "moved" ("account_id", "community_id", "board", "period", "had", "has") AS (
      SELECT "account_id", "community_id", 'all', 0, "had", "has" FROM "taken" WHERE "had" <> "has"
      UNION ALL SELECT "account_id", "community_id", 'season', "season", "season_had", "season_has"
        FROM "taken" WHERE "season_had" <> "season_has" AND "season" IS NOT NULL
      UNION ALL SELECT "account_id", "community_id", 'week', "week" - DATE '1970-01-01', "week_had", "week_has"
        FROM "taken" WHERE "week_had" <> "week_has" AND "week" IS NOT NULL
      UNION ALL SELECT "account_id", "community_id", 'day', "day" - DATE '1970-01-01', "day_had", "day_has"
        FROM "taken" WHERE "day_had" <> "day_has" AND "day" IS NOT NULL),
    "alike" AS (
      SELECT "community_id", "board", "period", "had", "has", count(*)::int AS "n" FROM "moved" GROUP BY 1, 2, 3, 4, 5),
    "counted" AS (
      INSERT INTO "board_count" AS b ("community_id", "board", "period", "level", "prefix", "members")
        SELECT v."community_id", v."board", v."period", p."level", p."prefix", sum(c."n")
        FROM "alike" v
        CROSS JOIN LATERAL (VALUES (v."had", -v."n"), (v."has", v."n")) AS c("earned", "n")
        CROSS JOIN LATERAL "board_places"(c."earned") AS p
        GROUP BY 1, 2, 3, 4, 5 HAVING sum(c."n") <> 0
      ON CONFLICT ("community_id", "board", "period", "level", "prefix")
        DO UPDATE SET "members" = b."members" + excluded."members"),
    -- Who is, or was until now, not below the floor. Beyond the highest 201 of these nobody is added: so many make the
    -- list be trimmed, and all others are below its new floor.
    "near" AS (
      SELECT n."community_id", n."board", n."period", n."account_id", w."earned",
        row_number() OVER (PARTITION BY n."community_id", n."board", n."period" ORDER BY w."earned" DESC, a."id")
          AS "place"
      FROM (
        SELECT DISTINCT m."community_id", m."board", m."period", m."account_id"
        FROM "moved" m LEFT JOIN "board_floor" f USING ("community_id", "board", "period")
        WHERE f."earned" IS NULL OR (greatest(m."had", m."has"), -m."account_id") >= (f."earned", -f."account_id")) n
      JOIN "ledger_account" a ON a."id" = n."account_id"
      CROSS JOIN LATERAL (VALUES
        ('all', 0, CASE WHEN a."hidden" THEN 0 ELSE a."earned" END),
        ('season', a."season", CASE WHEN a."hidden" THEN 0 ELSE a."season_earned" END),
        ('week', a."week" - DATE '1970-01-01', CASE WHEN a."hidden" THEN 0 ELSE a."week_earned" END),
        ('day', a."day" - DATE '1970-01-01', CASE WHEN a."hidden" THEN 0 ELSE a."day_earned" END))
        AS w("board", "period", "earned")
      WHERE w."board" = n."board" AND w."period" = n."period"),
    "high" AS (
      INSERT INTO "board_high" ("community_id", "board", "period", "account_id", "earned")
        SELECT n."community_id", n."board", n."period", n."account_id", n."earned"
        FROM "near" n LEFT JOIN "board_high" h USING ("community_id", "board", "period", "account_id")
        WHERE n."place" <= 201 OR h."account_id" IS NOT NULL
      ON CONFLICT ("community_id", "board", "period", "account_id") DO UPDATE SET "earned" = excluded."earned"
      RETURNING "community_id", "board", "period", xmax = 0 AS "is_new")
    SELECT DISTINCT "community_id", "board", "period" FROM "high" WHERE "is_new"
  LOOP
    PERFORM "board_trim"("grown"."community_id", "grown"."board", "grown"."period");
  END LOOP;
END $$;

-- When a list has grown to twice the hundred it is for: raises the floor to the hundredth, and forgets who is below.
CREATE FUNCTION "board_trim"("of_community" TEXT, "of_board" TEXT, "of_period" INTEGER) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM "board_high" WHERE "community_id" = "of_community" AND "board" = "of_board"
      AND "period" = "of_period") <= 200 THEN
    RETURN;
  END IF;
  INSERT INTO "board_floor" AS f
    SELECT "of_community", "of_board", "of_period", h."earned", h."account_id"
    FROM "board_high" h
    WHERE h."community_id" = "of_community" AND h."board" = "of_board" AND h."period" = "of_period"
    ORDER BY h."earned" DESC, h."account_id" OFFSET 99 LIMIT 1
  ON CONFLICT ("community_id", "board", "period")
    DO UPDATE SET "earned" = excluded."earned", "account_id" = excluded."account_id"
    WHERE (excluded."earned", -excluded."account_id") > (f."earned", -f."account_id");
  DELETE FROM "board_high" h USING "board_floor" f
    WHERE h."community_id" = "of_community" AND h."board" = "of_board" AND h."period" = "of_period"
      AND f."community_id" = "of_community" AND f."board" = "of_board" AND f."period" = "of_period"
      AND (h."earned", -h."account_id") < (f."earned", -f."account_id");
END $$;

-- Lists the highest hundred anew, where so many of them fell that too few are left. Whatever changes meanwhile is noted,
-- and folded in afterwards.
CREATE FUNCTION "board_refill"("of_community" TEXT, "of_board" TEXT, "of_period" INTEGER) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(72707370);
  DELETE FROM "board_floor"
    WHERE "community_id" = "of_community" AND "board" = "of_board" AND "period" = "of_period";
  DELETE FROM "board_high"
    WHERE "community_id" = "of_community" AND "board" = "of_board" AND "period" = "of_period";
  INSERT INTO "board_high"
    SELECT "of_community", "of_board", "of_period", a."id", w."earned"
    FROM "ledger_account" a
    CROSS JOIN LATERAL (VALUES
      ('all', 0, a."earned"),
      ('season', a."season", a."season_earned"),
      ('week', a."week" - DATE '1970-01-01', a."week_earned"),
      ('day', a."day" - DATE '1970-01-01', a."day_earned")) AS w("board", "period", "earned")
    WHERE a."kind" = 'member' AND NOT a."hidden" AND a."community_id" = "of_community"
      AND w."board" = "of_board" AND w."period" = "of_period" AND w."earned" > 0
    ORDER BY w."earned" DESC, a."id" LIMIT 100;
  INSERT INTO "board_floor"
    SELECT "of_community", "of_board", "of_period", h."earned", h."account_id"
    FROM "board_high" h
    WHERE h."community_id" = "of_community" AND h."board" = "of_board" AND h."period" = "of_period"
    ORDER BY h."earned" DESC, h."account_id" OFFSET 99 LIMIT 1;
END $$;
SELECT "board_refill"(b."community_id", b."board", b."period")
  FROM (SELECT DISTINCT "community_id", "board", "period" FROM "board_count" WHERE "members" > 0) b;

-- Hardly any entry reverses another, and nearly all come from the mint, whose entries nobody asks for.
DROP INDEX "ledger_entry_reverses_key";
CREATE UNIQUE INDEX "ledger_entry_reverses" ON "ledger_entry" ("reverses") WHERE "reverses" IS NOT NULL;
DROP INDEX "ledger_entry_from_id_id_idx";
CREATE INDEX "ledger_entry_from_member" ON "ledger_entry" ("from_id", "id") WHERE "reason" NOT IN ('check-in', 'grant');
