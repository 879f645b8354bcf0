-- CreateTable
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_call" (
    "token_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_call_pkey" PRIMARY KEY ("token_id","key")
);

-- CreateTable
CREATE TABLE "coupon_sale" (
    "coupon_id" BIGINT NOT NULL,
    "by" TEXT,
    "reference" TEXT,

    CONSTRAINT "coupon_sale_pkey" PRIMARY KEY ("coupon_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_community_id_idx" ON "api_token"("community_id");

-- CreateIndex
CREATE INDEX "api_call_at_idx" ON "api_call"("at");

-- Two tokens in use never share a name; one that was revoked leaves its own.
CREATE UNIQUE INDEX "api_token_name_in_use" ON "api_token"("community_id", "name") WHERE "revoked_at" IS NULL;
