import type { PatternPart, PatternValue, RegexValue, SigmaValue } from '../sigma/ast.js';
import { anythingAfter, anythingBefore } from '../sigma/pattern.js';
import { bindValueInAny, unsupportedValue, isWholeJson } from './bind-value.js';
import { approximated, type BindResult } from './bind-result.js';
import { testsPresence, literalOf, matchesText } from './match-text.js';
import { partsOf, type Operand } from './plan.js';
import type { BindContext } from './bind-context.js';

/** A value that is somewhere in the text of the columns: whatever the test, it can only be looked for. */
export function bindTextSearch(operands: readonly Operand[], value: SigmaValue, context: BindContext): BindResult {
  const { field, table } = context;
  const empty = literalOf(value) === '';
  if (empty || testsPresence(value)) return bindValueInAny(operands, value, context);
  if (value.kind === 'regex') {
    const cannot = 'the expression asks where a text begins or ends, which within a longer text cannot be told';
    if (hasAnchors(value)) return unsupportedValue(operands[0]!, cannot, value, context);
    return acrossParts(bindValueInAny(operands, value, context), value, operands, context);
  }
  const parts: readonly PatternPart[] | undefined = value.kind === 'pattern' ? value.parts : literalParts(value);
  if (!parts) return unsupportedValue(operands[0]!, 'the value can only be looked for as text', value, context);
  if (operands.some(isWholeJson) && parts.some((part) => typeof part === 'string' && ESCAPED_IN_JSON.test(part))) {
    return unsupportedValue(operands[0]!, 'the control character in it is an escape there', value, context);
  }
  const open = anythingAfter(anythingBefore(parts));
  const cased = value.kind === 'pattern' && value.cased;
  const found = bindValueInAny(operands, { kind: 'pattern', parts: open, cased, span: value.span }, context);
  const anchored = field !== undefined && open.length !== parts.length;
  if (!anchored) {
    const sought: PatternValue = { kind: 'pattern', parts: open, cased, span: value.span };
    return open.length > 3 ? acrossParts(found, sought, operands, context) : inMarkup(found, sought, operands, context);
  }
  return approximated(
    found,
    'matchesMore',
    `${table.name} keeps "${field}" within a longer text: the value is looked for anywhere in it.`,
    value,
    context,
  );
}

const isWholeText = (operand: Operand): boolean => operand.kind === 'whole-text' || partsOf(operand).some(isWholeText);

/** What JSON has escapes for, but for the three that the query undoes: CR, LF and TAB. */
const ESCAPED_IN_JSON = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/** Whether an expression has an anchor. A quote or a bracket stands around a text that is within a longer one: `\b` is as it was. */
const hasAnchors = ({ pattern }: RegexValue): boolean =>
  /\\[Az]/.test(pattern.replaceAll('\\\\', '')) || /[\^$]/.test(pattern.replace(/\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]/g, ''));

/** A wildcard, or an expression, matches what stands beside the text of one member as well. */
function acrossParts(found: BindResult, value: SigmaValue, operands: readonly Operand[], context: BindContext): BindResult {
  if (!operands.some(isWholeText)) return found;
  const message = `${context.table.name} keeps the text within all of the data of an event, whose other parts the value can match too.`;
  return approximated(found, 'matchesMore', message, value, context);
}

/** What is part of the names of members, or of the markup, is found in each event that has them. */
function inMarkup(found: BindResult, value: PatternValue, operands: readonly Operand[], context: BindContext): BindResult {
  const searched = matchesText(value, context.markup) === true || (context.table.eventData?.timeAndIdAround && isInTimeOrId(value));
  if (!searched || !operands.some(isWholeText)) return found;
  const message = `${context.table.name} keeps the data of an event with the names or the markup of its members, where the value is found as well.`;
  return approximated(found, 'matchesMore', message, value, context);
}

/** Whether a text can be part of a time such as `2025-03-11T09:26:40.1234567Z`, or of a GUID. */
const isInTimeOrId = ({ parts }: PatternValue): boolean =>
  parts.every((part) => typeof part !== 'string' || /^(?:[0-9T:.Z-]{1,28}|[0-9a-f-]{1,36})$/i.test(part));

const literalParts = (value: SigmaValue): readonly string[] | undefined => {
  const text = literalOf(value);
  return text === undefined ? undefined : [text];
};
