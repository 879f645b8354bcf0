-- A tap on a card whose arrival nobody confirmed.
CREATE INDEX "delivery_doubtful" ON "delivery" ("card_id") WHERE "state" IN ('sending', 'unsure') AND "card_id" IS NOT NULL;
