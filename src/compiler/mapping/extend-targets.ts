import { didYouMean } from '../diagnostics/nearest-names.js';
import type { Reporter } from '../diagnostics/reporter.js';
import type { YamlNode } from '../sigma/yaml.js';
import { contradictionsIn, type Contradiction } from '../targets/check-target.js';
import { columnsOf } from '../targets/columns-of.js';
import {
  expandSameNamedColumns,
  type DataConnectors,
  type Logsource,
  type LogsourceMapping,
  type Table,
  type Target,
} from '../targets/target.js';
import type { MappingFile, MappingEntry, MappingTable } from './mapping-shape.js';
import { nodeAt, quotedIn } from './places.js';

/**
 * The targets with what a mapping file says. What it says of a log source on a table wins over what the target has for the two.
 * Its mappings stand first, so that of equal rank they come first too.
 */
export function extendTargets(file: MappingFile, root: YamlNode, targets: readonly Target[], reporter: Reporter): readonly Target[] {
  return new Extension(file, root, targets, reporter).extend();
}

const OWN_BASIS = 'A mapping file.';

class Extension {
  readonly #known: Target | undefined;

  constructor(
    private readonly file: MappingFile,
    private readonly root: YamlNode,
    private readonly targets: readonly Target[],
    private readonly reporter: Reporter,
  ) {
    this.#known = targets.find(({ id }) => id === file.target);
  }

  extend(): readonly Target[] {
    const { target: id, mappings: described = [], tables: own = {}, unsupportedLogsources = {} } = this.file;
    const base = this.#known ?? this.#newTarget();
    if (base === undefined) return this.targets;
    if (this.#known) this.#checkKnown(this.#known);
    const tables = this.#tables(base);
    const mappings = described.flatMap((logsourceMapping, index) => this.#logsourceMapping(logsourceMapping, index, base, tables));
    if (described.length === 0 && Object.keys(own).length === 0 && Object.keys(unsupportedLogsources).length === 0)
      this.#report([], `Nothing is said of "${id}".`, 'value', 'a mapping has "mappings", and "tables" for tables that are not known');
    if (this.#failed()) return this.targets;
    for (const name of Object.keys(own).filter((table) => !described.some((logsourceMapping) => logsourceMapping.table === table)))
      this.#report(['tables', name], `No mapping uses the table "${name}".`, 'key', 'add it to "mappings"');
    if (this.#failed()) return this.targets;

    const extended: Target = {
      ...base,
      mappings: [
        ...mappings,
        ...base.mappings.filter((logsourceMapping) => !mappings.some((mine) => nameOf(mine) === nameOf(logsourceMapping))),
      ],
      dataConnectors: { ...base.dataConnectors, ...this.#dataConnectors(base) },
      unsupportedLogsources: Object.fromEntries(
        [...Object.entries(base.unsupportedLogsources), ...Object.entries(unsupportedLogsources)].filter(
          ([name]) =>
            Object.hasOwn(unsupportedLogsources, name) || !mappings.some(({ logsource }) => logsourceOf(logsource) === name.toLowerCase()),
        ),
      ),
    };
    for (const contradiction of contradictionsIn(extended)) {
      if (isOwn(contradiction, mappings.length, unsupportedLogsources)) this.#contradiction(contradiction, mappings);
    }
    if (this.#failed()) return this.targets;
    return this.#known ? this.targets.map((target) => (target === this.#known ? extended : target)) : [...this.targets, extended];
  }

  #failed(): boolean {
    return this.reporter.failed;
  }

  #newTarget(): Target | undefined {
    const { target: id, title, timeColumn, watchlists } = this.file;
    if (title !== undefined && timeColumn !== undefined)
      return { id, title, timeColumn, mappings: [], dataConnectors: {}, unsupportedLogsources: {}, ...(watchlists && { watchlists }) };
    const near = didYouMean(
      id,
      this.targets.map((target) => target.id),
    ).hint;
    this.#report(['target'], `There is no target "${id}".`, 'value', near ?? 'a new target needs "title" and "timeColumn"');
    return undefined;
  }

  #checkKnown({ id }: Target): void {
    for (const name of ['title', 'timeColumn', 'watchlists'] as const) {
      if (this.file[name] === undefined) continue;
      const hint = name === 'timeColumn' ? 'a table may have a "timeColumn" of its own' : 'leave it out';
      this.#report([name], `The target "${id}" exists; its ${name} stays as it is.`, 'key', hint);
    }
  }

  /** The tables that a logsource mapping may name: those of the file and those of the target, the file's additions among their columns. */
  #tables(base: Target): ReadonlyMap<string, Table> {
    const tables = new Map(base.mappings.map(({ table }): [string, Table] => [table.name, asSeen(table, base)]));
    for (const [name, described] of Object.entries(this.file.tables ?? {})) {
      const twin = [...tables.keys()].find((known) => known !== name && known.toLowerCase() === name.toLowerCase());
      if (twin !== undefined) this.#report(['tables', name], `The target has a table "${twin}".`, 'key', `write it "${twin}"`);
      else if (!/^[^\p{Cc}\p{Cf}]{1,256}$/u.test(name) || name.trim() !== name)
        this.#report(['tables', name], 'This cannot be the name of a table.', 'key', 'a name has 1 to 256 characters that can be seen');
      else {
        const known = tables.get(name);
        if (known === undefined && Object.keys(described.columns ?? {}).length === 0)
          this.#report(['tables', name], `The table "${name}" has no columns.`, 'key', this.#likeKnown(name, tables));
        tables.set(name, tableOf(name, described, known));
      }
    }
    return tables;
  }

  #likeKnown(name: string, tables: ReadonlyMap<string, Table>): string {
    return didYouMean(name, tables.keys()).hint ?? 'for example "columns: { TimeGenerated: datetime, FileName: string }"';
  }

  #logsourceMapping(described: MappingEntry, index: number, base: Target, tables: ReadonlyMap<string, Table>): readonly LogsourceMapping[] {
    const { table: name, logsource } = described;
    const table = tables.get(name);
    if (Object.keys(logsource).length === 0)
      this.#report(['mappings', index, 'logsource'], 'A log source has a category, a product or a service.', 'value');
    if (table === undefined) {
      this.#report(
        ['mappings', index, 'table'],
        `Neither the mapping nor ${base.title} has a table "${name}".`,
        'value',
        this.#tableHint(name, tables),
      );
      return [];
    }
    const { fields, sameNamedColumns, eventData, openEventData, keywords, variants } = described;
    if ([fields, sameNamedColumns, eventData, openEventData, keywords, variants].every((part) => part === undefined))
      this.#report(['mappings', index], 'The mapping has no fields.', 'value', 'add "fields"');
    return [expandSameNamedColumns({ priority: 1, where: [], fields: {}, basis: OWN_BASIS, ...described, table })];
  }

  #tableHint(name: string, tables: ReadonlyMap<string, Table>): string {
    const elsewhere = this.targets.find((target) => target.mappings.some(({ table }) => table.name === name));
    if (elsewhere) return `${elsewhere.title} has it: begin a document with "target: ${elsewhere.id}"`;
    return didYouMean(name, tables.keys()).hint ?? 'describe it in "tables"';
  }

  #dataConnectors({ dataConnectors }: Target): Readonly<Record<string, DataConnectors>> {
    return Object.fromEntries(
      Object.entries(this.file.tables ?? {}).map(([name, { connectors, note, docsUrl }]) => {
        const known = Object.hasOwn(dataConnectors, name) ? dataConnectors[name] : undefined;
        return [
          name,
          {
            ...known,
            connectors: connectors ?? known?.connectors ?? [],
            docsUrl: docsUrl ?? known?.docsUrl ?? OWN_BASIS,
            ...(note !== undefined && { note }),
          },
        ];
      }),
    );
  }

  #contradiction({ sentence, path }: Contradiction, mappings: readonly LogsourceMapping[]): void {
    const node = nodeAt(this.root, path);
    const about = quotedIn(sentence, node);
    const logsourceMapping = path[0] === 'mappings' && typeof path[1] === 'number' ? mappings[path[1]] : undefined;
    const hint = logsourceMapping && hintFor(sentence, about, logsourceMapping);
    this.reporter.report('INVALID_MAPPING', sentence, { span: (about ?? node).span, ...(hint !== undefined && { hint }) });
  }

  #report(path: Contradiction['path'], message: string, place: 'key' | 'value', hint?: string): void {
    const { span } = nodeAt(this.root, path, place);
    this.reporter.report('INVALID_MAPPING', message, { span, ...(hint !== undefined && { hint }) });
  }
}

/** The table as the target has it, so that its mappings need not know of streaming. */
function asSeen(table: Table, target: Target): Table {
  const { workspaceColumns, ...rest } = table;
  return workspaceColumns === undefined ? table : { ...rest, columns: columnsOf(table, target) };
}

function tableOf(name: string, described: MappingTable, known: Table | undefined): Table {
  const { timeColumn, builtIn, lowerCase, caseLostOnSomeRows, eventData, escapedOnSomeRows, docsUrl } = described;
  return {
    docsUrl: OWN_BASIS,
    ...known,
    ...(docsUrl !== undefined && { docsUrl }),
    ...(timeColumn !== undefined && { timeColumn }),
    ...(builtIn !== undefined && { builtIn }),
    ...(lowerCase && { lowerCase }),
    ...(caseLostOnSomeRows && { caseLostOnSomeRows }),
    ...(eventData && { eventData }),
    ...(escapedOnSomeRows && { escapedOnSomeRows }),
    name,
    columns: { ...known?.columns, ...described.columns },
  };
}

const logsourceOf = ({ product, category, service }: Logsource): string =>
  [product, category, service].map((part) => part?.toLowerCase() ?? '-').join('/');

const nameOf = ({ table, logsource }: LogsourceMapping): string => `${table.name} ${logsourceOf(logsource)}`;

/** The built-in data is checked by its own tests: what is told is what the file brings in. */
const isOwn = (
  { path: [list, item] }: Contradiction,
  mappings: number,
  unsupportedLogsources: Readonly<Record<string, string>>,
): boolean =>
  list === 'mappings'
    ? typeof item === 'number' && item < mappings
    : list === 'unsupportedLogsources' && Object.hasOwn(unsupportedLogsources, item ?? '');

function hintFor(sentence: string, about: YamlNode | undefined, { table }: LogsourceMapping): string | undefined {
  if (about === undefined || about.kind === 'map' || about.kind === 'list') return undefined;
  if (sentence.includes('with values of type') || sentence.includes('for values of type'))
    return about.kind === 'number' ? 'put it into quotes' : 'write a number without quotes';
  return Object.hasOwn(table.columns, about.text) ? undefined : didYouMean(about.text, Object.keys(table.columns)).hint;
}
