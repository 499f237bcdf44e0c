import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { didYouMean } from '../diagnostics/nearest-names.js';
import type { Span } from '../diagnostics/source.js';
import type { Condition, FieldReference, FieldTest, Selection, SigmaRule, SigmaValue } from '../sigma/ast.js';
import { testsOf as testsOfRule } from '../sigma/tests-of.js';
import { cellToCompare } from '../targets/mapping-kinds.js';
import { queryName } from '../targets/query-name.js';
import type { Caveat, Cell, FieldMapping, FieldMappings, Route, RowCase, RowFilter, Target } from '../targets/target.js';
import { bindMapping, unmappedField } from './bind-mapping.js';
import { bindTextSearch } from './bind-text-search.js';
import {
  about,
  approximated,
  bound,
  consequenceOf,
  demanded,
  every,
  never,
  opposite,
  refused,
  some,
  useOf,
  type Bound,
  type Fidelity,
  type Use,
} from './bound.js';
import { contradicts } from './contradicts.js';
import type { ConversionOptions } from './conversion-options.js';
import { hasNameTwice, narrowedByName } from './mappings/bind-doubled-name.js';
import { neverThere, noEventPasses } from './mappings/bind-fixed.js';
import { isNoData } from './mappings/bind-registry.js';
import { asksForNothing, matchesText } from './match-text.js';
import { memberBelow } from './member-below.js';
import { asText, operandOf } from './operand.js';
import { columnsOf, isLowerCase, typeOf, type Operand, type Pattern, type Plan, type Predicate } from './plan.js';
import { allOf, anyOf, isConstant, keyOf, testsOf } from './predicate.js';
import { conditionsFor, sinceOf } from './row-conditions.js';
import type { TestContext } from './test-context.js';

/** What came of a rule on one table: the plan, or the problems; and what the caller has to know. */
export interface Binding {
  readonly plan: Plan | undefined;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly notes: readonly string[];
  readonly uses: readonly Use[];
}

/**
 * Fields to columns: the one place that reads both a rule and a table. Where the route takes its rows apart, the
 * rule is bound for the rows of each case, and the plan is the rows of a case with the rule as it reads there.
 */
export function bind(rule: SigmaRule, route: Route, target: Target, options: ConversionOptions): Binding {
  const cases = casesFor(route, rule);
  const binders = (cases ?? [WHOLE]).map((rows) => new Binder(rule, route, rows, target, options));
  if (route.onlyCases !== undefined && hasEventsElsewhere(rule, route, route.onlyCases, target, options)) {
    return unbound([notInTable(rule, route, route.onlyCases)]);
  }
  const parts = binders.map((binder) => binder.bindRule());
  const live = parts.filter(({ predicate }) => predicate === undefined || !isConstant(predicate, false));
  const impossible = inEveryCase(
    parts.map((part) => part.impossible),
    route,
  );
  if (live.length === 0) {
    return unbound([route.onlyCases === undefined ? cannotMatch(rule, route, impossible) : notInTable(rule, route, route.onlyCases)]);
  }
  const problems = live.flatMap((part) => part.problems);
  if (problems.length > 0) return unbound(unique(problems).map((problem) => withHint(problem, binders)));

  const rows = rowsOf(route, cases).map((filter) => filterOf(filter, route));
  const besides = conditionsFor(route.table, target, options);
  const where = cases === undefined ? parts[0]!.predicate! : casesTogether(parts, cases, route);
  const uses = live.flatMap((part) => part.uses);
  const asking = binders.filter((_, index) => live.includes(parts[index]!));
  const warnings = unique([...live.flatMap((part) => part.warnings), ...impossible.map(impossibleAlternative)]);
  return {
    plan: {
      table: route.table,
      source: queryName(route.table, options),
      ...sinceOf(route.table, target, options),
      where: allOf([...besides.predicates, ...rows, where]),
    },
    problems: [],
    warnings: [...partialSupport(route, rule), ...besides.warnings, ...warnings.map((warning) => withHint(warning, binders))],
    notes: [...new Set(asking.flatMap((binder) => binder.notesOn(askedFields(uses)))), ...judgements(route, asking, askedFields(uses))],
    uses,
  };
}

const unbound = (problems: readonly Diagnostic[]): Binding => ({ plan: undefined, problems, warnings: [], notes: [], uses: [] });

/** The fields that the query asks for, without those that were left out. */
const askedFields = (uses: readonly Use[]): readonly string[] => [
  ...new Set(uses.flatMap(({ field, dropped }) => (dropped === true ? [] : [field]))),
];

/** What of the query is read from no page. Begins with a code, as programs look for it. */
function judgements({ judged, table }: Route, binders: readonly Binder[], asked: readonly string[]): readonly string[] {
  const isJudged = (field: string): boolean =>
    judged === 'all' ||
    judged === 'fields' ||
    (typeof judged === 'object' && judged.some((name) => name.toLowerCase() === field.toLowerCase()));
  const fields = asked.filter((field) => binders.some((binder) => binder.isJudged(field) || (isJudged(field) && binder.isRead(field))));
  const columns = fields.length === 0 ? [] : [`where ${table.name} has ${fields.map((field) => `"${field}"`).join(', ')}`];
  const rows = judged === 'all' || judged === 'rows' ? [`which rows of ${table.name} are these events`] : [];
  const what = [...columns, ...rows];
  return what.length === 0 ? [] : [`BASIS_JUDGEMENT: ${what.join(', and ')} is a judgement, read from no page.`];
}

/** What holds on the rows of no case. Each case knows it of its own rows only. */
function inEveryCase(impossible: readonly (readonly Diagnostic[])[], route: Route): readonly Diagnostic[] {
  const [first = [], ...others] = impossible;
  const places = others.map((diagnostics) => new Set(diagnostics.map(({ span }) => span?.start)));
  return first.filter(({ span }) => places.every((known) => known.has(span?.start))).map((reason) => ofAllCases(reason, route));
}

/** Of the field that says which events there are, each case knows one value; the caller has to know all. */
function ofAllCases(reason: Diagnostic, route: Route): Diagnostic {
  const { field } = reason;
  if (field === undefined || field.toLowerCase() !== route.onlyCases?.toLowerCase()) return reason;
  const values = valuesOfCases(route, route.onlyCases).map((value) => `"${value}"`);
  return { ...reason, message: noEventPasses(route.table, `"${field}" is ${values.join(' or ')} there`) };
}

const impossibleAlternative = (reason: Diagnostic): Diagnostic => ({
  ...reason,
  code: 'ALTERNATIVE_DROPPED',
  message: `${reason.message} It is left out. ${consequenceOf('narrowed')}`,
});

/** What may have been meant by a field that nobody knows. */
function withHint(problem: Diagnostic, [binder]: readonly Binder[]): Diagnostic {
  const { code, field, hint } = problem;
  if (hint !== undefined || field === undefined || (code !== 'UNMAPPED_FIELD' && code !== 'ALTERNATIVE_DROPPED')) return problem;
  return { ...problem, ...binder?.hintFor(field) };
}

/** All rows of a route as one case, which adds nothing. */
const WHOLE: RowCase = { where: [], fields: {} };

/** The cases that the rule has to be bound for, or undefined where the rows need not be taken apart. */
function casesFor(route: Route, rule: SigmaRule): readonly RowCase[] | undefined {
  const { cases } = route;
  if (!cases || cases.length === 0) return undefined;
  if (route.onlyCases !== undefined) return cases;
  const fields = fieldsOf(rule);
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

function filterOf({ cell, is, anyCase, match }: RowFilter, { table }: Route): Predicate {
  const operand = operandOf(cell, table, nameOfFilter(cell));
  const values = Array.isArray(is) ? (is as readonly (string | number)[]) : [is as string | number];
  return anyOf(
    values.map((value): Predicate => {
      if (value === '') return { kind: 'empty', operand };
      if (typeOf(operand) === 'bool') return { kind: 'truth', operand, value: value === 'true' };
      return typeOf(operand) === 'string'
        ? { kind: 'text', operand, pattern: patternOf(String(value), match), cased: anyCase !== true }
        : { kind: 'number', operand, op: '==', digits: String(value) };
    }),
  );
}

/** What a query calls the value by which rows are chosen. */
function nameOfFilter(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'json' in cell ? cell.json.replaceAll('.', '') : 'Rows';
}

/** The text where it stands in that of a row. */
function patternOf(text: string, match: RowFilter['match']): Pattern {
  const many = { wildcard: 'many' } as const;
  if (match === undefined) return [text];
  return match === 'startswith' ? [text, many] : [many, text, many];
}

/** Whether the rule also matches events of the log source that the table does not have. */
function hasEventsElsewhere(rule: SigmaRule, route: Route, field: string, target: Target, options: ConversionOptions): boolean {
  const elsewhere: RowCase = { where: [], fields: { [field]: { never: 'the table does not have the event' } } };
  const rest = new Binder(rule, route, elsewhere, target, options).bindRule();
  return rest.predicate === undefined || !isConstant(rest.predicate, false);
}

const valuesOfCases = ({ cases = [] }: Route, field: string): readonly string[] => [
  ...new Set(cases.flatMap(({ fields }) => fixedOf(fields[field]) ?? [])),
];

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
    : [{ code: 'PARTIAL_SUPPORT', message: `${table.name} has only some of these events: ${partial}.`, span: rule.logsource.span }];

function cannotMatch(rule: SigmaRule, { table }: Route, [reason]: readonly Diagnostic[]): Diagnostic {
  return (
    reason ?? {
      code: 'RULE_CANNOT_MATCH',
      message: `No event that ${table.name} holds can match the rule.`,
      span: rule.conditions[0]?.span ?? rule.span,
    }
  );
}

/** The tests of one rule on the rows of one case. */
class Binder {
  constructor(
    private readonly rule: SigmaRule,
    private readonly route: Route,
    private readonly rows: RowCase,
    private readonly target: Target,
    private readonly options: ConversionOptions,
  ) {
    this.#eventFields = (route.events ?? []).filter(({ eventIds }) => asksFor(rule, eventIds)).map(({ fields }) => fields);
    const filters = [...route.where, ...rows.where];
    this.#rowOperands = filters.map(({ cell }) => operandOf(cell, route.table, nameOfFilter(cell)));
    this.#rowPredicates = filters.map((filter) => filterOf(filter, route));
  }

  /** How fields stand in the events that the rule asks for. */
  readonly #eventFields: readonly FieldMappings[];
  readonly #rowOperands: readonly Operand[];
  readonly #rowPredicates: readonly Predicate[];
  readonly #operands = new Map<string, Map<Cell, Operand>>();

  bindRule(): Bound {
    const conditions = this.rule.conditions.map((condition) => this.#condition(condition, false));
    return this.#withOtherEvents(some(conditions, false));
  }

  /** The rows that the query asks for may be of other events too. */
  #withOtherEvents(part: Bound): Bound {
    const { widens } = this.rows;
    const field = this.route.onlyCases;
    if (widens === undefined || field === undefined || part.predicate === undefined || isConstant(part.predicate, false)) return part;
    return {
      ...part,
      uses: part.uses.map((use) => (use.field === field ? { ...use, fidelity: 'widened' } : use)),
      warnings: [...part.warnings, approximatedField(field, widens, 'widened', this.rule.logsource.span)],
    };
  }

  #condition(condition: Condition, negated: boolean): Bound {
    switch (condition.kind) {
      case 'and':
        return this.#every(condition.operands.map((operand) => this.#condition(operand, negated)));
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
        return condition.count === 'all' ? this.#every(parts) : some(parts, negated);
      }
    }
  }

  #named(name: string, negated: boolean): Bound {
    const selection = this.rule.selections.get(name);
    if (!selection) throw new Error(`The condition parser let the unknown selection "${name}" through.`);
    return { ...this.#selection(selection, negated), selection: name };
  }

  #selection(selection: Selection, negated: boolean): Bound {
    switch (selection.kind) {
      case 'all-of':
        return this.#every(selection.selections.map((part) => this.#selection(part, negated)));
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
    const told = test.field === undefined ? this.#keywords(test, negated) : this.#fieldTest(test.field, test, negated);
    return test.negated ? opposite(told) : told;
  }

  #fieldTest(field: string, test: FieldTest, negated: boolean): Bound {
    const mapping = this.#mappingOf(field);
    const context = this.#context(field, negated);
    if (mapping === undefined) return refused(unmappedField('no field of that name is known of this log source', test, context));
    const parts = bindMapping(mapping, test, context).map((part, index) => this.#onRows(part, test.values[index] ?? test, context));
    const all = test.matches === 'all' ? this.#every(parts.map((part) => demanded(part, field, test.span))) : some(parts, negated);
    const told = this.#withCaveat(all, field, test, negated);
    return all.demands === undefined ? demanded(told, field, test.span) : told;
  }

  /** What no row of the log source has is never there. */
  #onRows(part: Bound, place: { readonly span: Span }, context: TestContext): Bound {
    const { predicate } = part;
    if (predicate === undefined) return part;
    const other = this.#rowPredicates.find((rows) => contradicts(rows, predicate));
    return other === undefined
      ? part
      : never(part.uses, neverThere(`${columnAskedIn(other)} has another value in the events of this log source`, place, context));
  }

  /**
   * Every part. Two fields that the table has in one column cannot be told apart: where the rule asks for values that exclude each
   * other, the table does not have one of them. One field that is asked for such values is of no event.
   */
  #every(parts: readonly Bound[]): Bound {
    const all = every(parts);
    if (all.predicate === undefined || isConstant(all.predicate, false)) return all;
    const { demands = [] } = all;
    for (const [index, later] of demands.entries()) {
      const earlier = demands.slice(0, index).find(({ predicate }) => contradicts(predicate, later.predicate));
      if (earlier === undefined) continue;
      const { field, span, predicate } = later;
      if (earlier.field.toLowerCase() === field.toLowerCase()) {
        const message = noEventPasses(this.route.table, `"${field}" would have to be two things at once`);
        return never(all.uses, { code: 'RULE_CANNOT_MATCH', message, ...about(field, span) });
      }
      const both = `${this.route.table.name} has "${earlier.field}" and "${field}" in one place, ${columnAskedIn(predicate)}`;
      return refused({ code: 'UNMAPPED_VALUE', message: `${both}: it cannot be asked for both of these values.`, ...about(field, span) });
    }
    return all;
  }

  #keywords(test: FieldTest, negated: boolean): Bound {
    const context = this.#context(undefined, negated);
    const parts = test.values.map((value) => this.#keyword(value, context));
    const found = test.matches === 'all' ? every(parts) : some(parts, negated);
    const { keywordsNarrow, table } = this.route;
    if (keywordsNarrow === undefined) return found;
    const message = `The text of ${table.name} is not all of an event: ${keywordsNarrow}.`;
    return approximated(found, 'narrowed', message, test, context);
  }

  #context(field: string | undefined, negated: boolean): TestContext {
    return {
      table: this.route.table,
      field,
      negated,
      options: this.options,
      watchlists: this.target.watchlists === true,
      rowOperands: this.#rowOperands,
      markup: markupOf(this.route),
      operand: (cell) => this.#operand(cell, field ?? 'Text'),
      refer: (operand, reference) => this.#refer(operand, reference, field, negated),
    };
  }

  #keyword(value: SigmaValue, context: TestContext): Bound {
    const cells = this.route.keywords;
    if (!cells) {
      const message = `${this.route.table.name} has no text in which a value without a field could be looked for.`;
      return refused({ code: 'UNMAPPED_FIELD', message, span: value.span });
    }
    return bindTextSearch(
      cells.map((cell) => context.operand(cell)),
      value,
      context,
    );
  }

  /** The mapping of a field: of the case, of the events that the rule asks for, of the route, from the event data; whatever case its name is written in. */
  #mappingOf(field: string): FieldMapping | undefined {
    const known = this.#knownMappingOf(field) ?? memberBelow(this.route.below, field);
    return known ?? (this.route.openEventData ? memberOf(this.route, field) : undefined);
  }

  #knownMappingOf(field: string): FieldMapping | undefined {
    if (this.rule.renamedFields?.has(field) && Object.hasOwn(this.route.table.columns, field)) return field;
    for (const fields of [this.rows.fields, ...this.#eventFields, this.route.fields]) {
      const mapping = fieldIn(fields, field);
      if (mapping !== undefined) return mapping;
    }
    return this.route.eventData?.includes(field) ? memberOf(this.route, field) : undefined;
  }

  /** The known names that are nearest to one that is not known. */
  hintFor(field: string): { readonly hint?: string } {
    if (this.#knownMappingOf(field) !== undefined) return {};
    const { fields, eventData = [], table } = this.route;
    return didYouMean(field, [...Object.keys(this.rows.fields), ...Object.keys(fields), ...eventData, ...Object.keys(table.columns)]);
  }

  /** What there is to know about the fields that the query asks for, beyond what it finds. */
  notesOn(fields: readonly string[]): readonly string[] {
    return fields.flatMap((field) => {
      const mapping = this.#mappingOf(field);
      const note = mapping !== undefined && typeof mapping !== 'string' && 'note' in mapping ? mapping.note : undefined;
      return note === undefined ? [] : [`"${field}": ${note}.`];
    });
  }

  isJudged(field: string): boolean {
    const mapping = this.#mappingOf(field);
    return mapping !== undefined && typeof mapping !== 'string' && 'basis' in mapping;
  }

  /** Whether the field is read from a column, and not told by which rows there are. */
  isRead(field: string): boolean {
    const mapping = this.#mappingOf(field);
    return typeof mapping === 'string' || (mapping !== undefined && !('fixed' in mapping) && !('never' in mapping));
  }

  /** One object for each cell of a field, so that the passes see at a glance what is the same. */
  #operand(cell: Cell, name: string): Operand {
    const byCell = this.#operands.get(name) ?? new Map<Cell, Operand>();
    const operand = byCell.get(cell) ?? operandOf(cell, this.route.table, name);
    this.#operands.set(name, byCell.set(cell, operand));
    return operand;
  }

  /**
   * What is not quite the field. Where a table lacks values that the event has, a test for a value misses events, and one that
   * holds of nothing finds too many.
   */
  #withCaveat(
    part: Bound,
    field: string,
    { span, values }: { readonly span: Span; readonly values: readonly SigmaValue[] },
    negated: boolean,
  ): Bound {
    if (part.predicate === undefined || part.predicate.kind === 'constant') return part;
    const mapping = this.#mappingOf(field);
    if (mapping === undefined || typeof mapping === 'string') return part;
    const { narrows, widens } = mapping as Caveat;
    const warnings: Diagnostic[] = [];
    let fidelity: Fidelity = 'exact';
    if (narrows !== undefined) {
      const effects = new Set(values.map((value) => (holdsOfNothing(value, mapping) !== negated ? 'widened' : 'narrowed')));
      fidelity = effects.has('narrowed') ? 'narrowed' : 'widened';
      warnings.push(...[...effects].map((effect) => approximatedField(field, narrows, effect, span)));
    }
    if (widens !== undefined) {
      const effect = negated ? 'narrowed' : 'widened';
      if (fidelity !== 'narrowed') fidelity = effect;
      warnings.push(approximatedField(field, widens, effect, span));
    }
    if (this.#knownMappingOf(field) === undefined) {
      warnings.push({ code: 'FIELD_ASSUMED', message: assumption(field, mapping), ...about(field, span) });
    }
    if (warnings.length === 0) return part;
    const uses =
      fidelity === 'exact'
        ? part.uses
        : part.uses.map((use) => (use.field === field && use.fidelity === 'exact' ? { ...use, fidelity } : use));
    return { ...part, uses, warnings: [...part.warnings, ...warnings] };
  }

  #refer(operand: Operand, reference: FieldReference, field: string | undefined, negated: boolean): Bound {
    const mapping = this.#mappingOf(reference.field);
    const cell: Cell | undefined = mapping === undefined ? undefined : cellToCompare(mapping);
    if (cell === undefined) {
      const message = `${this.route.table.name} has no one column for "${reference.field}" that could be compared with another.`;
      return refused({ code: 'UNMAPPED_FIELD', message, ...about(reference.field, reference.span) });
    }
    const other = this.#operand(cell, reference.field);
    const sides = typeOf(operand) === typeOf(other) && reference.match === 'equals' ? [operand, other] : [asText(operand), asText(other)];
    // An empty text is part of every other, and what is not there is not the same as anything.
    const there: Predicate = { kind: 'not', operand: { kind: 'empty', operand: sides[1]! } };
    const caseLost = reference.cased && sides.some(isLowerCase);
    const cased = reference.cased && !caseLost;
    const same: Predicate = { kind: 'same', operand: sides[0]!, other: sides[1]!, match: reference.match, cased };
    const both = bound(allOf([there, same]), [...useOf(field, [operand]), ...useOf(reference.field, [other])]);
    const message = `${this.route.table.name} keeps one of the two in lower case: they are compared without case.`;
    const asked = caseLost ? approximated(both, 'widened', message, reference, { field, negated }) : both;
    const told = this.#withCaveat(asked, reference.field, { span: reference.span, values: [reference] }, negated);
    return [field === undefined ? undefined : this.#mappingOf(field), mapping].some(hasNameTwice)
      ? narrowedByName(told, reference, { ...this.#context(field, negated), field: field ?? reference.field })
      : told;
  }
}

/** As what a field that is not listed is read. */
function assumption(field: string, mapping: FieldMapping): string {
  const unknown = `"${field}" is not a known field of this log source; it is read from`;
  if (typeof mapping === 'string' || !('column' in mapping && 'json' in mapping)) return `${unknown} the event data under that name.`;
  const { column, json } = mapping;
  return `${unknown} ${column} as its member "${json}", which is not found within the elements of a list.`;
}

const holdsOfNothing = (value: SigmaValue, mapping: FieldMapping): boolean =>
  asksForNothing(value) || (typeof mapping !== 'string' && 'registryData' in mapping && isNoData(value));

const approximatedField = (field: string, why: string, fidelity: 'widened' | 'narrowed', span: Span): Diagnostic => ({
  code: 'FIELD_APPROXIMATED',
  message: `"${field}": ${why}. ${consequenceOf(fidelity)}`,
  ...about(field, span),
});

const fixedOf = (mapping: FieldMapping | undefined): string | readonly string[] | undefined =>
  mapping !== undefined && typeof mapping !== 'string' && 'fixed' in mapping ? mapping.fixed : undefined;

/** A part of the event data under the name of the field. */
const memberOf = ({ userData }: Route, field: string): Cell => (userData ? { userData: field } : { eventData: field });

/** Where a condition on one operand looks. */
const columnAskedIn = (predicate: Predicate): string => [...testsOf(predicate)].flatMap(({ operand }) => columnsOf(operand))[0] ?? '';

const hasField = (fields: FieldMappings, field: string): boolean => fieldIn(fields, field) !== undefined;

/** Sigma rules do not agree on the case of some names (`md5`, `MD5`); the same letters are the same field. */
function fieldIn(fields: FieldMappings, field: string): FieldMapping | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : withoutCase(fields).get(field.toLowerCase());
}

const byLowerCase = new WeakMap<FieldMappings, ReadonlyMap<string, FieldMapping>>();

function withoutCase(fields: FieldMappings): ReadonlyMap<string, FieldMapping> {
  const known = byLowerCase.get(fields);
  if (known) return known;
  const made = new Map(Object.entries(fields).map(([name, mapping]) => [name.toLowerCase(), mapping]));
  byLowerCase.set(fields, made);
  return made;
}

function fieldsOf(rule: SigmaRule): ReadonlySet<string> {
  return new Set(
    testsOfRule(rule).flatMap(({ field, values }) => [
      ...(field === undefined ? [] : [field]),
      ...values.flatMap((value) => (value.kind === 'field-reference' ? [value.field] : [])),
    ]),
  );
}

/** The names of the members that are known of a log source as the event data of the table has them, and what is around them. */
function markupOf(route: Route): string {
  const known = markups.get(route);
  if (known !== undefined) return known;
  const { eventData = [], fields, table, userData } = route;
  const columns = Object.entries(fields).flatMap(([field, mapping]) => (field === mapping ? [field] : []));
  const members = Object.values(fields).flatMap((mapping) => {
    const cell = cellToCompare(mapping);
    return typeof cell === 'object' && 'eventData' in cell ? [cell.eventData] : [];
  });
  const names = [...eventData, ...members, ...columns];
  const markup =
    table.eventData?.format === 'xml'
      ? names.map((name) => (userData ? `<${name}></${name}>` : `<Data Name="${name}"></Data>`)).join('') + (table.eventData.around ?? '')
      : `{${(names.length > 0 ? names : ['']).map((name) => `"${name}":""`).join(',')}}`;
  markups.set(route, markup);
  return markup;
}

const markups = new WeakMap<Route, string>();

const asksFor = (rule: SigmaRule, eventIds: readonly string[]): boolean =>
  testsOfRule(rule).some(
    ({ field, values }) =>
      field?.toLowerCase() === 'eventid' && values.some((value) => eventIds.some((id) => matchesText(value, id) === true)),
  );

/** The same thing about the same place is said once, whatever number of cases it came up in. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(
    diagnostics.map((diagnostic) => [`${diagnostic.code} ${diagnostic.span?.start ?? ''} ${diagnostic.message}`, diagnostic]),
  );
  return [...seen.values()];
}
