import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Reporter } from '../diagnostics/reporter.js';
import type { RawText } from './modifiers/modifier.js';

/**
 * Reports a regular expression that Kusto cannot run. Kusto uses the syntax of RE2
 * (https://learn.microsoft.com/azure/data-explorer/kusto/query/regex), and so does re2js, which is
 * asked. The flags `i`, `m` and `s` do not change what is valid.
 */
export function checkRegex({ text, span, offsetAt }: RawText, reporter: Reporter): boolean {
  try {
    RE2JS.compile(text);
    return true;
  } catch (error) {
    const { problem, fragment } = describe(error);
    const at = fragment === '' ? -1 : text.indexOf(fragment);
    reporter.report('UNSUPPORTED_REGEX', `The regular expression has ${problem}.`, {
      span: at < 0 ? span : { start: offsetAt(at), end: offsetAt(at + fragment.length) },
    });
    return false;
  }
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
