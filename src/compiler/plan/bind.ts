import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SigmaRule } from '../sigma/ast.js';
import { queryName } from '../targets/query-name.js';
import type { LogsourceMapping, RowVariant, Target } from '../targets/target.js';
import { Binder } from './binder.js';
import { asDropped, asProblem, droppedUses, OR_BRANCH, type Reason, type FieldUsage } from './bind-result.js';
import type { ConvertOptions } from './convert-options.js';
import type { Note } from './note.js';
import { notesOn } from './notes-on.js';
import type { Search } from './plan.js';
import { allOf, isConstant } from './predicate.js';
import { variantsFor, joinVariants, inEveryVariant, rowsOf, variantValues } from './row-variants.js';
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
 * Fields to columns: the one place that reads both a rule and a table. Where the mapping takes its rows apart, the
 * rule is bound for the rows of each variant, and the plan is the rows of a variant with the rule as it reads there.
 */
export function bind(rule: SigmaRule, logsourceMapping: LogsourceMapping, target: Target, options: ConvertOptions): Binding {
  const variants = variantsFor(logsourceMapping, rule);
  const binders = (variants ?? [WHOLE]).map((rows) => new Binder(rule, logsourceMapping, rows, target, options));
  if (
    logsourceMapping.discriminatorField !== undefined &&
    hasEventsElsewhere(rule, logsourceMapping, logsourceMapping.discriminatorField, target, options)
  ) {
    return unbound([notInTable(rule, logsourceMapping, logsourceMapping.discriminatorField)]);
  }
  const parts = binders.map((binder) => binder.bindRule());
  const live = parts.filter(({ predicate }) => predicate === undefined || !isConstant(predicate, false));
  const impossible = inEveryVariant(parts.map((part) => part.impossible));
  if (live.length === 0) {
    return unbound([
      logsourceMapping.discriminatorField === undefined
        ? cannotMatch(rule, logsourceMapping, impossible)
        : notInTable(rule, logsourceMapping, logsourceMapping.discriminatorField),
    ]);
  }
  const problems = live.flatMap((part) => part.problems);
  if (problems.length > 0) return unbound(problems.map(asProblem));

  const rows = rowsOf(logsourceMapping, variants).map((filter) => filterOf(filter, logsourceMapping));
  const extra = conditionsFor(logsourceMapping.table, target, options);
  const where = variants === undefined ? parts[0]!.predicate! : joinVariants(parts, variants, logsourceMapping);
  const uses = [...live.flatMap((part) => part.uses), ...droppedUses(impossible, 'matchesLess')];
  const fieldsOnRows = binders.filter((_, index) => live.includes(parts[index]!)).map(({ fields }) => fields);
  const dropped = impossible.map((reason) => asDropped(reason, OR_BRANCH, 'matchesLess'));
  return {
    search: {
      table: logsourceMapping.table,
      tableName: queryName(logsourceMapping.table, options),
      ...sinceOf(logsourceMapping.table, target, options),
      where: allOf([...extra.predicates, ...rows, where]),
    },
    problems: [],
    warnings: [...partialSupport(logsourceMapping, rule), ...extra.warnings, ...live.flatMap((part) => part.warnings), ...dropped],
    notes: notesOn(uses, logsourceMapping, fieldsOnRows),
    uses,
  };
}

/** All rows of a logsource mapping as one variant, which adds nothing. */
const WHOLE: RowVariant = { where: [], fields: {} };

const unbound = (problems: readonly Diagnostic[]): Binding => ({ search: undefined, problems, warnings: [], notes: [], uses: [] });

/** Whether the rule also matches events of the log source that the table does not have. */
function hasEventsElsewhere(
  rule: SigmaRule,
  logsourceMapping: LogsourceMapping,
  field: string,
  target: Target,
  options: ConvertOptions,
): boolean {
  const elsewhere: RowVariant = { where: [], fields: { [field]: { never: 'the table does not have the event' } } };
  const rest = new Binder(rule, logsourceMapping, elsewhere, target, options).bindRule();
  return rest.predicate === undefined || !isConstant(rest.predicate, false);
}

function notInTable(rule: SigmaRule, logsourceMapping: LogsourceMapping, field: string): Diagnostic {
  return {
    code: 'EVENTS_NOT_IN_TABLE',
    message: `Of these events ${logsourceMapping.table.name} has those with "${field}" ${variantValues(logsourceMapping, field).join(', ')} only, and the rule is not about them alone.`,
    span: rule.logsource.span,
  };
}

const partialSupport = ({ partial, table }: LogsourceMapping, rule: SigmaRule): readonly Diagnostic[] =>
  partial === undefined
    ? []
    : [{ code: 'PARTIAL_SUPPORT', message: `${table.name} has only some of these events: ${partial}.`, span: rule.logsource.span }];

const cannotMatch = (rule: SigmaRule, { table }: LogsourceMapping, [reason]: readonly Reason[]): Diagnostic =>
  reason !== undefined
    ? asProblem(reason)
    : {
        code: 'RULE_CANNOT_MATCH',
        message: `No event that ${table.name} holds can match the rule.`,
        span: rule.conditions[0]?.span ?? rule.span,
      };
