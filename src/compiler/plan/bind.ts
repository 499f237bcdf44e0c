import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Condition, FieldReference, FieldTest, Selection, SigmaRule, SigmaValue } from '../sigma/ast.js';
import { queryName } from '../targets/query-name.js';
import type { Cell, FieldMapping, FieldMappings, Route, RowCase, RowFilter, Target } from '../targets/target.js';
import { bindFixed, bindMapping, bindTextSearch, singleCellOf, unmappedField } from './bind-mapping.js';
import { about, bound, every, opposite, refused, some, useOf, type Bound, type Fidelity, type Use } from './bound.js';
import type { ConversionOptions } from './conversion-options.js';
import { literalOf, matchesText } from './match-text.js';
import { nearest } from './nearest.js';
import { asText, operandOf } from './operand.js';
import { typeOf, type Operand, type Plan, type Predicate } from './plan.js';
import { allOf, anyOf, isConstant, keyOf } from './predicate.js';
import type { TestContext } from './test-context.js';

/** What came of a rule on one table: the plan, or the problems; and what the caller has to know. */
export interface Binding {
  readonly plan: Plan | undefined;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly uses: readonly Use[];
}

/**
 * Fields to columns: the one place that reads both a rule and a table. Where the route takes its rows apart, the
 * rule is bound for the rows of each case, and the plan is the rows of a case with the rule as it reads there.
 */
export function bind(rule: SigmaRule, route: Route, target: Target, options: ConversionOptions): Binding {
  const fields = fieldsOf(rule);
  const cases = casesFor(route, fields);
  const binders = (cases ?? [WHOLE]).map((rows) => new Binder(rule, route, rows, target, options));
  const parts = binders.map((binder) => binder.bindRule());
  const outside = route.onlyCases !== undefined ? outsideOfCases(rule, route, route.onlyCases, target, options) : undefined;
  if (outside?.problem) return { plan: undefined, problems: [outside.problem], warnings: [], uses: [] };

  const live = parts.filter(({ predicate }) => predicate === undefined || !isConstant(predicate, false));
  if (live.length === 0) {
    const problem = route.onlyCases === undefined ? cannotMatch(rule, route) : notInTable(rule, route, route.onlyCases);
    return { plan: undefined, problems: [problem], warnings: [], uses: [] };
  }
  const problems = live.flatMap((part) => part.problems);
  if (problems.length > 0) return { plan: undefined, problems: unique(problems), warnings: [], uses: [] };

  const rows = rowsOf(route, cases).map((filter) => filterOf(filter, route));
  const where = cases === undefined ? parts[0]!.predicate! : casesTogether(parts, cases, route);
  return {
    plan: { table: route.table, source: queryName(route.table, options), where: allOf([...rows, where]) },
    problems: [],
    warnings: unique([...partialSupport(route, rule), ...live.flatMap((part) => part.warnings), ...(outside?.warnings ?? [])]),
    uses: live.flatMap((part) => part.uses),
  };
}

/** All rows of a route as one case, which adds nothing. */
const WHOLE: RowCase = { where: [], fields: {} };

/** The cases that the rule has to be bound for, or undefined where the rows need not be taken apart. */
function casesFor(route: Route, fields: ReadonlySet<string>): readonly RowCase[] | undefined {
  const { cases } = route;
  if (!cases || cases.length === 0) return undefined;
  if (route.onlyCases !== undefined) return cases;
  const apart = [...fields].some((field) => !hasField(route.fields, field) && cases.some((rows) => hasField(rows.fields, field)));
  return apart ? cases : undefined;
}

/** The rows of each case with the rule as it reads there; cases in which it reads the same stand together. */
function casesTogether(parts: readonly Bound[], cases: readonly RowCase[], route: Route): Predicate {
  const alike = new Map<string, { rows: Predicate[]; predicate: Predicate }>();
  parts.forEach(({ predicate }, index) => {
    if (predicate === undefined || isConstant(predicate, false)) return;
    const rows = allOf(cases[index]!.where.map((filter) => filterOf(filter, route)));
    const key = keyOf(predicate);
    const group = alike.get(key);
    if (group) group.rows.push(rows);
    else alike.set(key, { rows: [rows], predicate });
  });
  return anyOf([...alike.values()].map(({ rows, predicate }) => allOf([anyOf(rows), predicate])));
}

/** The conditions on all rows of the route; where every case has one of its own on the same cell, that one is enough. */
function rowsOf({ where }: Route, cases: readonly RowCase[] | undefined): readonly RowFilter[] {
  if (cases === undefined) return where;
  return where.filter(({ cell }) => !cases.every((rows) => rows.where.some((own) => JSON.stringify(own.cell) === JSON.stringify(cell))));
}

function filterOf({ cell, is, anyCase }: RowFilter, { table }: Route): Predicate {
  const operand = operandOf(cell, table, typeof cell === 'string' ? cell : 'Rows');
  const values = Array.isArray(is) ? (is as readonly (string | number)[]) : [is as string | number];
  return anyOf(
    values.map((value): Predicate =>
      typeOf(operand) === 'string'
        ? { kind: 'text', operand, pattern: [String(value)], cased: anyCase !== true }
        : { kind: 'number', operand, op: '==', digits: String(value) },
    ),
  );
}

/**
 * Whether the rule also matches events of the log source that the table does not have. Values of the field that
 * tells the cases apart and that no case has are alternatives left out.
 */
function outsideOfCases(
  rule: SigmaRule,
  route: Route,
  field: string,
  target: Target,
  options: ConversionOptions,
): { readonly problem?: Diagnostic; readonly warnings?: readonly Diagnostic[] } {
  const texts = valuesOfCases(route, field);
  const elsewhere: RowCase = { where: [], fields: { [field]: { never: 'an event that the table does not have' } } };
  const rest = new Binder(rule, route, elsewhere, target, options).bindRule();
  if (rest.predicate === undefined || !isConstant(rest.predicate, false)) {
    return { problem: notInTable(rule, route, field) };
  }
  const missing = testsOf(rule)
    .filter((test) => test.field === field)
    .flatMap(({ values }) =>
      values.filter((value) => literalOf(value) !== undefined && !texts.some((text) => matchesText(value, text) === true)),
    );
  return {
    warnings: missing.map((value) => ({
      code: 'ALTERNATIVE_DROPPED',
      message: `${route.table.name} has no events with "${field}" ${literalOf(value) ?? ''}: the query finds less than the rule.`,
      ...about(field, value.span),
    })),
  };
}

const valuesOfCases = ({ cases = [] }: Route, field: string): readonly string[] =>
  cases.flatMap(({ fields }) => [fixedOf(fields[field]) ?? []].flat());

function notInTable(rule: SigmaRule, route: Route, field: string): Diagnostic {
  return {
    code: 'EVENTS_NOT_IN_TABLE',
    message: `Of these events ${route.table.name} has those with "${field}" ${valuesOfCases(route, field).join(', ')} only, and the rule is not about them alone.`,
    span: rule.logsource.span,
  };
}

const partialSupport = ({ partial, table }: Route, rule: SigmaRule): readonly Diagnostic[] =>
  partial === undefined
    ? []
    : [{ code: 'PARTIAL_SUPPORT', message: `${table.name} has only some of these events: ${partial}`, span: rule.logsource.span }];

function cannotMatch(rule: SigmaRule, { table }: Route): Diagnostic {
  return {
    code: 'RULE_CANNOT_MATCH',
    message: `No event that ${table.name} holds can match the rule.`,
    span: rule.conditions[0]?.span ?? rule.span,
  };
}

/** The tests of one rule on the rows of one case. */
class Binder {
  constructor(
    private readonly rule: SigmaRule,
    private readonly route: Route,
    private readonly rows: RowCase,
    private readonly target: Target,
    private readonly options: ConversionOptions,
  ) {}

  bindRule(): Bound {
    return some(
      this.rule.conditions.map((condition) => this.#condition(condition, false)),
      false,
    );
  }

  #condition(condition: Condition, negated: boolean): Bound {
    switch (condition.kind) {
      case 'and':
        return every(condition.operands.map((operand) => this.#condition(operand, negated)));
      case 'or':
        return some(
          condition.operands.map((operand) => this.#condition(operand, negated)),
          negated,
        );
      case 'not':
        return opposite(this.#condition(condition.operand, !negated));
      case 'selection':
        return this.#named(condition.name, negated);
      case 'quantifier': {
        const parts = condition.names.map((name) => this.#named(name, negated));
        return condition.count === 'all' ? every(parts) : some(parts, negated);
      }
    }
  }

  #named(name: string, negated: boolean): Bound {
    const selection = this.rule.selections.get(name);
    if (!selection) throw new Error(`The condition parser let the unknown selection "${name}" through.`);
    return this.#selection(selection, negated);
  }

  #selection(selection: Selection, negated: boolean): Bound {
    switch (selection.kind) {
      case 'all-of':
        return every(selection.selections.map((part) => this.#selection(part, negated)));
      case 'any-of':
        return some(
          selection.selections.map((part) => this.#selection(part, negated)),
          negated,
        );
      case 'field-test':
        return this.#test(selection, negated);
    }
  }

  #test(test: FieldTest, outerNegated: boolean): Bound {
    const negated = outerNegated !== test.negated;
    const context = this.#context(test.field, negated);
    const bindOne =
      test.field === undefined ? (value: SigmaValue) => this.#keyword(value, context) : this.#field(test.field, test, context);
    const fixed = test.field === undefined ? undefined : fixedOf(this.#mappingOf(test.field));
    const parts = fixed === undefined ? test.values.map(bindOne) : [bindFixed(fixed, test.values, test.matches, context)];
    const together = test.matches === 'all' ? every(parts) : some(parts, negated);
    const told = test.field === undefined ? together : this.#withCaveat(together, test.field, test, negated);
    return test.negated ? opposite(told) : told;
  }

  #context(field: string | undefined, negated: boolean): TestContext {
    const { table } = this.route;
    return {
      table,
      field,
      negated,
      options: this.options,
      watchlists: this.target.watchlists === true,
      rowOperands: [...this.route.where, ...this.rows.where].map(({ cell }) => operandOf(cell, table, 'Rows')),
      refer: (operand, reference) => this.#refer(operand, reference, field),
    };
  }

  #keyword(value: SigmaValue, context: TestContext): Bound {
    const cells = this.route.keywords;
    if (!cells) {
      const message = `${this.route.table.name} has no text in which a value without a field could be looked for.`;
      return refused({ code: 'UNMAPPED_FIELD', message, span: value.span });
    }
    return bindTextSearch(
      cells.map((cell) => operandOf(cell, this.route.table, 'Text')),
      value,
      context,
    );
  }

  #field(field: string, test: FieldTest, context: TestContext): (value: SigmaValue) => Bound {
    const mapping = this.#mappingOf(field);
    if (mapping === undefined) {
      const problem = this.#unknownField(field, test, context);
      return () => refused(problem);
    }
    return (value) => bindMapping(mapping, value, context);
  }

  /** The mapping of a field: of the case, of the route, from the event data; whatever case its name is written in. */
  #mappingOf(field: string): FieldMapping | undefined {
    const known = this.#knownMappingOf(field);
    return known ?? (this.route.openEventData ? { eventData: field } : undefined);
  }

  #knownMappingOf(field: string): FieldMapping | undefined {
    const own = fieldIn(this.rows.fields, field) ?? fieldIn(this.route.fields, field);
    return own ?? (this.route.eventData?.includes(field) ? { eventData: field } : undefined);
  }

  #unknownField(field: string, test: FieldTest, context: TestContext): Diagnostic {
    const { fields, eventData = [], table } = this.route;
    const known = [...Object.keys(this.rows.fields), ...Object.keys(fields), ...eventData];
    const near = nearest(field, [...known, ...Object.keys(table.columns)]);
    const problem = unmappedField(
      context,
      test.values[0] ?? { kind: 'null', span: test.span },
      'it is not a field of this log source that the table is known to have',
    );
    return { ...problem, span: test.span, ...(near.length > 0 && { hint: `The nearest are ${near.join(', ')}.` }) };
  }

  #withCaveat(part: Bound, field: string, test: FieldTest, negated: boolean): Bound {
    if (part.predicate === undefined || part.predicate.kind === 'constant') return part;
    const mapping = this.#mappingOf(field);
    if (mapping === undefined || typeof mapping === 'string') return part;
    const warnings: Diagnostic[] = [];
    let fidelity: Fidelity = 'exact';
    if ('narrows' in mapping) {
      warnings.push({ code: 'FIELD_APPROXIMATED', message: `"${field}": ${mapping.narrows}.`, ...about(field, test.span) });
      fidelity = negated ? 'widened' : 'narrowed';
    }
    if ('widens' in mapping) {
      warnings.push({ code: 'FIELD_APPROXIMATED', message: `"${field}": ${mapping.widens}.`, ...about(field, test.span) });
      fidelity = negated ? 'narrowed' : 'widened';
    }
    if (this.#knownMappingOf(field) === undefined) {
      const message = `"${field}" is not a known field of this log source; it is read from the event data under that name.`;
      warnings.push({ code: 'FIELD_ASSUMED', message, ...about(field, test.span) });
    }
    if (warnings.length === 0) return part;
    const uses =
      fidelity === 'exact'
        ? part.uses
        : part.uses.map((use) => (use.field === field && use.fidelity === 'exact' ? { ...use, fidelity } : use));
    return { ...part, uses, warnings: [...part.warnings, ...warnings] };
  }

  #refer(operand: Operand, reference: FieldReference, field: string | undefined): Bound {
    const mapping = this.#mappingOf(reference.field);
    const cell: Cell | undefined = mapping === undefined ? undefined : singleCellOf(mapping);
    if (cell === undefined) {
      const message = `${this.route.table.name} has no one column for "${reference.field}" that could be compared with another.`;
      return refused({ code: 'UNMAPPED_FIELD', message, ...about(reference.field, reference.span) });
    }
    const other = operandOf(cell, this.route.table, reference.field);
    const sides = typeOf(operand) === typeOf(other) && reference.match === 'equals' ? [operand, other] : [asText(operand), asText(other)];
    // An empty text is part of every other, and what is not there is not the same as anything.
    const there: Predicate = { kind: 'not', operand: { kind: 'empty', operand: sides[1]! } };
    const same: Predicate = { kind: 'same', operand: sides[0]!, other: sides[1]!, match: reference.match, cased: reference.cased };
    return bound(allOf([there, same]), [...useOf(field, [operand]), ...useOf(reference.field, [other])]);
  }
}

const fixedOf = (mapping: FieldMapping | undefined): string | readonly string[] | undefined =>
  mapping !== undefined && typeof mapping !== 'string' && 'fixed' in mapping ? mapping.fixed : undefined;

const hasField = (fields: FieldMappings, field: string): boolean => fieldIn(fields, field) !== undefined;

/** Sigma rules do not agree on the case of some names (`md5`, `MD5`); the same letters are the same field. */
function fieldIn(fields: FieldMappings, field: string): FieldMapping | undefined {
  if (Object.hasOwn(fields, field)) return fields[field];
  const lower = field.toLowerCase();
  const name = Object.keys(fields).find((known) => known.toLowerCase() === lower);
  return name === undefined ? undefined : fields[name];
}

function testsOf(rule: SigmaRule): readonly FieldTest[] {
  const flatten = (selection: Selection): readonly FieldTest[] =>
    selection.kind === 'field-test' ? [selection] : selection.selections.flatMap(flatten);
  return [...rule.selections.values()].flatMap(flatten);
}

function fieldsOf(rule: SigmaRule): ReadonlySet<string> {
  return new Set(
    testsOf(rule).flatMap(({ field, values }) => [
      ...(field === undefined ? [] : [field]),
      ...values.flatMap((value) => (value.kind === 'field-reference' ? [value.field] : [])),
    ]),
  );
}

/** The same thing about the same place is said once, whatever number of cases it came up in. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(
    diagnostics.map((diagnostic) => [`${diagnostic.code} ${diagnostic.span?.start ?? ''} ${diagnostic.message}`, diagnostic]),
  );
  return [...seen.values()];
}
