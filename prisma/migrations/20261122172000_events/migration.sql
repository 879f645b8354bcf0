-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "listing" JSONB,
ADD COLUMN     "otherwise" JSONB;

-- CreateTable
CREATE TABLE "event" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "series_id" INTEGER,
    "slot" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "timing" INTEGER NOT NULL DEFAULT 0,
    "announced" BOOLEAN NOT NULL,
    "moved" BOOLEAN NOT NULL DEFAULT false,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "maybe" INTEGER NOT NULL DEFAULT 0,
    "next" INTEGER NOT NULL DEFAULT 1,
    "code" TEXT NOT NULL,
    "code_index" TEXT NOT NULL,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_series" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "starts" TEXT NOT NULL,
    "shift" INTEGER NOT NULL DEFAULT 0,
    "length" INTEGER NOT NULL,
    "details" JSONB NOT NULL,
    "made" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_coming" (
    "event_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "answer" TEXT,
    "guests" INTEGER NOT NULL DEFAULT 0,
    "place" TEXT,
    "number" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attended_at" TIMESTAMPTZ(3),
    "attended_via" TEXT,
    "entry" BIGINT,
    "rating" INTEGER,
    "word" TEXT,

    CONSTRAINT "event_coming_pkey" PRIMARY KEY ("event_id","member_id")
);

-- CreateTable
CREATE TABLE "event_reminder_off" (
    "member_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_reminder_off_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "listing" (
    "community_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "guild" TEXT NOT NULL,
    "external_id" TEXT,
    "ended" BOOLEAN NOT NULL DEFAULT false,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "listing_pkey" PRIMARY KEY ("community_id","kind","record","platform","guild")
);

-- CreateTable
CREATE TABLE "feed_address" (
    "index" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "feed" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_address_pkey" PRIMARY KEY ("index")
);

-- CreateIndex
CREATE INDEX "event_community_id_starts_at_idx" ON "event"("community_id", "starts_at");

-- CreateIndex
CREATE INDEX "event_community_id_code_index_idx" ON "event"("community_id", "code_index");

-- CreateIndex
CREATE UNIQUE INDEX "event_series_id_slot_key" ON "event"("series_id", "slot");

-- CreateIndex
CREATE INDEX "event_series_community_id_idx" ON "event_series"("community_id");

-- CreateIndex
CREATE INDEX "event_coming_member_id_idx" ON "event_coming"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_coming_event_id_number_key" ON "event_coming"("event_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "feed_address_community_id_feed_member_id_key" ON "feed_address"("community_id", "feed", "member_id");

-- What the schema language can't say
ALTER TABLE "event" ADD CONSTRAINT "event_state" CHECK ("state" IN ('planned', 'open', 'over', 'cancelled'));
ALTER TABLE "event" ADD CONSTRAINT "event_ends_after_it_starts" CHECK ("ends_at" > "starts_at");
ALTER TABLE "event" ADD CONSTRAINT "event_not_below_zero" CHECK ("taken" >= 0 AND "waiting" >= 0 AND "maybe" >= 0);
ALTER TABLE "event" ADD CONSTRAINT "event_slot" CHECK (("series_id" IS NULL) = ("slot" IS NULL));
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_state" CHECK ("state" IN ('running', 'cancelled'));
ALTER TABLE "event_coming" ADD CONSTRAINT "event_coming_answer" CHECK ("answer" IN ('yes', 'maybe', 'no'));
ALTER TABLE "event_coming" ADD CONSTRAINT "event_coming_place" CHECK ("place" IN ('seat', 'waiting'));
ALTER TABLE "event_coming" ADD CONSTRAINT "event_coming_place_of_who_comes"
  CHECK (("place" IS NOT NULL) = ("answer" IS NOT NULL AND "answer" = 'yes') AND ("place" IS NULL OR "number" IS NOT NULL));
ALTER TABLE "event_coming" ADD CONSTRAINT "event_coming_guests" CHECK ("guests" >= 0 AND ("place" IS NOT NULL OR "guests" = 0));
ALTER TABLE "event_coming" ADD CONSTRAINT "event_coming_rating" CHECK ("rating" BETWEEN 1 AND 5);
CREATE INDEX "event_coming_waiting" ON "event_coming" ("event_id", "number") WHERE "place" = 'waiting';
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_says_something";
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_says_something"
  CHECK (num_nonnulls("reply", "card_id", "role", "listing") = 1);
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_goes_somewhere";
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_goes_somewhere" CHECK (num_nonnulls("space", "member_id", "listing") = 1);
