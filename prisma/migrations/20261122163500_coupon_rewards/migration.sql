-- CreateTable
CREATE TABLE "coupon_reward" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "pool" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "coupon_id" BIGINT,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_reward_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "coupon_reward_coupon_id_key" ON "coupon_reward"("coupon_id");

-- CreateIndex
CREATE INDEX "coupon_reward_member_id_idx" ON "coupon_reward"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_reward_community_id_key_key" ON "coupon_reward"("community_id", "key");

-- Prisma's schema language knows no check constraints and no partial indexes
ALTER TABLE "coupon_reward" ADD CONSTRAINT "coupon_reward_state" CHECK ("state" IN ('asked', 'given', 'owed', 'taken back'));
ALTER TABLE "coupon_reward" ADD CONSTRAINT "coupon_reward_given" CHECK ("state" <> 'given' OR "coupon_id" IS NOT NULL);
CREATE INDEX "coupon_reward_owed" ON "coupon_reward" ("community_id", "id") WHERE "state" = 'owed';
