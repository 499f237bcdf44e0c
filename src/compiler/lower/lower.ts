import { and, column, compare, listTest, not, number, or, text, textTest, type NumberType } from '../kql/build.js';
import * as kql from '../kql/build.js';
import type { KqlExpression, KqlOperator, KqlQuery } from '../kql/ast.js';
import { isMany, typeOf, type Operand, type Plan, type Predicate, type Test } from '../plan/plan.js';
import { testsOf } from '../plan/predicate.js';
import { ComputedColumns } from './computed-columns.js';
import { anyPatternRegex, patternRegex } from './pattern-regex.js';

/**
 * Plan to KQL. Total: what KQL cannot say was refused when binding. Conditions on columns come first; values that
 * are read out of columns are then given a name, and the other conditions use the names.
 */
export function lower({ searches: [{ tableName, table, since, where }] }: Plan): KqlQuery {
  const computed = new ComputedColumns(where, table);
  const conditions = where.kind === 'and' ? where.operands : [where];
  const onColumns = conditions.filter((condition) => !needsComputed(condition));
  const others = conditions.filter(needsComputed);
  const lowering = new Lowering(computed);
  const operators: KqlOperator[] = [];
  if (since) {
    const from = kql.call('datetime', 'ago', kql.timespan(since.timespan));
    operators.push({ kind: 'where', predicate: compare('>', column(since.column, 'datetime'), from) });
  }
  if (onColumns.length > 0) operators.push({ kind: 'where', predicate: lowering.all(onColumns) });
  if (others.length > 0) {
    const predicate = lowering.all(others);
    operators.push({ kind: 'extend', columns: computed.definitions }, { kind: 'where', predicate });
  }
  return { tableName, operators };
}

const isComputed = (operand: Operand): boolean => operand.kind !== 'column';

function needsComputed(predicate: Predicate): boolean {
  for (const test of testsOf(predicate)) if (isComputed(test.operand) || (test.kind === 'same' && isComputed(test.other))) return true;
  return false;
}

class Lowering {
  constructor(private readonly computed: ComputedColumns) {}

  all(predicates: readonly Predicate[]): KqlExpression<'bool'> {
    const expressions = predicates.map((predicate) => this.#predicate(predicate, false));
    return expressions.length === 1 ? expressions[0]! : and(expressions);
  }

  /** `negated`: inside any `not`, where a null would drop the row that the negation means to keep. */
  #predicate(predicate: Predicate, negated: boolean): KqlExpression<'bool'> {
    switch (predicate.kind) {
      case 'and':
        return and(predicate.operands.map((operand) => this.#predicate(operand, negated)));
      case 'or':
        return or(predicate.operands.map((operand) => this.#predicate(operand, negated)));
      case 'not':
        return predicate.operand.kind === 'empty'
          ? this.#notEmpty(predicate.operand.operand)
          : not(this.#predicate(predicate.operand, true));
      case 'constant':
        return kql.bool(predicate.value);
      default: {
        const test = this.#test(predicate);
        return negated && isNullOnForeignInput(predicate) ? kql.call('bool', 'coalesce', test, kql.bool(false)) : test;
      }
    }
  }

  #test(test: Test): KqlExpression<'bool'> {
    switch (test.kind) {
      case 'text':
        return this.#text(test);
      case 'text-list':
        return this.#textList(test);
      case 'any-pattern':
        return textTest('matches regex', this.#text_(test.operand), text(anyPatternRegex(test.patterns, test.cased)));
      case 'regex':
        return textTest(
          'matches regex',
          this.#text_(test.operand),
          text(test.flags === '' ? test.pattern : `(?${test.flags})${test.pattern}`),
        );
      case 'number':
        return compare(test.op, this.#number(test.operand), number(test.digits, numberType(test.operand)));
      case 'number-list':
        return listTest(
          'in',
          this.#number(test.operand),
          test.digits.map((digits) => number(digits, numberType(test.operand))),
        );
      case 'truth':
        return compare('==', this.#operand(test.operand) as KqlExpression<'bool'>, kql.bool(test.value));
      case 'networks': {
        const name = test.networks.length === 1 ? `ipv${test.family}_is_in_range` : `ipv${test.family}_is_in_any_range`;
        return kql.call('bool', name, this.#operand(test.operand), ...test.networks.map(text));
      }
      case 'empty':
        return kql.call('bool', typeOf(test.operand) === 'string' ? 'isempty' : 'isnull', this.#operand(test.operand));
      case 'same':
        return this.#same(test);
      case 'watchlist':
        return kql.watchlistTest(this.#text_(test.operand), test.alias, test.before, test.after);
      case 'date-part':
        return compare(
          '==',
          kql.call('int', 'datetime_part', text(DATE_PARTS[test.part]), this.#operand(test.operand)),
          number(String(test.value), 'int'),
        );
    }
  }

  #text({ operand, pattern, cased }: Extract<Test, { kind: 'text' }>): KqlExpression<'bool'> {
    const left = this.#text_(operand);
    const [first, second, third] = pattern;
    const cs = cased ? ('_cs' as const) : ('' as const);
    if (pattern.length === 0) return kql.call('bool', 'isempty', left);
    if (pattern.length === 1 && isMany(first)) return kql.call('bool', 'isnotempty', left);
    if (!cased && pattern.some((part) => typeof part === 'string' && hasCaseBeyondAscii(part))) {
      return textTest('matches regex', left, text(patternRegex(pattern, cased)));
    }
    if (pattern.length === 1 && typeof first === 'string') return textTest(cased ? '==' : '=~', left, text(first));
    if (pattern.length === 2 && isMany(first) && typeof second === 'string') return textTest(`endswith${cs}`, left, text(second));
    if (pattern.length === 2 && typeof first === 'string' && isMany(second)) return textTest(`startswith${cs}`, left, text(first));
    if (pattern.length === 3 && isMany(first) && typeof second === 'string' && isMany(third))
      return textTest(`contains${cs}`, left, text(second));
    return textTest('matches regex', left, text(patternRegex(pattern, cased)));
  }

  #textList({ operand, values, cased }: Extract<Test, { kind: 'text-list' }>): KqlExpression<'bool'> {
    const beyondAscii = cased ? [] : values.filter(hasCaseBeyondAscii);
    const listed = values.filter((value) => !beyondAscii.includes(value));
    const one = (value: string): KqlExpression<'bool'> => this.#text({ kind: 'text', operand, pattern: [value], cased });
    const list = listed.length < 2 ? listed.map(one) : [listTest(cased ? 'in' : 'in~', this.#text_(operand), listed.map(text))];
    const tests = [...list, ...beyondAscii.map(one)];
    return tests.length === 1 ? tests[0]! : or(tests);
  }

  #same({ operand, other, match, cased }: Extract<Test, { kind: 'same' }>): KqlExpression<'bool'> {
    const left = this.#operand(operand);
    const right = this.#operand(other);
    const cs = cased ? ('_cs' as const) : ('' as const);
    if (left.type !== 'string') return compare('==', left as KqlExpression<'long'>, right as KqlExpression<'long'>);
    const op = match === 'equals' ? (cased ? '==' : '=~') : (`${match}${cs}` as const);
    return textTest(op, left as KqlExpression<'string'>, right as KqlExpression<'string'>);
  }

  #notEmpty(operand: Operand): KqlExpression<'bool'> {
    return kql.call('bool', typeOf(operand) === 'string' ? 'isnotempty' : 'isnotnull', this.#operand(operand));
  }

  #operand(operand: Operand): KqlExpression {
    return operand.kind === 'column' ? column(operand.name, operand.type) : this.computed.columnFor(operand);
  }

  #text_(operand: Operand): KqlExpression<'string'> {
    return this.#operand(operand) as KqlExpression<'string'>;
  }

  #number(operand: Operand): KqlExpression<NumberType> {
    return this.#operand(operand) as KqlExpression<NumberType>;
  }
}

/**
 * Whether a text has letters whose case Kusto's comparisons do not fold: they do so for ASCII only
 * (https://learn.microsoft.com/kusto/query/equals-operator). Its regular expressions fold all letters.
 */
const hasCaseBeyondAscii = (value: string): boolean =>
  Array.from(value).some((character) => character > '\x7f' && character.toLowerCase() !== character.toUpperCase());

const DATE_PARTS = { minute: 'Minute', hour: 'Hour', day: 'Day', week: 'week_of_year', month: 'Month', year: 'Year' } as const;

const numberType = (operand: Operand): NumberType => typeOf(operand) as NumberType;

/**
 * Tests that are neither true nor false on some rows: an order with a null beside it, a network test of what is
 * no address of its family, a part of a time that is not there. Equality of a null and a value is false
 * (https://learn.microsoft.com/kusto/query/scalar-data-types/null-values).
 */
function isNullOnForeignInput(test: Test): boolean {
  switch (test.kind) {
    case 'networks':
    case 'date-part':
      return true;
    case 'number':
      return test.op !== '==';
    case 'same':
      return typeOf(test.operand) !== 'string';
    default:
      return false;
  }
}
