-- What was staged by a program that has ended is of no use.
DELETE FROM "staged_rule";

-- AlterTable
ALTER TABLE "staged_rule" ADD COLUMN     "search" tsvector NOT NULL;
