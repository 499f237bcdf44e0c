import { describe, expect, it } from '@jest/globals';
import { Reporter } from '../../diagnostics/reporter.js';
import { MODIFIERS } from './index.js';
import type { DraftValue, ModifierContext } from './modifier.js';

const span = { start: 0, end: 1 };
const VALUES: readonly DraftValue[] = [
  { kind: 'raw-text', text: 'x', span, offsetAt: (index) => index },
  { kind: 'pattern', parts: ['x'], cased: false, span },
  { kind: 'encoded-text', encoding: 'utf16le', parts: ['x'], cased: false, span },
  { kind: 'number', value: 1, text: '1', span },
  { kind: 'boolean', value: true, span },
  { kind: 'null', span },
  { kind: 'regex', pattern: 'x', ignoreCase: false, multiline: false, dotAll: false, span },
  { kind: 'cidr', family: 4, network: '10.0.0.0', prefix: 8, span },
  { kind: 'comparison', op: '<', value: 1, span },
  { kind: 'exists', value: true, span },
  { kind: 'field-reference', field: 'x', match: 'equals', cased: false, span },
  { kind: 'date-part', part: 'hour', value: 1, span },
];
const valueModifiers = [...MODIFIERS.values()].filter((modifier) => modifier.kind === 'value');

describe('the modifiers', () => {
  it('are those of the specification and of the reference implementation', () => {
    const specified =
      'all startswith endswith contains exists cased neq windash re i m s base64 base64offset utf16le utf16be utf16 wide lt lte gt gte minute hour day week month year cidr expand fieldref';
    expect([...MODIFIERS.keys()].sort()).toEqual([...specified.split(' '), 'ignorecase', 'multiline', 'dotall'].sort());
  });

  it.each(valueModifiers)('either change a value or report it, and keep its place: $name', (modifier) => {
    for (const value of VALUES) {
      const before = structuredClone(value.kind === 'raw-text' ? { ...value, offsetAt: undefined } : value);
      const reporter = new Reporter();
      const use: ModifierContext = { span, field: 'F', variants: 100, reporter };
      const changed = modifier.apply(value, use);
      expect(changed.length > 0).toBe(!reporter.failed);
      for (const made of changed) expect(made.span).toBe(span);
      expect(value.kind === 'raw-text' ? { ...value, offsetAt: undefined } : value).toEqual(before);
    }
  });
});
