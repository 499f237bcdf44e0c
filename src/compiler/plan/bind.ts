import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SigmaRule } from '../sigma/ast.js';
import { queryName } from '../targets/query-name.js';
import type { Route, RowCase, Target } from '../targets/target.js';
import { Binder } from './binder.js';
import { asDropped, asProblem, droppedUses, OR_BRANCH, type Reason, type FieldUsage } from './bound.js';
import type { ConvertOptions } from './convert-options.js';
import type { Note } from './note.js';
import { notesOn } from './notes-on.js';
import type { Search } from './plan.js';
import { allOf, isConstant } from './predicate.js';
import { casesFor, casesTogether, inEveryCase, rowsOf, valuesOfCases } from './row-cases.js';
import { conditionsFor, sinceOf } from './row-conditions.js';
import { filterOf } from './row-filters.js';

/** What came of a rule on one table: the plan, or the problems; and what the caller has to know. */
export interface Binding {
  readonly search: Search | undefined;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly notes: readonly Note[];
  readonly uses: readonly FieldUsage[];
}

/**
 * Fields to columns: the one place that reads both a rule and a table. Where the route takes its rows apart, the
 * rule is bound for the rows of each case, and the plan is the rows of a case with the rule as it reads there.
 */
export function bind(rule: SigmaRule, route: Route, target: Target, options: ConvertOptions): Binding {
  const cases = casesFor(route, rule);
  const binders = (cases ?? [WHOLE]).map((rows) => new Binder(rule, route, rows, target, options));
  if (route.onlyCases !== undefined && hasEventsElsewhere(rule, route, route.onlyCases, target, options)) {
    return unbound([notInTable(rule, route, route.onlyCases)]);
  }
  const parts = binders.map((binder) => binder.bindRule());
  const live = parts.filter(({ predicate }) => predicate === undefined || !isConstant(predicate, false));
  const impossible = inEveryCase(parts.map((part) => part.impossible));
  if (live.length === 0) {
    return unbound([route.onlyCases === undefined ? cannotMatch(rule, route, impossible) : notInTable(rule, route, route.onlyCases)]);
  }
  const problems = live.flatMap((part) => part.problems);
  if (problems.length > 0) return unbound(problems.map(asProblem));

  const rows = rowsOf(route, cases).map((filter) => filterOf(filter, route));
  const besides = conditionsFor(route.table, target, options);
  const where = cases === undefined ? parts[0]!.predicate! : casesTogether(parts, cases, route);
  const uses = [...live.flatMap((part) => part.uses), ...droppedUses(impossible, 'matchesLess')];
  const asking = binders.filter((_, index) => live.includes(parts[index]!)).map(({ fields }) => fields);
  const dropped = impossible.map((reason) => asDropped(reason, OR_BRANCH, 'matchesLess'));
  return {
    search: {
      table: route.table,
      source: queryName(route.table, options),
      ...sinceOf(route.table, target, options),
      where: allOf([...besides.predicates, ...rows, where]),
    },
    problems: [],
    warnings: [...partialSupport(route, rule), ...besides.warnings, ...live.flatMap((part) => part.warnings), ...dropped],
    notes: notesOn(uses, route, asking),
    uses,
  };
}

/** All rows of a route as one case, which adds nothing. */
const WHOLE: RowCase = { where: [], fields: {} };

const unbound = (problems: readonly Diagnostic[]): Binding => ({ search: undefined, problems, warnings: [], notes: [], uses: [] });

/** Whether the rule also matches events of the log source that the table does not have. */
function hasEventsElsewhere(rule: SigmaRule, route: Route, field: string, target: Target, options: ConvertOptions): boolean {
  const elsewhere: RowCase = { where: [], fields: { [field]: { never: 'the table does not have the event' } } };
  const rest = new Binder(rule, route, elsewhere, target, options).bindRule();
  return rest.predicate === undefined || !isConstant(rest.predicate, false);
}

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

const cannotMatch = (rule: SigmaRule, { table }: Route, [reason]: readonly Reason[]): Diagnostic =>
  reason !== undefined
    ? asProblem(reason)
    : {
        code: 'RULE_CANNOT_MATCH',
        message: `No event that ${table.name} holds can match the rule.`,
        span: rule.conditions[0]?.span ?? rule.span,
      };
