-- DropIndex
DROP INDEX "feed_address_community_id_feed_member_id_key";

-- AlterTable
ALTER TABLE "feed_address" ADD COLUMN     "sealed" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "feed_address_community_id_feed_member_id_scope_key" ON "feed_address"("community_id", "feed", "member_id", "scope");
