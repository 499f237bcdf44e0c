import { columnsOf, timeColumnOf } from './columns-of.js';
import { TARGETS } from './index.js';
import type { Table, Target } from './target.js';

/** A target as a caller sees it. */
export interface TargetDescription {
  readonly id: string;
  readonly title: string;
  readonly timeColumn: string;
  readonly tables: readonly TableDescription[];
}

export interface TableDescription {
  readonly name: string;
  /** The other name of an ASIM parser. */
  readonly builtIn: string | null;
  /** The column with the time of an event: that of the target, or one of the table's own. */
  readonly timeColumn: string;
  readonly docsUrl: string;
  readonly connectors: readonly string[];
  readonly notes: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** The Sigma log sources that run on it, the best tables of each first by `priority`. */
  readonly logsources: readonly {
    readonly category: string | null;
    readonly product: string | null;
    readonly service: string | null;
    readonly priority: number;
    /** Why only some of the events are in the table; null when all are. */
    readonly partial: string | null;
  }[];
}

/** All that the data says of the targets and their tables, for a caller who chooses among them. */
export const describeTargets = (targets: readonly Target[] = TARGETS): readonly TargetDescription[] => targets.map(describeTarget);

function describeTarget(target: Target): TargetDescription {
  // The mappings of a mapping file come first, and know more of a table than those that it adds to.
  const tables = new Map(target.mappings.toReversed().map(({ table }) => [table.name, table]));
  return {
    id: target.id,
    title: target.title,
    timeColumn: target.timeColumn,
    tables: [...tables.values()].sort((a, b) => compare(a.name, b.name)).map((table) => describeTable(table, target)),
  };
}

function describeTable(table: Table, target: Target): TableDescription {
  const filledBy = target.dataConnectors[table.name];
  return {
    name: table.name,
    builtIn: table.builtIn ?? null,
    timeColumn: timeColumnOf(table, target),
    docsUrl: table.docsUrl,
    connectors: filledBy?.connectors ?? [],
    notes: filledBy?.note === undefined ? [] : [filledBy.note],
    columns: columnList(table, target),
    logsources: target.mappings
      .filter((logsourceMapping) => logsourceMapping.table.name === table.name)
      .map(({ logsource, priority, partial }) => ({
        category: logsource.category ?? null,
        product: logsource.product ?? null,
        service: logsource.service ?? null,
        priority,
        partial: partial ?? null,
      }))
      .sort((a, b) => a.priority - b.priority || compare(nameOf(a), nameOf(b))),
  };
}

/** By name without regard to case; what is added to a streamed table comes last. Tables spread in the columns that they share. */
function columnList(table: Table, target: Target): TableDescription['columns'] {
  const columns = columnsOf(table, target);
  const own = Object.keys(table.columns).sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()));
  return [...new Set([...own, ...Object.keys(columns)])].map((name) => ({ name, type: columns[name]! }));
}

type Logsource = TableDescription['logsources'][number];

const nameOf = ({ product, category, service }: Logsource): string => [product, category, service].join('/');

/** By code units: the same on every machine, unlike `localeCompare`. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
