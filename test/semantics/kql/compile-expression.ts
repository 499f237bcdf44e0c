import { childrenOf, kindOf, type KustoNode } from '../../support/kusto-language.js';
import { comparison, membership } from './comparisons.js';
import { member } from './dynamic-values.js';
import { UnknownName, UnsupportedKql, type Place } from './errors.js';
import { asCondition, asText, constant, type Expression } from './expression.js';
import { literal } from './literals.js';
import { allOf, anyOf } from './logic.js';
import { call } from './scalar-functions.js';
import type { Scope } from './scope.js';
import { hasTerms, stringOperator } from './string-operators.js';
import { listed, nameIn, operandsOf, textOf, unwrap } from './syntax.js';

/** A node of the syntax tree, ready to run. */
export function compileExpression(wrapped: KustoNode, scope: Scope): Expression {
  const node = unwrap(wrapped);
  const place = scope.placeOf(node);
  const kind = kindOf(node);
  switch (kind) {
    case 'NameReference':
      return scope.column(named(node, place), place);
    case 'AndExpression':
    case 'OrExpression': {
      const operands = operandsOf(node).map((operand) => asCondition(compileExpression(operand, scope), scope.placeOf(operand)));
      return kind === 'AndExpression' ? allOf(operands) : anyOf(operands);
    }
    case 'FunctionCallExpression': {
      const [name, list] = childrenOf(node);
      return call(
        named(name!, place),
        listed(list!).map((argument) => compileExpression(argument, scope)),
        place,
      );
    }
    case 'PathExpression': {
      const [of, , name] = childrenOf(node);
      return member(compileExpression(of!, scope), named(name!, place), place);
    }
    case 'ElementExpression': {
      const [of, brackets] = childrenOf(node);
      const index = childrenOf(brackets!)[1]!;
      if (kindOf(index) !== 'StringLiteralExpression') throw new UnsupportedKql(place, 'a subscript that is not a literal text');
      return member(compileExpression(of!, scope), textOf(index), place);
    }
    default:
      return literal(node, place) ?? compileOperator(node, scope);
  }
}

function named(node: KustoNode, place: Place): string {
  const name = nameIn(node);
  if (name === undefined) throw new UnsupportedKql(place, `a name of kind ${kindOf(node)}`);
  return name;
}

function compileOperator(node: KustoNode, scope: Scope): Expression {
  const place = scope.placeOf(node);
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator?.IsToken || !right) throw new UnsupportedKql(place, kindOf(node));
  const name = (operator.Text ?? '').replace(/\s+/g, ' ');
  if (MEMBERSHIP.has(name)) return membership(name, compileExpression(left, scope), itemsOf(right, scope), place);
  if (name === 'has_any' || name === 'has_all') {
    const terms = listed(right).map((term) => compileExpression(term, scope));
    return hasTerms(name, compileExpression(left, scope), terms, place);
  }
  if (!COMPARED.test(kindOf(node))) throw new UnsupportedKql(place, kindOf(node));
  const operands = [compileExpression(left, scope), compileExpression(right, scope)] as const;
  const compiled = comparison(name, ...operands, place) ?? stringOperator(name, ...operands, place);
  if (!compiled) throw new UnsupportedKql(place, `the operator ${name}`);
  return compiled;
}

const MEMBERSHIP: ReadonlySet<string> = new Set(['in', '!in', 'in~', '!in~']);

/** The nodes of two operands with an operator between them that are tests. */
const COMPARED =
  /^(?:(?:Not)?(?:Equal|Has|HasCs|Contains|ContainsCs|StartsWith|StartsWithCs|EndsWith|EndsWithCs)|EqualTilde|BangTilde|MatchesRegex|(?:LessThan|GreaterThan)(?:OrEqual)?)Expression$/;

/** The items of a list: literals, or the values of a table in parentheses of its own. */
function itemsOf(list: KustoNode, scope: Scope): readonly Expression[] {
  return listed(list).flatMap((item) =>
    kindOf(unwrap(item)) === 'PipeExpression' ? watchlistItems(unwrap(item), scope) : [compileExpression(item, scope)],
  );
}

/** The columns of a watchlist that every one has and a query of ours reads (https://learn.microsoft.com/azure/sentinel/watchlists-queries). */
const WATCHLIST_COLUMNS = { SearchKey: 'string' } as const;

/** `_GetWatchlist("alias") | project expression`: the values are those of the day, so they are read before any row. */
function watchlistItems(pipe: KustoNode, scope: Scope): readonly Expression[] {
  const place = scope.placeOf(pipe);
  const [source, , operator] = childrenOf(pipe);
  if (!source || kindOf(source) !== 'FunctionCallExpression' || !operator || kindOf(operator) !== 'ProjectOperator') {
    throw new UnsupportedKql(place, 'a table in a list that is not a projected watchlist');
  }
  const [name, list] = childrenOf(source);
  const [alias, ...others] = listed(list!);
  if (nameIn(name!) !== '_GetWatchlist' || !alias || others.length > 0 || kindOf(alias) !== 'StringLiteralExpression') {
    throw new UnsupportedKql(place, 'a table in a list that is not a watchlist');
  }
  const columns = listed(operator);
  if (columns.length !== 1) throw new UnsupportedKql(place, 'a watchlist of several columns');
  const inner = scope.over(WATCHLIST_COLUMNS);
  const value = asText(compileExpression(columns[0]!, inner), place);
  return entriesOf(textOf(alias), scope, place).map((SearchKey) =>
    constant('string', value.evaluate({ ...inner.frame(), row: { SearchKey } })),
  );
}

function entriesOf(alias: string, { database: { watchlists = {} } }: Scope, place: Place): readonly string[] {
  const entries = Object.hasOwn(watchlists, alias) ? watchlists[alias] : undefined;
  if (entries === undefined) throw new UnknownName(place, `no watchlist ${alias}`);
  return entries;
}
