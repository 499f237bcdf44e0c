import { childrenOf, kindOf, type KustoNode } from '../../support/kusto-language.js';
import type { Json } from '../rows/row.js';
import { ticksOf } from './date-times.js';
import { UnsupportedKql, type Place } from './errors.js';
import { constant, type ColumnType, type Expression } from './expression.js';
import { listed, textOf } from './syntax.js';

/** The value of a literal; undefined for a node that is none. */
export function literal(node: KustoNode, place: Place): Expression | undefined {
  switch (kindOf(node)) {
    case 'StringLiteralExpression':
    case 'CompoundStringLiteralExpression':
      return constant('string', textOf(node));
    case 'LongLiteralExpression':
    case 'IntLiteralExpression':
      return wholeNumber(node, kindOf(node) === 'IntLiteralExpression' ? 'int' : 'long', place);
    case 'RealLiteralExpression':
    case 'DecimalLiteralExpression':
      return fraction(node, kindOf(node) === 'RealLiteralExpression' ? 'real' : 'decimal', place);
    case 'BooleanLiteralExpression':
      return truth(node, place);
    case 'DateTimeLiteralExpression':
      return time(node, place);
    case 'UnaryMinusExpression':
      return negative(node, place);
    case 'DynamicExpression':
      return constant('dynamic', dynamicValue(childrenOf(node)[2], place));
    default:
      return undefined;
  }
}

/** What is written between the parentheses of `long(5)`, or the whole of `5`. */
function writtenIn(node: KustoNode): string {
  const written = childrenOf(node)[0]?.Text ?? '';
  return (/^\w+\s*\(([\s\S]*)\)$/.exec(written)?.[1] ?? written).trim();
}

function wholeNumber(node: KustoNode, type: ColumnType, place: Place): Expression {
  const written = writtenIn(node);
  if (written === 'null') return constant(type, null);
  const [, sign, digits] = /^(-?)(\d+|0[xX][0-9a-fA-F]+)$/.exec(written) ?? [];
  if (digits === undefined) throw new UnsupportedKql(place, `a ${type} literal`);
  return constant(type, sign === '-' ? -BigInt(digits) : BigInt(digits));
}

function fraction(node: KustoNode, type: ColumnType, place: Place): Expression {
  const written = writtenIn(node);
  if (written === 'null') return constant(type, null);
  if (/^-?\d+$/.test(written)) return constant(type, type === 'decimal' ? BigInt(written) : Number(written));
  // A decimal has more digits than a number of JavaScript.
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(written) || (type === 'decimal' && written.length > 15))
    throw new UnsupportedKql(place, `a ${type} literal`);
  return constant(type, Number(written));
}

function truth(node: KustoNode, place: Place): Expression {
  const written = writtenIn(node).toLowerCase();
  if (written === 'null') return constant('bool', null);
  if (written !== 'true' && written !== 'false') throw new UnsupportedKql(place, 'a bool literal');
  return constant('bool', written === 'true');
}

function time(node: KustoNode, place: Place): Expression {
  const written = writtenIn(node);
  const ticks = written === 'null' ? null : ticksOf(written);
  if (ticks === undefined) throw new UnsupportedKql(place, 'a datetime literal that is not ISO 8601');
  return constant('datetime', ticks);
}

function negative(node: KustoNode, place: Place): Expression {
  const operand = childrenOf(node)[1];
  const inner = operand && literal(operand, place);
  const value = inner?.constant;
  if (inner && (typeof value === 'bigint' || typeof value === 'number')) return constant(inner.type, -value);
  throw new UnsupportedKql(place, 'a minus before something other than a number');
}

/** "Dynamic literals", https://learn.microsoft.com/kusto/query/scalar-data-types/dynamic. */
function dynamicValue(node: KustoNode | undefined, place: Place): Json {
  if (node === undefined) throw new UnsupportedKql(place, 'an empty dynamic literal');
  switch (kindOf(node)) {
    case 'NullLiteralExpression':
      return null;
    case 'JsonArrayExpression':
      return listed(node).map((element) => dynamicValue(element, place));
    case 'JsonObjectExpression':
      return Object.fromEntries(
        listed(node).map((pair) => {
          const [name, , value] = childrenOf(pair);
          return [JSON.parse(name?.Text ?? '') as string, dynamicValue(value, place)];
        }),
      );
    default: {
      const value = literal(node, place)?.constant;
      if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
      if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
      throw new UnsupportedKql(place, 'a value in a dynamic literal');
    }
  }
}
