-- AlterTable
ALTER TABLE "ledger_account" ADD COLUMN     "into_member_id" INTEGER;

-- Who became part of another before: the entry's key says who of whom, `link/<from>/<into>`.
UPDATE "ledger_account" a SET "into_member_id" = split_part(e."key", '/', 3)::int
FROM "ledger_entry" e
WHERE e."reason" = 'link' AND a."kind" = 'member' AND a."member_id" = split_part(e."key", '/', 2)::int;
