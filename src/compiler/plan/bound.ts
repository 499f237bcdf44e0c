import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { columnsOf, type Operand, type Predicate } from './plan.js';
import { allOf, anyOf, isConstant, negation } from './predicate.js';

/**
 * A part of the rule, bound: the predicate that asks for it, or, where the table cannot be asked, the problems.
 * Warnings and uses belong to what is in the query: what is folded away takes its own along.
 */
export interface Bound {
  readonly predicate: Predicate | undefined;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly uses: readonly Use[];
}

/** exact: the query selects what the test means. widened, narrowed: it selects more, or less, and a warning says why. */
export type Fidelity = 'exact' | 'widened' | 'narrowed';

/** That a field was asked of columns, and how truly; or that a test of it was left out, and to what effect. */
export interface Use {
  readonly field: string;
  readonly columns: readonly string[];
  readonly fidelity: Fidelity;
  readonly dropped?: true;
}

const NOTHING: readonly never[] = [];

export const bound = (predicate: Predicate, uses: readonly Use[] = NOTHING, warnings: readonly Diagnostic[] = NOTHING): Bound => ({
  predicate,
  problems: NOTHING,
  warnings,
  uses,
});

/** What the table cannot be asked for. */
export const refused = (problem: Diagnostic): Bound => ({ predicate: undefined, problems: [problem], warnings: NOTHING, uses: NOTHING });

export const useOf = (field: string | undefined, operands: readonly Operand[], fidelity: Fidelity = 'exact'): readonly Use[] =>
  field === undefined ? NOTHING : [{ field, columns: [...new Set(operands.flatMap(columnsOf))], fidelity }];

/** Every part. One that is never true decides the whole, whatever cannot be asked beside it. */
export function every(parts: readonly Bound[]): Bound {
  if (parts.length === 1) return parts[0]!;
  const never = parts.find(({ predicate }) => predicate !== undefined && isConstant(predicate, false));
  if (never) return never;
  const merged = merge(parts);
  return parts.some(({ predicate }) => predicate === undefined)
    ? { ...merged, predicate: undefined }
    : { ...merged, predicate: allOf(parts.map(({ predicate }) => predicate!)) };
}

/**
 * Any part. Where some of the alternatives cannot be asked and others can, those are left out with a warning:
 * the query finds less than the rule means, or, inside a negation, more.
 */
export function some(parts: readonly Bound[], negated: boolean): Bound {
  if (parts.length === 1) return parts[0]!;
  const always = parts.find(({ predicate }) => predicate !== undefined && isConstant(predicate, true));
  if (always) return always;
  const asked = parts.filter(({ predicate }) => predicate !== undefined && !isConstant(predicate, false));
  const refusals = parts.filter(({ predicate }) => predicate === undefined);
  if (refusals.length === 0) return { ...merge(asked), predicate: anyOf(asked.map(({ predicate }) => predicate!)) };
  if (asked.length === 0) return { ...merge(refusals), predicate: undefined };
  const merged = merge(asked);
  const problems = refusals.flatMap((refusal) => refusal.problems);
  return {
    predicate: anyOf(asked.map(({ predicate }) => predicate!)),
    problems: NOTHING,
    warnings: [...merged.warnings, ...problems.map((problem) => droppedAlternative(problem, negated))],
    uses: [...merged.uses, ...problems.flatMap(({ field }) => leftOut(field, negated))],
  };
}

const leftOut = (field: string | undefined, negated: boolean): readonly Use[] =>
  field === undefined ? NOTHING : [{ field, columns: NOTHING, fidelity: negated ? 'widened' : 'narrowed', dropped: true }];

/** A part that asks for more, or for less, than the rule: which of the two it is turns round inside a negation. */
export function approximated(
  part: Bound,
  effect: 'widened' | 'narrowed',
  message: string,
  { span }: { readonly span: Span },
  { field, negated }: { readonly field: string | undefined; readonly negated: boolean },
): Bound {
  if (part.predicate === undefined) return part;
  const fidelity: Fidelity = negated ? (effect === 'widened' ? 'narrowed' : 'widened') : effect;
  const consequence = fidelity === 'widened' ? 'The query finds more than the rule.' : 'The query finds less than the rule.';
  return {
    ...part,
    uses: part.uses.map((use) => ({ ...use, fidelity })),
    warnings: [...part.warnings, { code: 'VALUE_APPROXIMATED', message: `${message} ${consequence}`, ...about(field, span) }],
  };
}

export function opposite(part: Bound): Bound {
  return part.predicate === undefined ? part : { ...part, predicate: negation(part.predicate) };
}

function droppedAlternative(problem: Diagnostic, negated: boolean): Diagnostic {
  const effect = negated ? 'The query excludes less than the rule and so finds more.' : 'The query finds less than the rule.';
  return { ...problem, code: 'ALTERNATIVE_DROPPED', message: `Left out as one of several alternatives: ${problem.message} ${effect}` };
}

function merge(parts: readonly Bound[]): Omit<Bound, 'predicate'> {
  return {
    problems: parts.flatMap(({ problems }) => problems),
    warnings: parts.flatMap(({ warnings }) => warnings),
    uses: parts.flatMap(({ uses }) => uses),
  };
}

/** Where in the rule, and about which field. */
export const about = (field: string | undefined, span: Span): { span: Span; field?: string } => ({
  span,
  ...(field !== undefined && { field }),
});
