-- AlterTable
ALTER TABLE "card_post" ADD COLUMN     "claim" UUID;

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "claim" UUID;
