import type { TargetDescription } from '../compiler/index.js';
import type { ConnectorCoverage, CountedValue, CoverageTotal, TableCoverage, TargetCoverage } from './coverage-counts.js';
import type { CoverageRepository } from './coverage.repository.js';
import type { FilterNote } from '../rules/filter-note.js';
import type { ResolvedFilter } from '../rules/rule-filter.service.js';

/** What rules detect and where they run. What is asked of it is counted when it is asked, each in one question to the database. */
export class Coverage {
  readonly #available: readonly string[] | undefined;

  constructor(
    private readonly store: CoverageRepository,
    private readonly filter: ResolvedFilter,
    private readonly described: readonly TargetDescription[],
    available: readonly string[] | undefined,
  ) {
    this.#available =
      available &&
      described.flatMap(({ id, tables }) => tables.filter(({ name }) => available.includes(name)).map(({ name }) => pair(id, name)));
  }

  /** Notes how the filter was read. */
  notes(): Promise<readonly FilterNote[]> {
    return this.filter.notes();
  }

  total(): Promise<CoverageTotal> {
    return this.store.total(this.filter.conditions, this.#available);
  }

  /** By the techniques that the rules are tagged with, each under the id it has now; those of a sub-technique are the sub-technique's. */
  techniques(): Promise<readonly CountedValue[]> {
    return this.store.values('techniques', this.filter.conditions, this.#available);
  }

  tactics(): Promise<readonly CountedValue[]> {
    return this.store.values('tactics', this.filter.conditions, this.#available);
  }

  /** The targets that rules run on, the most rules first; as are tables and connectors. */
  async targets(): Promise<readonly TargetCoverage[]> {
    const places = this.described.map(({ id, tables }) => ({ name: id, pairs: tables.map(({ name }) => pair(id, name)) }));
    const counted = await this.store.places(this.filter.conditions, places, this.#available);
    return counted.map(({ name, ...counts }) => ({ target: name, ...counts }));
  }

  async tables(): Promise<readonly TableCoverage[]> {
    const tables = new Map(
      this.described.flatMap(({ id, tables }) =>
        tables.map(({ name, connectors }) => [pair(id, name), { target: id, table: name, connectors }] as const),
      ),
    );
    const places = [...tables.keys()].map((name) => ({ name, pairs: [name] }));
    const counted = await this.store.places(this.filter.conditions, places, this.#available);
    return counted.flatMap(({ name, ...counts }) => {
      const table = tables.get(name);
      return table ? [{ ...table, ...counts }] : [];
    });
  }

  async connectors(): Promise<readonly ConnectorCoverage[]> {
    const filled = new Map<string, { readonly tables: Set<string>; readonly pairs: string[] }>();
    for (const { id, tables } of this.described) {
      for (const { name, connectors } of tables) {
        for (const connector of connectors) {
          const fills = filled.get(connector) ?? { tables: new Set(), pairs: [] };
          filled.set(connector, fills);
          fills.tables.add(name);
          fills.pairs.push(pair(id, name));
        }
      }
    }
    const places = [...filled].map(([name, { pairs }]) => ({ name, pairs }));
    const counted = await this.store.places(this.filter.conditions, places, this.#available);
    return counted.map(({ name, ...counts }) => ({ name, tables: [...(filled.get(name)?.tables ?? [])], ...counts }));
  }
}

/** A table as the index of tables has it. */
const pair = (target: string, table: string): string => `${target}/${table}`;
