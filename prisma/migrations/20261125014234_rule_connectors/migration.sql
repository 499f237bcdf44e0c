-- AlterTable
ALTER TABLE "rule_tables" ADD COLUMN     "connectors" TEXT[];

-- CreateIndex
CREATE INDEX "rule_created_at_id_source_id_idx" ON "rule"("created_at", "id", "source_id");

-- CreateIndex
CREATE INDEX "rule_tables_connectors_idx" ON "rule_tables" USING GIN ("connectors");

-- The connectors are found out with the tables.
UPDATE "rule_tables" SET "map_version" = '';
