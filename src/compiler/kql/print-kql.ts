import type { KqlExpression, KqlOperator, KqlQuery, KqlType } from './ast.js';
import { fill, group, indent, line, render, softLine, type Layout } from './layout.js';
import { isBareName, quoteJsonText, quoteName, quoteText } from './quote.js';

/** Columns of a line, where the pieces are short enough to allow it. */
const LINE_WIDTH = 100;

/** A group of more tests than this is written one test a line, even where it would fit: a diff then shows which test changed. */
const TESTS_ON_ONE_LINE = 3;

/**
 * `a or b or c` is parsed as a tree that leans left, one level deeper for each operand. Above this many operands the printer puts
 * parentheses around parts of the chain, which changes the depth and nothing else.
 */
export const MAX_CHAIN_LENGTH = 100;

/**
 * How many levels of nodes the syntax tree of a query may have: Kusto's parser reports KS245 for a deeper one and does not analyse it.
 * Measured with @kusto/language-service-next 12.4.1: 492 operands in one chain of `or` under a `where`, 491 nested parentheses,
 * 122 nested `not(…)` or calls.
 */
export const MAX_SYNTAX_DEPTH = 500;

/**
 * A query as text, the way a person would keep it: one condition a line, no needless parentheses, no trailing newline.
 * Total: it prints every tree that the types allow, and the same tree always alike. It calls itself for nested conditions, so
 * whoever builds the tree bounds its depth; Kusto's own bound, `MAX_SYNTAX_DEPTH`, is reached long before JavaScript's.
 */
export function printKql(query: KqlQuery): string {
  return [quoteName(query.tableName), ...query.operators.map((operator) => render(['| ', printOperator(operator)], LINE_WIDTH))].join('\n');
}

function printOperator(operator: KqlOperator): Layout {
  switch (operator.kind) {
    case 'where':
      return ['where ', printPredicate(operator.predicate)];
    case 'extend': {
      const columns = operator.columns.map(({ name, value }): Layout => [quoteName(name), ' = ', print(value)]);
      return columns.length === 1 ? ['extend ', columns] : ['extend', group(indent([line, separated(columns)]), true)];
    }
  }
}

/** The whole condition of a `where`: its chain is not in parentheses, and each condition has a line. */
function printPredicate(predicate: KqlExpression<'bool'>): Layout {
  const simple = simplify(predicate);
  return simple.kind === 'and' || simple.kind === 'or' ? group(indent(printChain(simple.kind, simple.operands)), true) : print(simple);
}

function print(expression: KqlExpression): Layout {
  const node = simplify(expression);
  switch (node.kind) {
    case 'column':
      return quoteName(node.name);
    case 'text':
      return quoteText(node.value);
    case 'number':
      return printNumber(node.digits, node.type);
    case 'bool':
      return String(node.value);
    case 'datetime':
      return ISO_8601.test(node.value) ? `datetime(${node.value})` : `todatetime(${quoteText(node.value)})`;
    case 'timespan':
      return TIMESPAN.test(node.value) ? node.value : `totimespan(${quoteText(node.value)})`;
    case 'text-array':
      return printList('dynamic([', node.values.map(quoteJsonText), '])');
    case 'member':
      return [printOperand(node.of), ...node.path.map((name) => (isBareName(name) ? `.${name}` : `[${quoteText(name)}]`))];
    case 'call':
      return printList(`${node.name}(`, node.args.map(printArgument), ')');
    case 'text-test':
    case 'comparison':
      return [printOperand(node.left), ` ${node.op} `, printOperand(node.right)];
    case 'list-test': {
      // `in ()` is a syntax error; nothing is in an empty list.
      if (node.items.length === 0) return 'false';
      const items = node.items.map(print);
      const numbers = node.items.every((item) => item.kind === 'number');
      return [printOperand(node.left), ` ${node.op} `, numbers ? printNumbers(items) : printList('(', items, ')')];
    }
    case 'watchlist-test':
      return [printOperand(node.left), ` ${node.op} `, printWatchlist(node.alias, node.before, node.after)];
    case 'and':
    case 'or':
      return printGroup('(', node);
    case 'not':
      return printGroup('not(', node.operand);
  }
}

/** A table in a list stands in parentheses of its own ("in operators", https://learn.microsoft.com/kusto/query/in-cs-operator). */
function printWatchlist(alias: string, before: string, after: string): Layout {
  const around = [...(before === '' ? [] : [quoteText(before)]), 'SearchKey', ...(after === '' ? [] : [quoteText(after)])];
  const value = around.length === 1 ? 'SearchKey' : `strcat(${around.join(', ')})`;
  return group(['((', indent([softLine, `_GetWatchlist(${quoteText(alias)})`, line, `| project ${value}`]), softLine, '))']);
}

/** An argument needs no parentheses of its own: the commas around it are enough. */
function printArgument(argument: KqlExpression): Layout {
  const node = simplify(argument);
  return node.kind === 'and' || node.kind === 'or' ? group(printChain(node.kind, node.operands)) : print(node);
}

/** An operand of a comparison: what is itself a comparison is put in parentheses, as these do not associate. */
function printOperand(expression: KqlExpression): Layout {
  switch (simplify(expression).kind) {
    case 'text-test':
    case 'comparison':
    case 'list-test':
    case 'watchlist-test':
      return ['(', print(expression), ')'];
    case 'column':
    case 'text':
    case 'number':
    case 'bool':
    case 'datetime':
    case 'timespan':
    case 'text-array':
    case 'member':
    case 'call':
    case 'and':
    case 'or':
    case 'not':
      return print(expression);
  }
}

/** A condition in brackets of its own. A chain of the same operator never comes here: `simplify` has flattened it. */
function printGroup(open: string, condition: KqlExpression): Layout {
  const node = simplify(condition);
  const content = node.kind === 'and' || node.kind === 'or' ? printChain(node.kind, node.operands) : print(node);
  return group([open, indent([softLine, content]), softLine, ')'], countTests(node, TESTS_ON_ONE_LINE + 1) > TESTS_ON_ONE_LINE);
}

function printChain(operator: 'and' | 'or', operands: readonly KqlExpression<'bool'>[]): Layout {
  return joinChain(operator, operands.map(print));
}

function joinChain(operator: 'and' | 'or', conditions: readonly Layout[]): Layout {
  if (conditions.length > MAX_CHAIN_LENGTH) {
    const parts: Layout[] = [];
    for (let i = 0; i < conditions.length; i += MAX_CHAIN_LENGTH) {
      const part = conditions.slice(i, i + MAX_CHAIN_LENGTH);
      parts.push(part.length === 1 ? part : group(['(', indent([softLine, joinChain(operator, part)]), softLine, ')'], true));
    }
    return joinChain(operator, parts);
  }
  return conditions.map((condition, i): Layout => (i === 0 ? condition : [line, `${operator} `, condition]));
}

function printList(open: string, items: readonly Layout[], close: string): Layout {
  return items.length === 0 ? `${open}${close}` : group([open, indent([softLine, separated(items)]), softLine, close]);
}

/** Numbers fill their lines: a list of ports is read as a whole, and the query has a length limit. */
function printNumbers(items: readonly Layout[]): Layout {
  return group(['(', indent([softLine, fill(items.map((item, i): Layout => (i < items.length - 1 ? [item, ','] : item)))]), softLine, ')']);
}

function separated(items: readonly Layout[]): Layout {
  return items.map((item, i): Layout => (i === 0 ? item : [',', line, item]));
}

const TIMESPAN = /^\d+(?:\.\d+)?(?:d|h|m|s|ms)$/;
const ISO_8601 = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const INTEGER = /^-?\d+$/;
const DECIMAL_FRACTION = /^-?\d+(?:\.\d+)?$/;
const ANY_NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LARGEST_LONG = 9223372036854775807n;

/**
 * A long and an int are both digits, as Kusto widens the one to the other; a real has a point, so that it is not taken for a long.
 * Digits that make no literal of the type are converted when the query runs, from quoted text: they can be wrong, but not code.
 */
function printNumber(digits: string, type: KqlType): string {
  switch (type) {
    case 'real':
      if (INTEGER.test(digits)) return digits.length > MAX_EXACT_REAL_DIGITS ? `real(${digits})` : `${digits}.0`;
      if (DECIMAL_FRACTION.test(digits)) return digits;
      return ANY_NUMBER.test(digits) ? `real(${digits})` : `toreal(${quoteText(digits)})`;
    case 'decimal':
      return ANY_NUMBER.test(digits) ? `decimal(${digits})` : `todecimal(${quoteText(digits)})`;
    case 'int':
    case 'long': {
      if (!INTEGER.test(digits)) return `tolong(${quoteText(digits)})`;
      const value = BigInt(digits);
      if (value >= -LARGEST_LONG && value <= LARGEST_LONG) return digits;
      // The least long has no positive counterpart to negate, so it is a literal of its own; beyond it only a decimal holds the value.
      return value === -LARGEST_LONG - 1n ? `long(${digits})` : `decimal(${digits})`;
    }
    case 'string':
    case 'bool':
    case 'datetime':
    case 'timespan':
    case 'guid':
    case 'dynamic':
      return `tolong(${quoteText(digits)})`;
  }
}

/** `5.0` is nicer to read than `real(5)`, up to a length where the added point only hides the size. */
const MAX_EXACT_REAL_DIGITS = 17;

/**
 * Nested chains of one operator as one, chains of one operand as that operand, and empty chains as what they mean: all of nothing
 * is true, any of nothing is false.
 */
function simplify(expression: KqlExpression): KqlExpression {
  if (expression.kind !== 'and' && expression.kind !== 'or') return expression;
  if (isFlat(expression.kind, expression.operands)) return expression;
  const operands = flatten(expression.kind, expression.operands);
  const [first] = operands;
  if (!first) return { kind: 'bool', value: expression.kind === 'and', type: 'bool' };
  return operands.length === 1 ? first : { ...expression, operands };
}

/** A chain in which there is nothing to simplify, as nearly all chains are. */
const isFlat = (operator: 'and' | 'or', operands: readonly KqlExpression<'bool'>[]): boolean =>
  operands.length > 1 && operands.every((operand) => operand.kind !== operator && simplify(operand) === operand);

function flatten(operator: 'and' | 'or', operands: readonly KqlExpression<'bool'>[]): readonly KqlExpression<'bool'>[] {
  return operands.flatMap((operand) => {
    if (operand.kind === operator) return flatten(operator, operand.operands);
    const simple = simplify(operand) as KqlExpression<'bool'>;
    return simple.kind === operator ? simple.operands : [simple];
  });
}

/** How many tests a condition has, counted no further than `enough`. */
function countTests(condition: KqlExpression, enough: number): number {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      let tests = 0;
      for (const operand of condition.operands) if ((tests += countTests(operand, enough - tests)) >= enough) break;
      return tests;
    }
    case 'not':
      return countTests(condition.operand, enough);
    case 'column':
    case 'text':
    case 'number':
    case 'bool':
    case 'datetime':
    case 'timespan':
    case 'text-array':
    case 'member':
    case 'call':
    case 'text-test':
    case 'comparison':
    case 'list-test':
    case 'watchlist-test':
      return 1;
  }
}
