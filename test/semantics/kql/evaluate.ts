import type { Row } from '../rows/row.js';
import { compilePipeline } from './pipeline.js';
import type { Database } from './scope.js';

export { explain } from './explain.js';
export type { ColumnType } from './expression.js';
export type { Database } from './scope.js';

/**
 * A query as a function of a row, so that the queries of the compiler can be judged by what they select. It walks the tree of
 * Microsoft's parser and means what the KQL reference says; what it was not taught, or what the reference leaves open, is an error and
 * never a guess. Parsed once and compiled into closures, it is run on many rows.
 */
export function compileKql(query: string, database: Database): { readonly table: string; readonly selects: (row: Row) => boolean } {
  const { table, stages, scope } = compilePipeline(query, database);
  const conditions = stages.flatMap((stage) => (stage.kind === 'where' ? [stage.condition] : []));
  const frame = scope.frame();
  return {
    table,
    selects: (row) => {
      frame.row = row;
      frame.values.fill(undefined);
      frame.folded.fill(undefined);
      // `where` drops a row whose condition is null ("Null values and the `where` operator").
      return conditions.every((condition) => condition.evaluate(frame) === true);
    },
  };
}
