import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** What is the same of several values of a test is said of the first of them. */
export function saidOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const alike = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.code} ${diagnostic.message}`;
    const known = alike.get(key);
    if (known) known.push(diagnostic);
    else alike.set(key, [diagnostic]);
  }
  return [...alike.values()].map(([first, ...more]) =>
    more.length === 0 ? first! : { ...first!, message: `${first!.message} The same holds of ${countOf(more)} of the test.` },
  );
}

const countOf = ({ length }: readonly Diagnostic[]): string => (length === 1 ? 'another value' : `${length} more values`);
