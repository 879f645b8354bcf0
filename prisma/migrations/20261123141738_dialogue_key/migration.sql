-- AlterTable
ALTER TABLE "dialogue" ADD COLUMN     "key" TEXT NOT NULL DEFAULT '';
