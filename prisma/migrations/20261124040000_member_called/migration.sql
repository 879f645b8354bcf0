-- Who shows a name, or one that begins so (namesakes).
CREATE INDEX "member_called" ON "member" ("community_id", lower("name") text_pattern_ops);
