import { childrenOf, kindOf, kusto, type KustoNode } from '../../support/kusto-language.js';
import { diagnosticsOf } from '../../support/kusto-oracle.js';
import { KqlSyntaxError } from './errors.js';

/** The statements of a query. Names and types are not looked at here: the parser alone is much faster than the binder. */
export function parse(query: string): readonly KustoNode[] {
  const code = kusto.KustoCode.Parse(query);
  const [problem] = diagnosticsOf(code);
  if (problem) throw new KqlSyntaxError(() => query.slice(problem.start, problem.start + problem.length), problem.message);
  return listed(code.Syntax as KustoNode);
}

/** The elements of the lists of a node, such as the arguments between its parentheses, without the commas. */
export function listed(node: KustoNode): KustoNode[] {
  return childrenOf(node)
    .filter((child) => kindOf(child) === 'List')
    .flatMap((list) => childrenOf(list).map((element) => (kindOf(element) === 'SeparatedElement' ? childrenOf(element)[0]! : element)));
}

/**
 * The text that a string literal of any form stands for: plain, verbatim, obfuscated, over several lines, or several in a row. The
 * parser is Microsoft's and has read its escapes.
 */
export function textOf(node: KustoNode): string {
  return node.LiteralValue as string;
}

/** The expression within any parentheses. */
export function unwrap(node: KustoNode): KustoNode {
  let inner = node;
  while (kindOf(inner) === 'ParenthesizedExpression') inner = childrenOf(inner)[1]!;
  return inner;
}

/** The name in a reference or declaration, bare or in brackets; undefined for a node that is neither. */
export function nameIn(node: KustoNode): string | undefined {
  if (kindOf(node) !== 'NameReference' && kindOf(node) !== 'NameDeclaration') return undefined;
  const name = childrenOf(node)[0]!;
  switch (kindOf(name)) {
    case 'TokenName':
      return childrenOf(name)[0]!.Text;
    case 'BracketedName':
      return textOf(childrenOf(name)[1]!);
    default:
      return undefined;
  }
}

/**
 * The operands of a chain such as `a or b or c`, in order. The parser's tree leans left, one level deeper for each operand; a chain of
 * thousands is walked without going down with it.
 */
export function operandsOf(node: KustoNode): KustoNode[] {
  const kind = kindOf(node);
  const operands: KustoNode[] = [];
  let rest = node;
  while (kindOf(rest) === kind) {
    const [left, , right] = childrenOf(rest);
    operands.push(right!);
    rest = left!;
  }
  operands.push(rest);
  return operands.reverse();
}
