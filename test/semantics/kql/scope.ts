import type { KustoNode } from '../../support/kusto-language.js';
import { columnExpression } from './columns.js';
import { UnknownName, type Place } from './errors.js';
import { kept, type ColumnType, type Expression, type Frame } from './expression.js';

/** The tables that a query may read, and the entries of the watchlists it may ask for, by their search key. */
export interface Database {
  readonly tables: Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;
  readonly watchlists?: Readonly<Record<string, readonly string[]>>;
}

/** What an expression can refer to at its place in a query. */
export interface Scope {
  readonly database: Database;
  readonly placeOf: (node: KustoNode) => Place;
  column(name: string, place: Place): Expression;
  /** The scope after `extend`: its columns stand before those of the same name. */
  extended(columns: ReadonlyMap<string, Expression>): Scope;
  /** The scope within a list that reads another table of these columns. */
  over(columns: Readonly<Record<string, ColumnType>>): Scope;
  /** A place to run what was compiled in this scope. */
  frame(): Frame;
}

/** The scope of a query over a table. A column takes a slot in the frame when it is first named. */
export function scopeOf(query: string, database: Database, columns: Readonly<Record<string, ColumnType>>): Scope {
  const placeOf =
    (node: KustoNode): Place =>
    () =>
      query.slice(node.TextStart, node.TextStart + node.Width);
  let slots = 0;
  const known = new Map<string, Expression>();
  const inTable = (name: string, place: Place): Expression => {
    const found = known.get(name);
    if (found) return found;
    const type = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (type === undefined) throw new UnknownName(place, 'no such column');
    const column = kept(columnExpression(name, type, place), slots++);
    known.set(name, column);
    return column;
  };
  const scopeWith = (computed: ReadonlyMap<string, Expression>): Scope => ({
    database,
    placeOf,
    column: (name, place) => computed.get(name) ?? inTable(name, place),
    extended: (added) => scopeWith(new Map([...computed, ...Array.from(added, ([name, value]) => [name, kept(value, slots++)] as const)])),
    over: (others) => scopeOf(query, database, others),
    frame: () => ({ row: {}, values: Array<undefined>(slots).fill(undefined), folded: Array<undefined>(slots).fill(undefined) }),
  });
  return scopeWith(new Map());
}
