import type { Diagnostic } from './diagnostics/diagnostic.js';
import { printKql } from './kql/print-kql.js';
import { lower } from './lower/lower.js';
import { bind } from './plan/bind.js';
import type { FieldUsage } from './plan/bind-result.js';
import type { ConvertOptions } from './plan/convert-options.js';
import type { Note } from './plan/note.js';
import { PASSES } from './plan/passes/index.js';
import type { Plan, Search } from './plan/plan.js';
import type { SigmaRule } from './sigma/ast.js';
import type { LogsourceMapping, Target } from './targets/target.js';

/** Everything that was learnt of one rule on one table, also where it ended early. */
export interface Compilation {
  readonly rule: SigmaRule;
  readonly logsourceMapping: LogsourceMapping;
  readonly plan: Plan | undefined;
  readonly query: string | undefined;
  /** Why there is no query; empty exactly when there is one. */
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly notes: readonly Note[];
  readonly uses: readonly FieldUsage[];
}

/**
 * ```
 * YAML text
 *     |  parseSigma   what the rule says                  sigma/    (called by convert, once for all tables)
 *     v
 * SigmaRule
 *     |  bind         where the table keeps it            plan/     (reads targets/)
 *     v
 * Search -- PASSES    the same, shorter                   plan/passes/
 *     |                 one search makes a plan
 *     v
 * Plan
 *     |  lower        how KQL asks for it                 lower/
 *     v
 * KqlQuery
 *     |  printKql     how KQL is written                  kql/
 *     v
 * text
 * ```
 */
export function compile(rule: SigmaRule, target: Target, logsourceMapping: LogsourceMapping, options: ConvertOptions): Compilation {
  const { search, problems, warnings, notes, uses } = bind(rule, logsourceMapping, target, options);
  const plan: Plan | undefined = search && { searches: [shortened(search)] };
  const query = plan && printKql(lower(plan));
  return { rule, logsourceMapping, plan, query, problems, warnings, notes, uses };
}

const shortened = (search: Search): Search => ({ ...search, where: PASSES.reduce((where, pass) => pass(where), search.where) });
