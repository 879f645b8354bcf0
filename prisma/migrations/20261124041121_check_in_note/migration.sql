-- CreateTable
CREATE TABLE "check_in_note" (
    "member_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "community_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "check_in_note_pkey" PRIMARY KEY ("member_id","day")
);

-- CreateIndex
CREATE INDEX "check_in_note_community_id_day_idx" ON "check_in_note"("community_id", "day");
