-- CreateTable
CREATE TABLE "knowledge_entry" (
    "community_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entry_id" INTEGER NOT NULL,

    CONSTRAINT "knowledge_entry_pkey" PRIMARY KEY ("kind","entry_id")
);

-- CreateTable
CREATE TABLE "knowledge_term" (
    "community_id" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "weight" REAL NOT NULL,

    CONSTRAINT "knowledge_term_pkey" PRIMARY KEY ("community_id","term","kind","entry_id")
);

-- CreateIndex
CREATE INDEX "knowledge_entry_community_id_idx" ON "knowledge_entry"("community_id");

-- CreateIndex
CREATE INDEX "knowledge_term_kind_entry_id_idx" ON "knowledge_term"("kind", "entry_id");
