import { childrenOf, kindOf, nodesIn, type KustoNode } from './kusto-language.js';
import { diagnosticsOf, kustoAnalysis, type KustoSchema } from './kusto-oracle.js';
import { rustRegexProblem } from './rust-regex.js';

/**
 * What is wrong with a query, in words: what Kusto's binder reports, and what it accepts although the query cannot mean it. A
 * comparison of text with a number is never true, `isnull` of text is never true, a null under `not` drops the row that the
 * negation means to keep, and a regular expression is not looked at before the query runs.
 */
export function lintKql(query: string, schema: KustoSchema): readonly string[] {
  const code = kustoAnalysis(query, schema);
  const findings: string[] = [];
  for (const { code: id, message } of diagnosticsOf(code)) {
    findings.push(id === 'KS245' ? `too deep: ${message}` : `${id}: ${message}`);
  }
  const lint: Lint = {
    textOf: (node) => query.slice(node.TextStart, node.TextStart + node.Width).trim(),
    report: (finding) => findings.push(finding),
  };
  for (const node of nodesIn(code.Syntax)) {
    if (node.IsToken) lintToken(node, lint);
    else lintNode(node, lint);
  }
  lintNulls(code.Syntax, { negated: false, guarded: new Set() }, lint);
  return findings;
}

interface Lint {
  readonly textOf: (node: KustoNode) => string;
  readonly report: (finding: string) => void;
}

/** A literal whose value cannot be seen in the text of the query, such as a raw TAB. */
function lintToken(token: KustoNode, { report }: Lint): void {
  if (kindOf(token) !== 'StringLiteralToken') return;
  const raw = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.exec(token.Text ?? '')?.[0];
  if (raw !== undefined) report(`raw control: U+${raw.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} in a literal`);
}

function lintNode(node: KustoNode, lint: Lint): void {
  const kind = kindOf(node);
  if (TEXT_OPERATOR.test(kind)) lintTextOperator(node, lint);
  if (COMPARISON.test(kind) || MEMBERSHIP.test(kind)) lintComparison(node, lint);
  if (kind === 'MatchesRegexExpression') lintRegex(childrenOf(node)[2], lint);
  if (kind !== 'FunctionCallExpression') return;
  const { name, args } = callOf(node, lint);
  const regexAt = REGEX_ARGUMENTS[name];
  if (regexAt !== undefined) lintRegex(args[regexAt], lint);
  const [first] = args;
  if ((name === 'isnull' || name === 'isnotnull') && first && typeOf(first) === 'string') {
    lint.report(`null text: ${lint.textOf(node)}: a string is never null`);
  }
}

const TEXT_OPERATOR =
  /^(?:(?:Not)?(?:Has|HasPrefix|HasSuffix|Contains|StartsWith|EndsWith|Like)(?:Cs)?|EqualTilde|BangTilde|MatchesRegex|InCs|NotInCs|HasAny|HasAll)Expression$/;
const ORDERED = /^(?:LessThan|GreaterThan)(?:OrEqual)?Expression$/;
const COMPARISON = /^(?:(?:Not)?Equal|(?:LessThan|GreaterThan)(?:OrEqual)?)Expression$/;
const MEMBERSHIP = /^(?:Not)?In(?:Cs)?Expression$/;

/** Which argument of a function is a regular expression. */
const REGEX_ARGUMENTS: Readonly<Record<string, number>> = {
  extract: 0,
  extract_all: 0,
  replace_regex: 1,
  trim: 0,
  trim_start: 0,
  trim_end: 0,
};

function lintTextOperator(node: KustoNode, lint: Lint): void {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return;
  for (const operand of [left, ...(kindOf(right) === 'ExpressionList' ? itemsOf(right) : [right])]) {
    const type = typeOf(operand);
    // A list can be a dynamic array, and `matches regex` and its like take no dynamic value on either side.
    if (type !== undefined && type !== 'string' && (operand === left || type !== 'dynamic')) {
      lint.report(`text operator: ${operator.Text ?? ''} on ${lint.textOf(operand)}, which is ${type}`);
    }
  }
}

/** Types that Kusto compares with one another. A dynamic value is compared with any. */
const FAMILIES: Readonly<Record<string, string>> = { int: 'number', long: 'number', real: 'number', decimal: 'number' };
const familyOf = (type: string): string => FAMILIES[type] ?? type;

function lintComparison(node: KustoNode, lint: Lint): void {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return;
  const leftType = typeOf(left);
  for (const item of kindOf(right) === 'ExpressionList' ? itemsOf(right) : [right]) {
    const type = typeOf(item);
    if (leftType === undefined || type === undefined || leftType === 'dynamic' || type === 'dynamic') continue;
    if (familyOf(leftType) !== familyOf(type)) {
      lint.report(`types: ${lint.textOf(left)} (${leftType}) ${operator.Text ?? ''} ${lint.textOf(item)} (${type})`);
    }
  }
}

function lintRegex(operand: KustoNode | undefined, { report }: Lint): void {
  const pattern = operand?.LiteralValue;
  if (typeof pattern !== 'string') return;
  const problem = rustRegexProblem(pattern);
  if (problem !== undefined) report(`regex: ${problem}`);
}

/** Functions that are null, not false, when their input is not the address they expect. */
const NULL_ON_FOREIGN_INPUT: ReadonlySet<string> = new Set([
  'ipv4_is_in_range',
  'ipv4_is_in_any_range',
  'ipv4_is_match',
  'ipv4_is_private',
  'ipv6_is_in_range',
  'ipv6_is_in_any_range',
  'ipv6_is_match',
]);

interface NullContext {
  /** Inside any `not`. */
  readonly negated: boolean;
  /** The expressions that `isnotnull` has tested in the same conjunction or one around it. */
  readonly guarded: ReadonlySet<string>;
}

/**
 * A null that reaches a negation. The documentation of `not` and of null values ("Null values", "Logical (binary) operators") does not
 * say what `not(null)` and `false or null` are, and `where` drops a row whose condition is null: none of our queries may depend on it.
 */
function lintNulls(node: KustoNode, context: NullContext, lint: Lint): void {
  const kind = kindOf(node);
  if (kind === 'AndExpression') {
    const conjuncts = conjunctsOf(node);
    const guarded = new Set([...context.guarded, ...conjuncts.flatMap((conjunct) => guardIn(conjunct, lint))]);
    for (const conjunct of conjuncts) lintNulls(conjunct, { ...context, guarded }, lint);
    return;
  }
  if (kind === 'FunctionCallExpression') {
    const { name, args } = callOf(node, lint);
    if (name === 'coalesce' && isBoolLiteral(args.at(-1))) {
      for (const arg of args) lintNulls(arg, { ...context, negated: false }, lint);
      return;
    }
    if (context.negated && NULL_ON_FOREIGN_INPUT.has(name)) lint.report(`null under not: ${lint.textOf(node)}`);
    if (name === 'not') {
      for (const arg of args) {
        if (isNullable(arg, context, lint) && typeOf(arg) === 'bool' && isPlain(arg)) lint.report(`null under not: ${lint.textOf(node)}`);
        lintNulls(arg, { ...context, negated: true }, lint);
      }
      return;
    }
  }
  if (context.negated && comparesToNull(node, kind, context, lint)) lint.report(`null under not: ${lint.textOf(node)}`);
  for (const child of childrenOf(node)) if (!child.IsToken) lintNulls(child, context, lint);
}

/** `null < 5` is null. `null == 5` is false, but `null == null` may be null, so two columns are not compared unguarded. */
function comparesToNull(node: KustoNode, kind: string, context: NullContext, lint: Lint): boolean {
  const [left, , right] = childrenOf(node);
  if (!left || !right) return false;
  if (ORDERED.test(kind)) return isNullable(left, context, lint) || isNullable(right, context, lint);
  if (kind === 'EqualExpression' || kind === 'NotEqualExpression')
    return isNullable(left, context, lint) && isNullable(right, context, lint);
  return (kind === 'BetweenExpression' || kind === 'NotBetweenExpression') && isNullable(left, context, lint);
}

/** Whether an expression can be null: any that is not text, a literal, the test of something, or guarded. */
function isNullable(node: KustoNode, { guarded }: NullContext, lint: Lint): boolean {
  const inner = unwrap(node);
  const type = typeOf(inner);
  if (type === undefined || type === 'string' || guarded.has(lint.textOf(inner))) return false;
  if (type === 'bool' && !isPlain(inner)) return false;
  if (/Literal|UnaryMinus/.test(kindOf(inner))) return false;
  if (kindOf(inner) !== 'FunctionCallExpression') return true;
  const { name, args } = callOf(inner, lint);
  return !(name === 'strlen' || (name === 'coalesce' && /Literal/.test(kindOf(args.at(-1) ?? inner))));
}

/** A value as it is stored, as opposed to one that an operator or function made. */
const isPlain = (node: KustoNode): boolean => ['NameReference', 'PathExpression', 'ElementExpression'].includes(kindOf(unwrap(node)));

function guardIn(conjunct: KustoNode, lint: Lint): string[] {
  const node = unwrap(conjunct);
  if (kindOf(node) !== 'FunctionCallExpression') return [];
  const { name, args } = callOf(node, lint);
  return name === 'isnotnull' && args[0] ? [lint.textOf(unwrap(args[0]))] : [];
}

function conjunctsOf(node: KustoNode): KustoNode[] {
  const conjuncts: KustoNode[] = [];
  let rest: KustoNode | undefined = node;
  // The tree leans left, so the operands are found last first.
  while (rest && kindOf(unwrap(rest)) === 'AndExpression') {
    const [left, , right]: readonly KustoNode[] = childrenOf(unwrap(rest));
    if (right) conjuncts.unshift(...(kindOf(unwrap(right)) === 'AndExpression' ? conjunctsOf(unwrap(right)) : [right]));
    rest = left;
  }
  return rest ? [rest, ...conjuncts] : conjuncts;
}

function callOf(node: KustoNode, { textOf }: Lint): { readonly name: string; readonly args: readonly KustoNode[] } {
  const [name, list] = childrenOf(node);
  return { name: name ? textOf(name) : '', args: list ? itemsOf(list) : [] };
}

/** The expressions between the parentheses of a list. */
function itemsOf(list: KustoNode): KustoNode[] {
  return childrenOf(list)
    .filter((child) => kindOf(child) === 'List')
    .flatMap((items) => childrenOf(items).flatMap((element) => childrenOf(element).slice(0, 1)));
}

function unwrap(node: KustoNode): KustoNode {
  let inner = node;
  while (kindOf(inner) === 'ParenthesizedExpression') inner = childrenOf(inner)[1] ?? inner;
  return inner;
}

const isBoolLiteral = (node: KustoNode | undefined): boolean => node !== undefined && kindOf(node) === 'BooleanLiteralExpression';

const SCALARS = new Set(['string', 'int', 'long', 'real', 'decimal', 'bool', 'datetime', 'timespan', 'guid', 'dynamic']);

/** The scalar type of an expression; undefined for a table, and where the binder found none. */
function typeOf(node: KustoNode): string | undefined {
  const name = node.ResultType?.Name;
  return name !== undefined && SCALARS.has(name) ? name : undefined;
}
