import type { Reporter } from '../../diagnostics/reporter.js';
import type { Span } from '../../diagnostics/source.js';
import type { DetectionItem, PatternPart, SigmaValue } from '../ast.js';
import { parsePattern } from '../pattern.js';

/** A string before its first modifier: whether `*` is a wildcard depends on whether that modifier is `re`. */
export interface RawText {
  readonly kind: 'raw-text';
  readonly text: string;
  readonly span: Span;
  /** Where a character of the text is in the source. */
  readonly offsetAt: (index: number) => number;
}

/** A pattern whose text stands for bytes of UTF-16, which only `base64` and `base64offset` can put into a string. */
export interface EncodedText {
  readonly kind: 'encoded-text';
  readonly encoding: 'utf16le' | 'utf16be' | 'utf16';
  readonly parts: readonly PatternPart[];
  readonly cased: boolean;
  readonly span: Span;
}

/** A value on its way through its modifiers. */
export type DraftValue = SigmaValue | RawText | EncodedText;

export type DraftKind = DraftValue['kind'];
type DraftOf<K extends DraftKind> = Extract<DraftValue, { kind: K }>;

/** One use of a modifier: what it may look at, and where it reports. */
export interface ModifierContext {
  /** The name of the modifier in its key. */
  readonly span: Span;
  readonly field: string | undefined;
  /** How many values one may become. */
  readonly variants: number;
  readonly reporter: Reporter;
}

/** How the values of a test are linked: what `all` and `neq` change. */
export type Linking = Pick<DetectionItem, 'matches' | 'negated'>;

export type Modifier = ValueModifier | TestModifier;

/** Several values in the place of one are alternatives, also under `all`. */
export interface ValueModifier {
  readonly kind: 'value';
  readonly name: string;
  readonly accepts: readonly DraftKind[];
  apply(value: DraftValue, use: ModifierContext): readonly DraftValue[];
}

export interface TestModifier {
  readonly kind: 'test';
  readonly name: string;
  apply(linking: Linking): Linking;
}

/**
 * A modifier that replaces each value of the kinds it accepts, and reports every other kind:
 * as INVALID_VALUE where the rule wrote such a value, as UNSUPPORTED_MODIFIER where another
 * modifier made it.
 */
export function valueModifier<const K extends DraftKind>(
  name: string,
  accepts: readonly K[],
  replace: (value: DraftOf<K>, use: ModifierContext) => readonly DraftValue[],
): ValueModifier {
  const accepted = (value: DraftValue): value is DraftOf<K> => (accepts as readonly DraftKind[]).includes(value.kind);
  return {
    kind: 'value',
    name,
    accepts,
    apply(given, use) {
      if (accepted(given)) return replace(given, use);
      const value = given.kind === 'raw-text' ? patternOf(given) : given;
      if (accepted(value)) return replace(value, use);
      reportUnsupported(name, accepts, value, use);
      return [];
    },
  };
}

/** The pattern that a string is when no modifier wants it raw. */
export const patternOf = ({ text, span }: RawText): DraftOf<'pattern'> => ({
  kind: 'pattern',
  parts: parsePattern(text),
  cased: false,
  span,
});

function reportUnsupported(name: string, accepts: readonly DraftKind[], value: DraftValue, use: ModifierContext): void {
  const made = MADE_BY[value.kind];
  if (made !== undefined) {
    use.reporter.report('UNSUPPORTED_MODIFIER', `"${name}" cannot follow ${made}.`, { span: use.span });
  } else if (value.kind === 'pattern' && accepts.includes('raw-text')) {
    use.reporter.report('UNSUPPORTED_MODIFIER', `"${name}" cannot follow another modifier that changes the value.`, {
      span: use.span,
      hint: `write "${name}" first`,
    });
  } else {
    use.reporter.report('INVALID_VALUE', `"${name}" takes ${wanted(accepts)}, not ${CALLED[value.kind]}.`, { span: value.span });
  }
}

/** The kinds that only a modifier makes, by its name. */
const MADE_BY: Partial<Record<DraftKind, string>> = {
  regex: '"re"',
  cidr: '"cidr"',
  comparison: 'a comparison',
  exists: '"exists"',
  'field-reference': '"fieldref"',
  'date-part': 'a part of a date',
  'encoded-text': 'an encoding',
};

const CALLED: Record<DraftKind, string> = {
  'raw-text': 'text',
  pattern: 'text',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
  regex: 'a regular expression',
  cidr: 'a network',
  comparison: 'a comparison',
  exists: 'a check for existence',
  'field-reference': 'a field',
  'date-part': 'a part of a date',
  'encoded-text': 'encoded text',
};

/** What the rule can write for a modifier, in words. */
const wanted = (accepts: readonly DraftKind[]): string =>
  [...new Set(accepts.filter((kind) => MADE_BY[kind] === undefined).map((kind) => CALLED[kind]))].join(' or ');
