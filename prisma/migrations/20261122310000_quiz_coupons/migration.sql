-- AlterTable
ALTER TABLE "quiz_score" ADD COLUMN     "coupons" JSONB NOT NULL DEFAULT '[]';
