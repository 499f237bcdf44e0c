import { AttackService } from '../../src/catalog/attack.service.js';
import { CatalogService } from '../../src/catalog/catalog.service.js';
import type { ImportRun } from '../../src/catalog/import/import-run.js';
import { RuleImporter, type ImportChoice } from '../../src/catalog/import/rule-importer.js';
import type { RejectedFile, RuleFile, RuleSource } from '../../src/catalog/import/sources/rule-source.js';
import { RuleEditor } from '../../src/catalog/rule-editor.js';
import type { RuleFilter } from '../../src/catalog/rule-query.js';
import { RuleRereading } from '../../src/catalog/rule-rereading.js';
import { AttackStore } from '../../src/catalog/store/attack-store.js';
import { CoverageStore } from '../../src/catalog/store/coverage-store.js';
import type { Database } from '../../src/catalog/store/database.js';
import { FacetStore } from '../../src/catalog/store/facet-store.js';
import { ImportStore } from '../../src/catalog/store/import-store.js';
import { RuleStore } from '../../src/catalog/store/rule-store.js';
import { RuleWriter } from '../../src/catalog/store/rule-writer.js';
import { TableIndexStore } from '../../src/catalog/store/table-index-store.js';
import { TableIndex } from '../../src/catalog/table-index.js';
import { BUILT_IN, type TargetSet } from '../../src/compiler/index.js';

/** The services of a catalog on a database, without a server around them. */
export class TestCatalog {
  readonly attack: AttackService;
  readonly rules: RuleStore;
  readonly imports: ImportStore;
  readonly importer: RuleImporter;
  readonly catalog: CatalogService;
  readonly editor: RuleEditor;
  readonly rereading: RuleRereading;

  constructor(readonly database: Database) {
    const writer = new RuleWriter(database);
    this.attack = new AttackService(new AttackStore(database));
    this.rules = new RuleStore(database);
    this.imports = new ImportStore(database);
    this.importer = new RuleImporter(database, writer, this.imports, this.attack);
    this.catalog = new CatalogService(this.rules, new FacetStore(database), new CoverageStore(database), this.attack, BUILT_IN);
    this.editor = new RuleEditor(this.rules, writer, this.attack);
    this.rereading = new RuleRereading(writer, this.attack);
  }

  /** What knows the tables of rules, by the maps of these targets. */
  tableIndex(set: TargetSet = BUILT_IN): TableIndex {
    return new TableIndex(new TableIndexStore(this.database), this.database, set);
  }

  /** Imports files by their paths, and waits for the end. */
  async import(files: Readonly<Record<string, string>>, choice: ImportChoice = {}): Promise<ImportRun> {
    return (await this.importer.start(sourceOf(files), { name: 'test', ...choice })).done;
  }

  /** The titles of the rules that a filter means, in the order of the ids. */
  async titles(filter: RuleFilter): Promise<readonly string[]> {
    const { edges } = await this.catalog.rules(filter).page({ first: 100, orderBy: 'ID' });
    return edges.map(({ node }) => node.title);
  }

  /** All that the catalog has: what a change that did not happen must not have touched. */
  async content(): Promise<unknown> {
    const { prisma } = this.database;
    return {
      rules:
        await prisma.$queryRaw`SELECT source_id, id, path, document, content_hash, version, title, updated_at FROM rule ORDER BY source_id, id`,
      versions: await prisma.$queryRaw`SELECT source_id, id, version, content_hash, replaced_at FROM rule_version ORDER BY key`,
      staged: await prisma.stagedRule.count(),
      revision: await this.rules.revision(),
    };
  }
}

/** Files as a source, in their order; `between` is awaited before each. */
export function sourceOf(
  files: Readonly<Record<string, string | RejectedFile>>,
  between: (index: number) => Promise<void> | void = () => undefined,
): RuleSource {
  async function* read(signal?: AbortSignal): AsyncIterable<RuleFile | RejectedFile> {
    for (const [index, [path, file]] of Object.entries(files).entries()) {
      await between(index);
      signal?.throwIfAborted();
      yield typeof file === 'string' ? { path, text: file } : file;
    }
  }
  return { name: 'files', kind: 'folder', provenance: { location: '/rules' }, files: read, close: () => Promise.resolve() };
}

/** The id of a rule of a test, from a small number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A rule as YAML: what is given in the place of what it would say; undefined leaves a line away. */
export function ruleText(number: number, given: Readonly<Record<string, string | undefined>> = {}): string {
  const lines: Readonly<Record<string, string | undefined>> = {
    title: `Rule ${number}`,
    id: idOf(number),
    status: 'test',
    logsource: '{ category: process_creation, product: windows }',
    detection: `{ selection: { Image: 'C:\\${number}.exe' }, condition: selection }`,
    ...given,
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}
