import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { columnsOf, type Operand, type Predicate } from './plan.js';
import { allOf, anyOf, FALSE, isConstant, negation } from './predicate.js';

/**
 * A part of the rule, bound: the predicate that asks for it, or, where the table cannot be asked, the problems.
 * Warnings and uses belong to what is in the query: what is folded away takes its own along.
 */
export interface Bound {
  readonly predicate: Predicate | undefined;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly uses: readonly FieldUsage[];
  /** Why the part, or an alternative in it that was folded away, holds on no row. */
  readonly impossible: readonly Diagnostic[];
  /** The selection of the rule that it is the whole of. */
  readonly selection?: string;
  /** The tests of fields that all have to hold for it to hold, as far as they are known. */
  readonly demands?: readonly Demand[];
}

/** A test of a field, as it is asked of the table. */
export interface Demand {
  readonly predicate: Predicate;
  readonly field: string;
  readonly span: Span;
}

/** A part that is one test of a field. */
export const demanded = (part: Bound, field: string, span: Span): Bound =>
  part.predicate === undefined || part.predicate.kind === 'constant'
    ? part
    : { ...part, demands: [{ predicate: part.predicate, field, span }] };

/** exact: the query selects what the test means. widened, narrowed: it selects more, or less, and a warning says why. */
export type Fidelity = 'exact' | 'widened' | 'narrowed';

/** That a field was asked of columns, and how truly; or that a test of it was left out, and to what effect. */
export interface FieldUsage {
  readonly field: string;
  readonly columns: readonly string[];
  readonly fidelity: Fidelity;
  readonly dropped?: true;
}

const NOTHING: readonly never[] = [];

export const bound = (predicate: Predicate, uses: readonly FieldUsage[] = NOTHING, warnings: readonly Diagnostic[] = NOTHING): Bound => ({
  predicate,
  problems: NOTHING,
  warnings,
  uses,
  impossible: NOTHING,
});

/** What holds on no row of the table, and why. */
export const never = (uses: readonly FieldUsage[], reason: Diagnostic): Bound => ({ ...bound(FALSE, uses), impossible: [reason] });

/** What the table cannot be asked for. */
export const refused = (problem: Diagnostic): Bound => ({
  predicate: undefined,
  problems: [problem],
  warnings: NOTHING,
  uses: NOTHING,
  impossible: NOTHING,
});

export const useOf = (field: string | undefined, operands: readonly Operand[], fidelity: Fidelity = 'exact'): readonly FieldUsage[] =>
  field === undefined
    ? NOTHING
    : [{ field, columns: operands.length === 1 ? columnsOf(operands[0]!) : [...new Set(operands.flatMap(columnsOf))], fidelity }];

/** Every part. One that is never true decides the whole, whatever cannot be asked beside it. */
export function every(parts: readonly Bound[]): Bound {
  if (parts.length === 1) return parts[0]!;
  if (parts.every(isOpen)) return together(parts);
  const decisive = parts.find(({ predicate }) => predicate !== undefined && isConstant(predicate, false));
  if (decisive) return decisive;
  const merged = merge(parts);
  return parts.some(({ predicate }) => predicate === undefined) ? { ...merged, predicate: undefined } : together(parts);
}

const together = (parts: readonly Bound[]): Bound => ({
  ...merge(parts),
  predicate: allOf(parts.map(({ predicate }) => predicate!)),
  demands: flat(parts.map(({ demands }) => demands ?? NOTHING)),
});

/**
 * Any part. Where some of the alternatives cannot be asked and others can, those are left out with a warning:
 * the query finds less than the rule means, or, inside a negation, more.
 */
export function some(parts: readonly Bound[], negated: boolean): Bound {
  if (parts.length === 1) return parts[0]!;
  if (parts.every(isOpen)) return { ...merge(parts), predicate: anyOf(parts.map(({ predicate }) => predicate!)) };
  const always = parts.find(({ predicate }) => predicate !== undefined && isConstant(predicate, true));
  if (always) return always;
  const asked = parts.filter(({ predicate }) => predicate !== undefined && !isConstant(predicate, false));
  const refusals = parts.filter(({ predicate }) => predicate === undefined);
  const impossible = flat(parts.map((part) => part.impossible));
  if (refusals.length > 0 && asked.length === 0) return { ...merge(refusals), predicate: undefined, impossible };
  const merged = merge(asked);
  return {
    ...merged,
    predicate: anyOf(asked.map(({ predicate }) => predicate!)),
    warnings: [...merged.warnings, ...refusals.flatMap((refusal) => droppedAlternative(refusal, negated))],
    uses: [...merged.uses, ...refusals.flatMap((refusal) => leftOut(refusal, negated))],
    impossible,
  };
}

/** What can be asked and is not decided yet, as nearly all parts are. */
const isOpen = ({ predicate }: Bound): boolean => predicate !== undefined && predicate.kind !== 'constant';

/** Every field of an alternative that was left out: those that can be asked were asked in vain. */
function leftOut({ uses, problems }: Bound, negated: boolean): readonly FieldUsage[] {
  const fields = [...uses.map(({ field }) => field), ...problems.flatMap(({ field }) => (field === undefined ? [] : [field]))];
  return [...new Set(fields)].map((field) => ({ field, columns: NOTHING, fidelity: negated ? 'widened' : 'narrowed', dropped: true }));
}

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
  return {
    ...part,
    uses: part.uses.map((use) => ({ ...use, fidelity })),
    warnings: [...part.warnings, { code: 'VALUE_APPROXIMATED', message: `${message} ${consequenceOf(fidelity)}`, ...about(field, span) }],
  };
}

export const consequenceOf = (fidelity: 'widened' | 'narrowed'): string =>
  `The query finds ${fidelity === 'widened' ? 'more' : 'less'} than the rule.`;

/** What can never hold is no loss where it is negated: the rows it means to exclude are not there. */
export function opposite(part: Bound): Bound {
  if (part.predicate === undefined) return { ...part, impossible: NOTHING };
  const predicate = negation(part.predicate);
  const [demand, ...others] = part.demands ?? NOTHING;
  const demands = demand === undefined || others.length > 0 ? NOTHING : [{ ...demand, predicate }];
  return { ...part, impossible: NOTHING, predicate, demands };
}

function droppedAlternative({ problems, selection }: Bound, negated: boolean): readonly Diagnostic[] {
  const what = selection === undefined ? 'One of several alternatives' : `The selection "${selection}"`;
  return problems.map((problem) => ({
    ...problem,
    code: 'ALTERNATIVE_DROPPED',
    message: `${what} is left out: ${problem.message} ${consequenceOf(negated ? 'widened' : 'narrowed')}`,
  }));
}

const merge = (parts: readonly Bound[]): Omit<Bound, 'predicate'> => ({
  problems: flat(parts.map(({ problems }) => problems)),
  warnings: flat(parts.map(({ warnings }) => warnings)),
  uses: flat(parts.map(({ uses }) => uses)),
  impossible: flat(parts.map(({ impossible }) => impossible)),
});

/** Nearly all parts have nothing to say: no list is made for that. */
function flat<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const filled = lists.filter(({ length }) => length > 0);
  return filled.length > 1 ? filled.flat() : (filled[0] ?? NOTHING);
}

/** Where in the rule, and about which field. */
export const about = (field: string | undefined, span: Span): { span: Span; field?: string } => ({
  span,
  ...(field !== undefined && { field }),
});
