import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Reporter } from '../diagnostics/reporter.js';
import type { RawText } from './modifiers/modifier.js';
import { sharedRegex } from './shared-regex.js';

/**
 * A regular expression as Kusto runs it, or undefined when it was reported that Kusto cannot. Kusto's engine is linear in
 * time like RE2, whose syntax re2js knows, and is written as Rust's, see `sharedRegex`. The flags `i`, `m` and `s` do not
 * change what is valid.
 */
export function parseRegex({ text, span, offsetAt }: RawText, reporter: Reporter): string | undefined {
  const report = (problem: string, at: number, length: number): void => {
    reporter.report('UNSUPPORTED_REGEX', `The regular expression has ${problem}.`, {
      span: at < 0 ? span : { start: offsetAt(at), end: offsetAt(at + length) },
    });
  };
  try {
    RE2JS.compile(text);
  } catch (error) {
    const { problem, fragment } = describe(error);
    report(problem, fragment === '' ? -1 : text.indexOf(fragment), fragment.length);
    return undefined;
  }
  const shared = sharedRegex(text);
  if ('pattern' in shared) return shared.pattern;
  report(shared.problem, shared.at, shared.length);
  return undefined;
}

/** What is wrong, and the part of the expression that re2js blames for it. */
function describe(error: unknown): { readonly problem: string; readonly fragment: string } {
  if (!(error instanceof RE2JSSyntaxException)) return { problem: 'a syntax that cannot be read', fragment: '' };
  // Of a named back-reference re2js names only the letters it shares with a named group.
  const fragment = error.input === '(?P' ? '(?P=' : (error.input ?? '');
  const known = PROBLEMS.find(({ pattern }) => pattern.test(fragment));
  return { problem: known === undefined ? `an error: ${error.error}: ${fragment}` : `${known.problem}: ${fragment}`, fragment };
}

/** What Kusto lacks and other engines have, by its first letters. */
const PROBLEMS = [
  { pattern: /^\(\?<?[=!]/, problem: 'look-around, which Kusto does not have' },
  { pattern: /^(?:\\[1-9]|\\[kg]|\(\?P=)/, problem: 'a back-reference, which Kusto does not have' },
  { pattern: /^\(\?>/, problem: 'an atomic group, which Kusto does not have' },
  { pattern: /[*+?}]\+$/, problem: 'a possessive quantifier, which Kusto does not have' },
];
