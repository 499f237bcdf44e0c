import { AttackIndexService } from '../../src/attack-index/attack-index.service.js';
import { RulesService } from '../../src/rules/rules.service.js';
import type { ImportRun } from '../../src/imports/import-run.js';
import { RuleImporter, type ImportChoice } from '../../src/imports/rule-importer.js';
import type { RejectedFile, RuleFile, RuleSource } from '../../src/imports/sources/rule-source.js';
import { RuleEditor } from '../../src/rules/rule-editor.js';
import type { RuleFilter } from '../../src/rules/rule-query.js';
import { RuleReindexer } from '../../src/rules/rule-reindexer.js';
import { AttackIndexRepository } from '../../src/attack-index/attack-index.repository.js';
import { ConversionService } from '../../src/conversion/conversion.service.js';
import { RuleTextsRepository } from '../../src/conversion/rule-texts.repository.js';
import type { DatabaseService } from '../../src/database/database.service.js';
import { OpenValuesRepository } from '../../src/rules/open-values.repository.js';
import { RuleFilterService } from '../../src/rules/rule-filter.service.js';
import { CoverageRepository } from '../../src/coverage/coverage.repository.js';
import { CoverageService } from '../../src/coverage/coverage.service.js';
import { FacetsRepository } from '../../src/rules/facets.repository.js';
import { ImportsRepository } from '../../src/imports/imports.repository.js';
import { RulesRepository } from '../../src/rules/rules.repository.js';
import { StagedRulesRepository } from '../../src/rules/staged-rules.repository.js';
import { TableIndexRepository } from '../../src/rules/table-index.repository.js';
import { TableIndex } from '../../src/rules/table-index.js';
import { BUILT_IN_TARGETS, type TargetRegistry } from '../../src/compiler/index.js';

/** The services of a catalog on a database, without a server around them. */
export class TestCatalog {
  readonly attack: AttackIndexService;
  readonly rules: RulesRepository;
  readonly imports: ImportsRepository;
  readonly importer: RuleImporter;
  readonly catalog: RulesService;
  readonly coverage: CoverageService;
  readonly editor: RuleEditor;
  readonly rereading: RuleReindexer;

  constructor(readonly database: DatabaseService) {
    const writer = new StagedRulesRepository(database);
    this.attack = new AttackIndexService(new AttackIndexRepository(database));
    this.rules = new RulesRepository(database);
    this.imports = new ImportsRepository(database);
    this.importer = new RuleImporter(database, writer, this.imports, this.attack);
    const filters = new RuleFilterService(this.attack, new OpenValuesRepository(database), BUILT_IN_TARGETS);
    this.catalog = new RulesService(this.rules, new FacetsRepository(database), filters);
    this.coverage = new CoverageService(filters, new CoverageRepository(database), BUILT_IN_TARGETS);
    this.editor = new RuleEditor(this.rules, writer, this.attack);
    this.rereading = new RuleReindexer(writer, this.attack);
  }

  /** What knows the tables of rules, by the maps of these targets. */
  tableIndex(set: TargetRegistry = BUILT_IN_TARGETS): TableIndex {
    const conversions = new ConversionService(set, new RuleTextsRepository(this.database));
    return new TableIndex(new TableIndexRepository(this.database), this.database, conversions, set);
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
