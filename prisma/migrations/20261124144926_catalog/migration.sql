-- Parts of words are found by their trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What the search of a rule finds, and how much each finding weighs: the title more than the tags, these more than the
-- description, and that more than the values of the detection. Words of a sentence are found in any of their forms, names as they are.
CREATE FUNCTION rule_search(title TEXT, tags TEXT, description TEXT, detection_values TEXT) RETURNS TSVECTOR
LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')
      || setweight(to_tsvector('pg_catalog.simple', tags), 'B')
      || setweight(to_tsvector('pg_catalog.english', description), 'C')
      || setweight(to_tsvector('pg_catalog.simple', detection_values), 'D')
$$;

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "location" TEXT,
    "repository" TEXT,
    "commit" TEXT,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule" (
    "key" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "own_id" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "document" INTEGER NOT NULL,
    "yaml" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "reading_version" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "status" TEXT,
    "level" TEXT,
    "author" TEXT,
    "license" TEXT,
    "date" DATE,
    "modified" DATE,
    "last_modified" DATE NOT NULL,
    "category" TEXT,
    "product" TEXT,
    "service" TEXT,
    "tags" TEXT[],
    "tag_keys" TEXT[],
    "techniques" TEXT[],
    "current_techniques" TEXT[],
    "technique_keys" TEXT[],
    "tactics" TEXT[],
    "current_tactics" TEXT[],
    "cves" TEXT[],
    "references" TEXT[],
    "reference_text" TEXT NOT NULL,
    "falsepositives" TEXT[],
    "fields" TEXT[],
    "related" JSONB NOT NULL,
    "search" tsvector NOT NULL,
    "search_text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "key" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "document" INTEGER NOT NULL,
    "yaml" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rule_tables" (
    "rule_key" INTEGER NOT NULL,
    "map_version" TEXT NOT NULL,
    "targets" TEXT[],
    "tables" TEXT[],
    "pairs" TEXT[],

    CONSTRAINT "rule_tables_pkey" PRIMARY KEY ("rule_key")
);

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "repository" TEXT,
    "commit" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "files_read" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "problem_code" TEXT,
    "problem" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "key" SERIAL NOT NULL,
    "import_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "rule_id" TEXT,
    "title" TEXT,
    "problems" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staged_rule" (
    "import_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "attributes" JSONB NOT NULL,

    CONSTRAINT "staged_rule_pkey" PRIMARY KEY ("import_id","id")
);

-- CreateTable
CREATE TABLE "attack" (
    "domain" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "matrix" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attack_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "catalog_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "catalog_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "source_name_key" ON "source"("name");

-- CreateIndex
CREATE INDEX "rule_source_id_path_idx" ON "rule"("source_id", "path");

-- CreateIndex
CREATE INDEX "rule_last_modified_id_source_id_idx" ON "rule"("last_modified", "id", "source_id");

-- CreateIndex
CREATE INDEX "rule_title_id_source_id_idx" ON "rule"("title", "id", "source_id");

-- CreateIndex
CREATE INDEX "rule_status_idx" ON "rule"("status");

-- CreateIndex
CREATE INDEX "rule_level_idx" ON "rule"("level");

-- CreateIndex
CREATE INDEX "rule_product_idx" ON "rule"("product");

-- CreateIndex
CREATE INDEX "rule_category_idx" ON "rule"("category");

-- CreateIndex
CREATE INDEX "rule_service_idx" ON "rule"("service");

-- CreateIndex
CREATE INDEX "rule_tag_keys_idx" ON "rule" USING GIN ("tag_keys");

-- CreateIndex
CREATE INDEX "rule_technique_keys_idx" ON "rule" USING GIN ("technique_keys");

-- CreateIndex
CREATE INDEX "rule_tactics_idx" ON "rule" USING GIN ("tactics");

-- CreateIndex
CREATE INDEX "rule_cves_idx" ON "rule" USING GIN ("cves");

-- CreateIndex
CREATE INDEX "rule_related_idx" ON "rule" USING GIN ("related" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "rule_search_idx" ON "rule" USING GIN ("search");

-- CreateIndex
CREATE INDEX "rule_search_text_trgm" ON "rule" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "rule_reference_text_trgm" ON "rule" USING GIN ("reference_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "rule_author_trgm" ON "rule" USING GIN ("author" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "rule_id_source_id_key" ON "rule"("id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_version_id_source_id_version_key" ON "rule_version"("id", "source_id", "version");

-- CreateIndex
CREATE INDEX "rule_tables_map_version_idx" ON "rule_tables"("map_version");

-- CreateIndex
CREATE INDEX "rule_tables_targets_idx" ON "rule_tables" USING GIN ("targets");

-- CreateIndex
CREATE INDEX "rule_tables_tables_idx" ON "rule_tables" USING GIN ("tables");

-- CreateIndex
CREATE INDEX "rule_tables_pairs_idx" ON "rule_tables" USING GIN ("pairs");

-- CreateIndex
CREATE INDEX "import_source_id_state_idx" ON "import"("source_id", "state");

-- CreateIndex
CREATE INDEX "import_started_at_idx" ON "import"("started_at");

-- CreateIndex
CREATE INDEX "import_file_import_id_outcome_key_idx" ON "import_file"("import_id", "outcome", "key");

-- AddForeignKey
ALTER TABLE "rule" ADD CONSTRAINT "rule_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_tables" ADD CONSTRAINT "rule_tables_rule_key_fkey" FOREIGN KEY ("rule_key") REFERENCES "rule"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The state of a catalog without rules, and the source of the rules that are sent one by one.
INSERT INTO "catalog_state" ("id", "revision") VALUES (1, 0);
INSERT INTO "source" ("id", "name", "kind") VALUES (1, 'local', 'local');
SELECT setval('source_id_seq', 1);
