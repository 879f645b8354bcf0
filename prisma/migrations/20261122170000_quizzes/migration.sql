-- CreateTable
CREATE TABLE "quiz" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "current" INTEGER NOT NULL DEFAULT 0,
    "seconds" INTEGER NOT NULL,
    "spaces" JSONB NOT NULL,
    "terms" JSONB NOT NULL,
    "players" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "started_by" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "week" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "quiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quiz_question" (
    "quiz_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "community_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "picture" TEXT,
    "opened_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "right" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quiz_question_pkey" PRIMARY KEY ("quiz_id","n")
);

-- CreateTable
CREATE TABLE "quiz_answer" (
    "quiz_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "picks" JSONB NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took" INTEGER NOT NULL,
    "locked" BOOLEAN NOT NULL,
    "right" BOOLEAN,
    "points" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quiz_answer_pkey" PRIMARY KEY ("quiz_id","n","member_id")
);

-- CreateTable
CREATE TABLE "quiz_score" (
    "quiz_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "took" BIGINT NOT NULL,
    "rank" INTEGER NOT NULL,
    "reward" INTEGER NOT NULL DEFAULT 0,
    "entry" BIGINT,

    CONSTRAINT "quiz_score_pkey" PRIMARY KEY ("quiz_id","member_id")
);

-- CreateTable
CREATE TABLE "quiz_climb" (
    "member_id" INTEGER NOT NULL,
    "bank" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "question" JSONB,
    "serial" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "failed" INTEGER NOT NULL,

    CONSTRAINT "quiz_climb_pkey" PRIMARY KEY ("member_id","bank")
);

-- CreateTable
CREATE TABLE "quiz_league" (
    "community_id" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "quiz_league_pkey" PRIMARY KEY ("community_id","week")
);

-- CreateIndex
CREATE INDEX "quiz_community_id_id_idx" ON "quiz"("community_id", "id");

-- CreateIndex
CREATE INDEX "quiz_community_id_week_idx" ON "quiz"("community_id", "week");

-- CreateIndex
CREATE INDEX "quiz_answer_member_id_idx" ON "quiz_answer"("member_id");

-- CreateIndex
CREATE INDEX "quiz_score_member_id_idx" ON "quiz_score"("member_id");

ALTER TABLE "quiz" ADD CONSTRAINT "quiz_state" CHECK ("state" IN ('planned', 'running', 'over', 'stopped'));
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_sizes" CHECK ("count" > 0 AND "current" BETWEEN 0 AND "count" AND "seconds" > 0);
ALTER TABLE "quiz_question" ADD CONSTRAINT "quiz_question_state"
  CHECK ("state" IN ('ahead', 'open', 'closed', 'told', 'void'));
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_points" CHECK ("points" >= 0 AND "took" >= 0);
ALTER TABLE "quiz_score" ADD CONSTRAINT "quiz_score_rank" CHECK ("rank" > 0 AND "reward" >= 0);
-- Asked at every start of a quiz, and at every answer that is typed.
CREATE INDEX "quiz_running" ON "quiz" ("community_id") WHERE "state" IN ('planned', 'running');
