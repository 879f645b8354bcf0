-- CreateTable
CREATE TABLE "question" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "asker_id" INTEGER NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "topic" TEXT,
    "spaces" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "numbered" INTEGER NOT NULL DEFAULT 0,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "same" INTEGER NOT NULL DEFAULT 0,
    "price" INTEGER NOT NULL DEFAULT 0,
    "bounty" INTEGER NOT NULL DEFAULT 0,
    "held_until" TIMESTAMPTZ(3),
    "accepted" INTEGER,
    "accepted_by" INTEGER,
    "accepted_at" TIMESTAMPTZ(3),
    "turn" INTEGER NOT NULL DEFAULT 0,
    "reward" BIGINT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "question_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "expert" BOOLEAN NOT NULL,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'standing',
    "source" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_pkey" PRIMARY KEY ("question_id","number")
);

-- CreateTable
CREATE TABLE "answer_vote" (
    "question_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entry" BIGINT,

    CONSTRAINT "answer_vote_pkey" PRIMARY KEY ("question_id","number","member_id")
);

-- CreateTable
CREATE TABLE "question_follower" (
    "question_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_follower_pkey" PRIMARY KEY ("question_id","member_id")
);

-- CreateTable
CREATE TABLE "question_draft" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "topic" TEXT,
    "anonymous" BOOLEAN NOT NULL,
    "bounty" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "spaces" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "asked" INTEGER,

    CONSTRAINT "question_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_stake" (
    "question_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'held',
    "paid" BIGINT NOT NULL,
    "out" BIGINT,
    "rest" BIGINT,

    CONSTRAINT "question_stake_pkey" PRIMARY KEY ("question_id","number")
);

-- CreateTable
CREATE TABLE "topic_expert" (
    "community_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "added_by" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "topic_expert_pkey" PRIMARY KEY ("community_id","topic","member_id")
);

-- CreateTable
CREATE TABLE "faq_entry" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "added_by" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "faq_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wording" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "record" INTEGER NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL,
    "by_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_day" (
    "member_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "earned" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "answer_day_pkey" PRIMARY KEY ("member_id","day")
);

-- CreateIndex
CREATE INDEX "question_community_id_state_id_idx" ON "question"("community_id", "state", "id");

-- CreateIndex
CREATE INDEX "question_asker_id_idx" ON "question"("asker_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_source_key" ON "answer"("source");

-- CreateIndex
CREATE INDEX "answer_author_id_idx" ON "answer"("author_id");

-- CreateIndex
CREATE INDEX "answer_vote_member_id_idx" ON "answer_vote"("member_id");

-- CreateIndex
CREATE INDEX "question_follower_member_id_idx" ON "question_follower"("member_id");

-- CreateIndex
CREATE INDEX "question_draft_member_id_idx" ON "question_draft"("member_id");

-- CreateIndex
CREATE INDEX "question_stake_member_id_idx" ON "question_stake"("member_id");

-- CreateIndex
CREATE INDEX "topic_expert_member_id_idx" ON "topic_expert"("member_id");

-- CreateIndex
CREATE INDEX "faq_entry_community_id_id_idx" ON "faq_entry"("community_id", "id");

-- CreateIndex
CREATE INDEX "wording_kind_record_idx" ON "wording"("kind", "record");

-- CreateIndex
CREATE INDEX "card_post_message_idx" ON "card_post"("message");

-- What Prisma's schema has no words for.
ALTER TABLE "question" ADD CONSTRAINT "question_state" CHECK ("state" IN ('open', 'accepted', 'withdrawn', 'closed'));
ALTER TABLE "question" ADD CONSTRAINT "question_accepts_one" CHECK (("state" = 'accepted') = ("accepted" IS NOT NULL));
ALTER TABLE "question" ADD CONSTRAINT "question_counts" CHECK ("answers" BETWEEN 0 AND "numbered" AND "same" >= 0 AND "bounty" >= 0);
ALTER TABLE "answer" ADD CONSTRAINT "answer_state" CHECK ("state" IN ('standing', 'withdrawn', 'removed'));
ALTER TABLE "answer" ADD CONSTRAINT "answer_votes" CHECK ("votes" >= 0);
ALTER TABLE "question_stake" ADD CONSTRAINT "question_stake_kind" CHECK ("kind" IN ('bounty', 'price'));
ALTER TABLE "question_stake" ADD CONSTRAINT "question_stake_state" CHECK ("state" IN ('held', 'paid', 'refunded'));
ALTER TABLE "question_stake" ADD CONSTRAINT "question_stake_amount" CHECK ("amount" > 0);
ALTER TABLE "wording" ADD CONSTRAINT "wording_kind" CHECK ("kind" IN ('question', 'answer', 'faq'));
