import { childrenOf, kindOf, type KustoNode } from '../../support/kusto-language.js';
import { compileExpression } from './compile-expression.js';
import { UnknownName, UnsupportedKql } from './errors.js';
import { asCondition, type Expression, type Truth } from './expression.js';
import { scopeOf, type Database, type Scope } from './scope.js';
import { listed, nameIn, parse, unwrap } from './syntax.js';

/** A query: a table and what its rows go through, in order. */
export interface Pipeline {
  readonly table: string;
  readonly stages: readonly Stage[];
  /** The scope behind the last stage. */
  readonly scope: Scope;
}

/** One operator, with the scope that its expressions were compiled in. */
export type Stage =
  | { readonly kind: 'where'; readonly scope: Scope; readonly node: KustoNode; readonly condition: Expression<Truth> }
  | { readonly kind: 'extend'; readonly scope: Scope; readonly names: readonly string[] };

export function compilePipeline(query: string, database: Database): Pipeline {
  const statements = parse(query);
  const statement = statements[0];
  if (statements.length !== 1 || !statement || kindOf(statement) !== 'ExpressionStatement') {
    throw new UnsupportedKql(() => query, 'something other than one query');
  }
  const { source, operators } = pipeOf(childrenOf(statement)[0]!);
  const table = nameIn(source);
  const text = (): string => query.slice(source.TextStart, source.TextStart + source.Width);
  if (table === undefined) throw new UnsupportedKql(text, 'a source that is not a table');
  const columns = Object.hasOwn(database.tables, table) ? database.tables[table] : undefined;
  if (columns === undefined) throw new UnknownName(text, 'no such table');
  let scope = scopeOf(query, database, columns);
  const stages: Stage[] = [];
  for (const operator of operators) {
    const stage = compileOperator(operator, scope);
    stages.push(stage);
    scope = stage.scope;
  }
  return { table, stages, scope };
}

/** The source of a query and its operators. The tree of the pipes leans left. */
function pipeOf(node: KustoNode): { readonly source: KustoNode; readonly operators: readonly KustoNode[] } {
  const operators: KustoNode[] = [];
  let source = unwrap(node);
  while (kindOf(source) === 'PipeExpression') {
    const [left, , operator] = childrenOf(source);
    operators.push(operator!);
    source = unwrap(left!);
  }
  return { source, operators: operators.reverse() };
}

function compileOperator(operator: KustoNode, scope: Scope): Stage {
  const place = scope.placeOf(operator);
  switch (kindOf(operator)) {
    case 'FilterOperator': {
      const node = childrenOf(operator).at(-1)!;
      if (listed(operator).length > 0) throw new UnsupportedKql(place, 'a where with parameters');
      return { kind: 'where', scope, node, condition: asCondition(compileExpression(node, scope), scope.placeOf(node)) };
    }
    case 'ExtendOperator': {
      const columns = new Map<string, Expression>();
      for (const column of listed(operator)) {
        const [declared, , value] = childrenOf(column);
        const name = kindOf(column) === 'SimpleNamedExpression' ? nameIn(declared!) : undefined;
        if (name === undefined) throw new UnsupportedKql(scope.placeOf(column), 'a column without a name of its own');
        columns.set(name, compileExpression(value!, scope));
      }
      return { kind: 'extend', scope: scope.extended(columns), names: [...columns.keys()] };
    }
    default:
      throw new UnsupportedKql(place, kindOf(operator));
  }
}
