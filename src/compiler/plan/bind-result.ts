import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { columnsOf, type Operand, type Predicate } from './plan.js';
import { allOf, anyOf, FALSE, isConstant, complement } from './predicate.js';

/**
 * A part of the rule, bound: the predicate that asks for it, or, where the table cannot be asked, the problems.
 * Warnings and uses belong to what is in the query: what is folded away takes its own along.
 */
export interface BindResult {
  readonly predicate: Predicate | undefined;
  readonly problems: readonly Reason[];
  readonly warnings: readonly Diagnostic[];
  readonly uses: readonly FieldUsage[];
  /** Why the part, or an alternative in it that was folded away, holds on no row. */
  readonly impossible: readonly Reason[];
  /** The selection of the rule that it is the whole of. */
  readonly searchIdentifier?: string;
  /** The tests of fields that all have to hold for it to hold, as far as they are known. */
  readonly conjuncts?: readonly Conjunct[];
}

/** A test of a field, as it is asked of the table. */
export interface Conjunct {
  readonly predicate: Predicate;
  readonly field: string;
  readonly span: Span;
}

/** A part that is one test of a field. */
export const asConjunct = (part: BindResult, field: string, span: Span): BindResult =>
  part.predicate === undefined || part.predicate.kind === 'constant'
    ? part
    : { ...part, conjuncts: [{ predicate: part.predicate, field, span }] };

/** Why a part of the rule cannot be in the query. It becomes a diagnostic once it is known whether the rule or only the part is lost. */
export interface Reason {
  readonly code: DiagnosticCode;
  /** One or more sentences. */
  readonly text: string;
  readonly span: Span;
  readonly field?: string;
  readonly hint?: string;
}

/** Makes the problem of a rule that has no query for this reason. */
export const asProblem = ({ text, ...about }: Reason): Diagnostic => ({ ...about, message: text });

/** Makes the warning about a part that is not in the query for this reason. */
export const asDropped = ({ text, ...about }: Reason, part: string, effect: Effect): Diagnostic => ({
  ...about,
  code: 'ALTERNATIVE_DROPPED',
  message: `${text} ${part} was dropped. ${consequenceOf(effect)}`,
});

export const OR_BRANCH = 'This OR branch';

/** How the query differs from the rule: it matches events that the rule does not, or misses events that the rule matches. */
export type Effect = 'matchesMore' | 'matchesLess';

const OPPOSITE: Readonly<Record<Effect, Effect>> = { matchesMore: 'matchesLess', matchesLess: 'matchesMore' };

/** Returns the effect on the whole query of a part that is inside an odd number of negations. */
export const effectIn = (effect: Effect, negated: boolean): Effect => (negated ? OPPOSITE[effect] : effect);

/** One use of a field: the columns that the query reads, or a test that was dropped. No effects means exact. */
export interface FieldUsage {
  readonly field: string;
  readonly columns: readonly string[];
  readonly effects: readonly Effect[];
  readonly dropped?: true;
}

const NOTHING: readonly never[] = [];

export const bound = (
  predicate: Predicate,
  uses: readonly FieldUsage[] = NOTHING,
  warnings: readonly Diagnostic[] = NOTHING,
): BindResult => ({
  predicate,
  problems: NOTHING,
  warnings,
  uses,
  impossible: NOTHING,
});

/** What holds on no row of the table, and why. */
export const matchesNothing = (uses: readonly FieldUsage[], reason: Reason): BindResult => ({
  ...bound(FALSE, uses),
  impossible: [reason],
});

/** What the table cannot be asked for. */
export const unsupported = (reason: Reason): BindResult => ({
  predicate: undefined,
  problems: [reason],
  warnings: NOTHING,
  uses: NOTHING,
  impossible: NOTHING,
});

export const useOf = (field: string | undefined, operands: readonly Operand[]): readonly FieldUsage[] =>
  field === undefined
    ? NOTHING
    : [{ field, columns: operands.length === 1 ? columnsOf(operands[0]!) : [...new Set(operands.flatMap(columnsOf))], effects: NOTHING }];

/** Every part. One that is never true decides the whole, whatever cannot be asked beside it. */
export function conjunction(parts: readonly BindResult[]): BindResult {
  if (parts.length === 1) return parts[0]!;
  if (parts.every(isOpen)) return joined(parts);
  const decisive = parts.find(({ predicate }) => predicate !== undefined && isConstant(predicate, false));
  if (decisive) return decisive;
  const merged = merge(parts);
  return parts.some(({ predicate }) => predicate === undefined) ? { ...merged, predicate: undefined } : joined(parts);
}

const joined = (parts: readonly BindResult[]): BindResult => ({
  ...merge(parts),
  predicate: allOf(parts.map(({ predicate }) => predicate!)),
  conjuncts: flat(parts.map(({ conjuncts }) => conjuncts ?? NOTHING)),
});

/**
 * Any part. Where some of the alternatives cannot be asked and others can, those are left out with a warning:
 * the query finds less than the rule means, or, inside a negation, more.
 */
export function disjunction(parts: readonly BindResult[], negated: boolean): BindResult {
  if (parts.length === 1) return parts[0]!;
  if (parts.every(isOpen)) return { ...merge(parts), predicate: anyOf(parts.map(({ predicate }) => predicate!)) };
  const always = parts.find(({ predicate }) => predicate !== undefined && isConstant(predicate, true));
  if (always) return always;
  const supported = parts.filter(({ predicate }) => predicate !== undefined && !isConstant(predicate, false));
  const unsupportedParts = parts.filter(({ predicate }) => predicate === undefined);
  const impossible = flat(parts.map((part) => part.impossible));
  if (unsupportedParts.length > 0 && supported.length === 0) return { ...merge(unsupportedParts), predicate: undefined, impossible };
  const merged = merge(supported);
  return {
    ...merged,
    predicate: anyOf(supported.map(({ predicate }) => predicate!)),
    warnings: [...merged.warnings, ...unsupportedParts.flatMap((part) => droppedBranch(part, negated))],
    uses: [...merged.uses, ...unsupportedParts.flatMap((part) => droppedFields(part, negated))],
    impossible,
  };
}

/** What can be asked and is not decided yet, as nearly all parts are. */
const isOpen = ({ predicate }: BindResult): boolean => predicate !== undefined && predicate.kind !== 'constant';

/** Returns every field of a dropped branch, also those that the table has. */
const droppedFields = ({ uses, problems }: BindResult, negated: boolean): readonly FieldUsage[] =>
  droppedUses([...uses, ...problems], effectIn('matchesLess', negated));

/** Returns a dropped use for each field. */
export const droppedUses = (parts: readonly { readonly field?: string }[], effect: Effect): readonly FieldUsage[] =>
  [...new Set(parts.flatMap(({ field }) => field ?? []))].map((field) => ({ field, columns: NOTHING, effects: [effect], dropped: true }));

/** A part that asks for more, or for less, than the rule: which of the two it is turns round inside a negation. */
export function approximated(
  part: BindResult,
  effect: Effect,
  reason: string,
  { span }: { readonly span: Span },
  { field, negated }: { readonly field: string | undefined; readonly negated: boolean },
): BindResult {
  if (part.predicate === undefined) return part;
  const onQuery = effectIn(effect, negated);
  const message = `${reason} ${consequenceOf(onQuery)}`;
  return {
    ...part,
    uses: part.uses.map((use) => withEffect(use, onQuery)),
    warnings: [...part.warnings, { code: 'VALUE_APPROXIMATED', message, ...about(field, span) }],
  };
}

export const withEffect = (use: FieldUsage, effect: Effect): FieldUsage =>
  use.effects.includes(effect) ? use : { ...use, effects: [...use.effects, effect] };

export const consequenceOf = (effect: Effect): string =>
  `The query matches ${effect === 'matchesMore' ? 'more' : 'fewer'} events than the rule.`;

/** What can never hold is no loss where it is negated: the rows it means to exclude are not there. */
export function negation(part: BindResult): BindResult {
  if (part.predicate === undefined) return { ...part, impossible: NOTHING };
  const predicate = complement(part.predicate);
  const [conjunct, ...others] = part.conjuncts ?? NOTHING;
  const conjuncts = conjunct === undefined || others.length > 0 ? NOTHING : [{ ...conjunct, predicate }];
  return { ...part, impossible: NOTHING, predicate, conjuncts };
}

function droppedBranch({ problems, searchIdentifier }: BindResult, negated: boolean): readonly Diagnostic[] {
  const part = searchIdentifier === undefined ? OR_BRANCH : `The selection "${searchIdentifier}"`;
  return problems.map((reason) => asDropped(reason, part, effectIn('matchesLess', negated)));
}

const merge = (parts: readonly BindResult[]): Omit<BindResult, 'predicate'> => ({
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
