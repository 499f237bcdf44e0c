import { describe, expect, it } from '@jest/globals';
import type fc from 'fast-check';
import { convert } from '../../src/compiler/index.js';
import { anyText, editedRule } from './edited-text.js';
import { unhelpfulDiagnostics, diagnosticsIn } from './diagnostics.js';
import { HUNTING_TIME, hunt } from './runs.js';

/** Milliseconds for one text: far more than any needs, on a busy machine too. */
const LONG = 5_000;

/** Whatever the text, there is an answer soon, and it is a rule or a reason that a person can follow. */
function expectAnswers(texts: fc.Arbitrary<string>, runs: number): void {
  hunt(texts, runs, (text) => {
    const start = performance.now();
    const answer = convert({ name: 'hunted.yml', text });
    expect(performance.now() - start).toBeLessThan(LONG);
    expect(unhelpfulDiagnostics(answer, text)).toEqual([]);
    const converted = answer.rules.some(({ conversions }) => conversions.some(({ query }) => query !== null));
    expect(converted || diagnosticsIn(answer).length > 0).toBe(true);
  });
}

describe('a text', () => {
  it(
    'that was a rule before somebody edited it gets an answer',
    () => {
      expectAnswers(editedRule, 500);
    },
    HUNTING_TIME,
  );

  it(
    'that was never a rule gets an answer',
    () => {
      expectAnswers(anyText, 300);
    },
    HUNTING_TIME,
  );
});
