import type { Diagnostic } from './diagnostics/diagnostic.js';
import { printKql } from './kql/print-kql.js';
import { lower } from './lower/lower.js';
import { bind } from './plan/bind.js';
import type { FieldUsage } from './plan/bound.js';
import type { ConvertOptions } from './plan/convert-options.js';
import type { Note } from './plan/note.js';
import { PASSES } from './plan/passes/index.js';
import type { Plan } from './plan/plan.js';
import type { SigmaRule } from './sigma/ast.js';
import type { Route, Target } from './targets/target.js';

/** Everything that was learnt of one rule on one table, also where it ended early. */
export interface Compilation {
  readonly rule: SigmaRule;
  readonly route: Route;
  readonly plan: Plan | undefined;
  readonly query: string | undefined;
  /** Why there is no query; empty exactly when there is one. */
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly notes: readonly Note[];
  readonly uses: readonly FieldUsage[];
}

/** What Sentinel takes as the query of an analytics rule. https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST_QUERY = 10_000;

/**
 * ```
 * YAML text
 *     |  parseSigma   what the rule says                  sigma/    (called by convert, once for all tables)
 *     v
 * SigmaRule
 *     |  bind         where the table keeps it            plan/     (reads targets/)
 *     v
 * Plan ---- PASSES    the same, shorter                   plan/passes/
 *     |  lower        how KQL asks for it                 lower/
 *     v
 * KqlQuery
 *     |  printKql     how KQL is written                  kql/
 *     v
 * text
 * ```
 */
export function compile(rule: SigmaRule, target: Target, route: Route, options: ConvertOptions): Compilation {
  const { plan: bound, problems, warnings, notes, uses } = bind(rule, route, target, options);
  const plan = bound && { ...bound, where: PASSES.reduce((where, pass) => pass(where), bound.where) };
  const query = plan && printKql(lower(plan));
  return { rule, route, plan, query, problems, warnings: [...warnings, ...tooLong(query)], notes, uses };
}

const tooLong = (query: string | undefined): readonly Diagnostic[] =>
  query === undefined || query.length <= LONGEST_QUERY
    ? []
    : [
        {
          code: 'QUERY_TOO_LONG',
          message: `The query has ${query.length} characters; an analytics rule of Sentinel takes ${LONGEST_QUERY}.`,
        },
      ];
