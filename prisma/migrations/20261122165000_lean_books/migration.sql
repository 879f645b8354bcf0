-- Less to write for each movement of points.

-- An index on what everybody earns was changed by every check-in: four for each account, which also kept the new version
-- of its row from standing beside the old one. A board shows its first ten, so only those who stand high are listed.
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

-- Lists the highest hundred anew. Nobody earns meanwhile: who is on the way up would be missed. Only needed where a
-- board's list came to hold too few, since many of the highest fell.
CREATE FUNCTION "board_refill"("of_community" TEXT, "of_board" TEXT, "of_period" INTEGER) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE "ledger_account" IN SHARE MODE;
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

-- Raises the floor to the hundredth place when the list has grown to twice as many. The floor never falls but by a
-- refill, so that whoever read it a moment ago lists too many and never too few. Who is just being changed by another
-- process stays in the list.
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
  DELETE FROM "board_high" b USING (
      SELECT h."account_id"
      FROM "board_high" h JOIN "board_floor" f USING ("community_id", "board", "period")
      WHERE h."community_id" = "of_community" AND h."board" = "of_board" AND h."period" = "of_period"
        AND (h."earned", -h."account_id") < (f."earned", -f."account_id")
      FOR UPDATE OF h SKIP LOCKED) AS low
    WHERE b."community_id" = "of_community" AND b."board" = "of_board" AND b."period" = "of_period"
      AND b."account_id" = low."account_id";
END $$;

-- As before, it counts how many have each sum. Most of a crowd often earn the same, so what moved is grouped before it
-- is written digit by digit. And it lists who stands high, or stood high until now.
CREATE OR REPLACE FUNCTION "ledger_account_counted"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "grown" RECORD;
BEGIN
  FOR "grown" IN
    WITH "moved" AS MATERIALIZED (
      SELECT * FROM (
        SELECT a."community_id", w."board", w."period", a."id",
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
      WHERE "had" <> "has"),
    "alike" AS (
      SELECT "community_id", "board", "period", "had", "has", count(*) AS "n" FROM "moved" GROUP BY 1, 2, 3, 4, 5),
    "counted" AS (
      INSERT INTO "board_count" AS b ("community_id", "board", "period", "level", "prefix", "members")
        SELECT v."community_id", v."board", v."period", p."level", p."prefix", sum(c."n")
        FROM "alike" v
        CROSS JOIN LATERAL (VALUES (v."had", -v."n"), (v."has", v."n")) AS c("earned", "n")
        CROSS JOIN LATERAL "board_places"(c."earned") AS p
        GROUP BY 1, 2, 3, 4, 5 HAVING sum(c."n") <> 0
        -- In one order, so that two processes wait for each other and never deadlock.
        ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT ("community_id", "board", "period", "level", "prefix")
        DO UPDATE SET "members" = b."members" + excluded."members"),
    "high" AS (
      INSERT INTO "board_high" ("community_id", "board", "period", "account_id", "earned")
        SELECT v."community_id", v."board", v."period", v."id", v."has"
        FROM "moved" v LEFT JOIN "board_floor" f USING ("community_id", "board", "period")
        WHERE f."earned" IS NULL OR (greatest(v."had", v."has"), -v."id") >= (f."earned", -f."account_id")
      ON CONFLICT ("community_id", "board", "period", "account_id") DO UPDATE SET "earned" = excluded."earned"
      RETURNING "community_id", "board", "period", xmax = 0 AS "is_new")
    SELECT DISTINCT "community_id", "board", "period" FROM "high" WHERE "is_new" ORDER BY 1, 2, 3
  LOOP
    PERFORM "board_trim"("grown"."community_id", "grown"."board", "grown"."period");
  END LOOP;
  RETURN NULL;
END $$;

SELECT "board_refill"(b."community_id", b."board", b."period")
  FROM (SELECT DISTINCT "community_id", "board", "period" FROM "board_count" WHERE "members" > 0) b;

-- Hardly any entry reverses another, and nearly all come from the mint, whose entries nobody asks for.
DROP INDEX "ledger_entry_reverses_key";
CREATE UNIQUE INDEX "ledger_entry_reverses" ON "ledger_entry" ("reverses") WHERE "reverses" IS NOT NULL;
DROP INDEX "ledger_entry_from_id_id_idx";
CREATE INDEX "ledger_entry_from_member" ON "ledger_entry" ("from_id", "id") WHERE "reason" NOT IN ('check-in', 'grant');
