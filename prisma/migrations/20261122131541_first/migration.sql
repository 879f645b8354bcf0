-- CreateTable
CREATE TABLE "community" (
    "id" TEXT NOT NULL,
    "season" INTEGER NOT NULL DEFAULT 1,
    "greeted_at" TIMESTAMPTZ(3),

    CONSTRAINT "community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "community_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("community_id","platform","external_id")
);

-- CreateTable
CREATE TABLE "direct" (
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "community_id" TEXT,
    "blocked_at" TIMESTAMPTZ(3),

    CONSTRAINT "direct_pkey" PRIMARY KEY ("platform","external_id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "index" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "space" (
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "configured" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "space_pkey" PRIMARY KEY ("community_id","name")
);

-- CreateTable
CREATE TABLE "stray" (
    "platform" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stray_pkey" PRIMARY KEY ("platform","chat")
);

-- CreateTable
CREATE TABLE "receipt" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reply" JSONB,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "dialogue" (
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "given" JSONB NOT NULL,
    "asking" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("platform","external_id","chat")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" INTEGER,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "overdraft" BOOLEAN NOT NULL DEFAULT false,
    "earned" BIGINT NOT NULL DEFAULT 0,
    "day" DATE,
    "day_earned" BIGINT NOT NULL DEFAULT 0,
    "week" DATE,
    "week_earned" BIGINT NOT NULL DEFAULT 0,
    "season" INTEGER,
    "season_earned" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGINT NOT NULL,
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "by_member_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "season" INTEGER NOT NULL,
    "reverses" BIGINT,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_in" (
    "member_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "community_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "streak" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("member_id","day")
);

-- CreateTable
CREATE TABLE "check_in_day" (
    "community_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "latest" TEXT[],

    CONSTRAINT "check_in_day_pkey" PRIMARY KEY ("community_id","day")
);

-- CreateTable
CREATE TABLE "check_in_streak" (
    "member_id" INTEGER NOT NULL,
    "last_day" DATE NOT NULL,
    "length" INTEGER NOT NULL,
    "best" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,

    CONSTRAINT "check_in_streak_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" BIGSERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timetable_entry" (
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timing" TEXT NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "paused_by" INTEGER,

    CONSTRAINT "timetable_entry_pkey" PRIMARY KEY ("community_id","name")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "space" TEXT,
    "member_id" INTEGER,
    "reply" JSONB,
    "card_id" INTEGER,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "message" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card" (
    "id" SERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_post" (
    "id" BIGSERIAL NOT NULL,
    "card_id" INTEGER NOT NULL,
    "space" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "drawn" INTEGER NOT NULL,
    "look" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'up',
    "reason" TEXT,

    CONSTRAINT "card_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_message" (
    "id" BIGSERIAL NOT NULL,
    "community_id" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "only_for" TEXT,
    "answers" BIGINT,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "web_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_community_id_idx" ON "member"("community_id");

-- CreateIndex
CREATE INDEX "account_member_id_idx" ON "account"("member_id");

-- CreateIndex
CREATE INDEX "account_community_id_platform_handle_idx" ON "account"("community_id", "platform", "handle");

-- CreateIndex
CREATE INDEX "receipt_at_idx" ON "receipt"("at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_reverses_key" ON "ledger_entry"("reverses");

-- CreateIndex
CREATE INDEX "ledger_entry_to_id_id_idx" ON "ledger_entry"("to_id", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_from_id_id_idx" ON "ledger_entry"("from_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_community_id_key_key" ON "ledger_entry"("community_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "timer_community_id_key_key" ON "timer"("community_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_community_id_key_key" ON "delivery"("community_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "card_community_id_kind_record_key" ON "card"("community_id", "kind", "record");

-- CreateIndex
CREATE INDEX "card_post_card_id_idx" ON "card_post"("card_id");

-- CreateIndex
CREATE INDEX "web_message_community_id_room_id_idx" ON "web_message"("community_id", "room", "id");

-- CreateIndex
CREATE INDEX "web_message_community_id_revision_idx" ON "web_message"("community_id", "revision");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_post" ADD CONSTRAINT "card_post_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what the schema language can't say.

-- The account book
CREATE SEQUENCE "ledger_entry_block";
CREATE UNIQUE INDEX "ledger_account_member" ON "ledger_account" ("member_id") WHERE "kind" = 'member';
CREATE UNIQUE INDEX "ledger_account_own" ON "ledger_account" ("community_id", "kind") WHERE "kind" <> 'member';
ALTER TABLE "ledger_account" ADD CONSTRAINT "balance_not_below_zero"
  CHECK ("kind" <> 'member' OR "overdraft" OR "balance" >= 0);
ALTER TABLE "ledger_account" ADD CONSTRAINT "member_accounts_have_members"
  CHECK (("kind" = 'member') = ("member_id" IS NOT NULL));
ALTER TABLE "ledger_entry" ADD CONSTRAINT "amount_above_zero" CHECK ("amount" > 0);
ALTER TABLE "ledger_entry" ADD CONSTRAINT "moves_between_two" CHECK ("from_id" <> "to_id");
CREATE FUNCTION "ledger_entry_stands"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger entries are never changed: reverse them by another entry';
END $$;
CREATE TRIGGER "ledger_entry_stands" BEFORE UPDATE OR DELETE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION "ledger_entry_stands"();

-- Boards: whoever earned most
CREATE INDEX "ledger_account_earned" ON "ledger_account" ("community_id", "earned" DESC) WHERE "kind" = 'member';
CREATE INDEX "ledger_account_season" ON "ledger_account" ("community_id", "season", "season_earned" DESC) WHERE "kind" = 'member';
CREATE INDEX "ledger_account_week" ON "ledger_account" ("community_id", "week", "week_earned" DESC) WHERE "kind" = 'member';
CREATE INDEX "ledger_account_day" ON "ledger_account" ("community_id", "day", "day_earned" DESC) WHERE "kind" = 'member';

-- The agenda and the outbox: only what is still to be done is looked for
ALTER TABLE "timer" ADD CONSTRAINT "timer_state" CHECK ("state" IN ('waiting', 'done', 'skipped', 'failed', 'cancelled'));
CREATE INDEX "timer_waiting" ON "timer" ("due_at") WHERE "state" = 'waiting';
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state" CHECK ("state" IN ('waiting', 'sending', 'sent', 'unsure', 'failed'));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_goes_somewhere" CHECK (("space" IS NULL) <> ("member_id" IS NULL));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_says_something" CHECK (("reply" IS NULL) <> ("card_id" IS NULL));
CREATE INDEX "delivery_waiting" ON "delivery" ("due_at") WHERE "state" = 'waiting';
CREATE INDEX "delivery_sending" ON "delivery" ("due_at") WHERE "state" = 'sending';
ALTER TABLE "card_post" ADD CONSTRAINT "card_post_state" CHECK ("state" IN ('up', 'gone', 'refused'));
