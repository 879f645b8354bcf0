-- AlterTable
ALTER TABLE "account" DROP CONSTRAINT "account_pkey",
ADD CONSTRAINT "account_pkey" PRIMARY KEY ("platform", "external_id", "community_id");
