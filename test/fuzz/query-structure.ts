import { childrenOf, kindOf, kusto, nodesIn, type KustoNode } from '../support/kusto-language.js';

/** All that the compiler calls. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['not', 'coalesce', 'iff', 'isempty', 'isnotempty', 'isnull', 'isnotnull', 'tostring', 'tolong', 'todouble', 'toint'],
  ...['extract', 'strcat', 'replace_regex', 'replace_strings', 'parse_json', 'datetime_part', '_GetWatchlist'],
  ...['ipv4_is_in_range', 'ipv4_is_in_any_range', 'ipv6_is_in_range', 'ipv6_is_in_any_range'],
]);

/** The operators after a pipe: all that a query of the compiler is made of. */
const PIPED: ReadonlySet<string> = new Set(['FilterOperator', 'ExtendOperator', 'ProjectOperator']);

/**
 * What is in a query that the compiler never writes: a value has left its literal. Kusto may well take such a query; that is
 * the danger.
 */
export function strangersIn(query: string): readonly string[] {
  const root: KustoNode = kusto.KustoCode.Parse(query).Syntax;
  const strangers: string[] = [];
  let read = 0;
  for (const node of nodesIn(root)) {
    const kind = kindOf(node);
    if (node.IsToken) {
      const between = query.slice(read, node.TextStart);
      if (between.trim() !== '') strangers.push(`a comment: ${between}`);
      read = node.TextStart + node.Width;
      if (kind === 'SemicolonToken') strangers.push('a second statement');
    } else if (kind === 'PipeExpression') {
      const operator = childrenOf(node)[2];
      if (operator && !PIPED.has(kindOf(operator))) strangers.push(`the operator ${kindOf(operator)}`);
    } else if (kind === 'FunctionCallExpression') {
      const [name] = childrenOf(node);
      const called = name ? query.slice(name.TextStart, name.TextStart + name.Width) : '';
      if (!FUNCTIONS.has(called)) strangers.push(`the function ${called}`);
    } else if (/^(?:CompoundStringLiteral|StarExpression|Bad|Skipped|LetStatement|MaterializeExpression|Union|Join)/.test(kind))
      strangers.push(kind);
  }
  if (query.slice(read).trim() !== '') strangers.push(`something behind the query: ${query.slice(read)}`);
  return strangers;
}
