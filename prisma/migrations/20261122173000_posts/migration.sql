-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "cause" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "does" TEXT NOT NULL DEFAULT 'send',
ADD COLUMN     "target" TEXT;

-- AlterTable
ALTER TABLE "timer" ADD COLUMN     "reply" JSONB;

-- CreateTable
CREATE TABLE "post" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "spaces" TEXT[],
    "content" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" TEXT NOT NULL,
    "base64" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "post_community_id_id_idx" ON "post"("community_id", "id");

-- CreateIndex
CREATE INDEX "delivery_community_id_cause_idx" ON "delivery"("community_id", "cause");

-- By hand
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_state";
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state" CHECK ("state" IN ('waiting', 'sending', 'sent', 'unsure', 'failed', 'withdrawn', 'removed'));
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_says_something";
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_does" CHECK ("does" IN ('send', 'edit', 'delete', 'pin'));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_says_something" CHECK (num_nonnulls("reply", "card_id", "role", "listing", "target") = 1);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_has_target" CHECK (("does" = 'send') = ("target" IS NULL));
CREATE INDEX "delivery_target" ON "delivery" ("community_id", "target") WHERE "target" IS NOT NULL;
ALTER TABLE "delivery" ADD COLUMN "platform" TEXT;
DROP INDEX "delivery_waiting";
CREATE INDEX "delivery_waiting" ON "delivery" ("id") WHERE "state" = 'waiting';
CREATE INDEX "delivery_due" ON "delivery" ("due_at") WHERE "state" = 'waiting';
CREATE INDEX "delivery_in_turn" ON "delivery" ("community_id", "space", "id") WHERE "state" IN ('waiting', 'sending');
