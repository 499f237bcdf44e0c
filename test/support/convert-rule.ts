import { convert, type Conversion, type ConvertOptions } from '../../src/compiler/index.js';

/** Returns the conversion of the one rule in a text for one table. Throws with the problems if there is none. */
export function conversion(rule: string, table: string, options: ConvertOptions = {}): Conversion {
  const converted = convert({ name: 'rule.yml', text: rule }, { tables: [table], options });
  const found = atHome(converted.rules.flatMap(({ conversions }) => conversions));
  if (found) return found;
  const messages = [...converted.problems, ...converted.rules.flatMap(({ problems }) => problems)].map(
    ({ code, message }) => `${code}: ${message}`,
  );
  throw new Error(`There is no conversion for ${table}.\n${messages.join('\n')}`);
}

/** The query of the one rule in a text on one table; throws, with the problems, if there is none. */
export function queryOf(rule: string, table: string, options: ConvertOptions = {}): string {
  const { query, problems } = conversion(rule, table, options);
  if (query === null) throw new Error(`${table} has no query.\n${problems.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
  return query;
}

/** Of a table that Defender XDR streams to a workspace, its own. */
const atHome = (conversions: readonly Conversion[]): Conversion | undefined =>
  conversions.find(({ target }) => target === 'defender-xdr') ?? conversions[0];

/** The codes of what is wrong with the one rule in a text, or, where that is nothing, on a table. */
export function problemsOf(rule: string, table: string): readonly string[] {
  const { rules, problems } = convert({ name: 'rule.yml', text: rule }, { tables: [table] });
  const first = atHome(rules.flatMap(({ conversions }) => conversions));
  return [...problems, ...rules.flatMap((one) => one.problems), ...(first?.problems ?? [])].map(({ code }) => code);
}

/** The codes of what there is to know about the one rule in a text, whatever the table. */
export const warningsOf = (rule: string): readonly string[] =>
  convert({ name: 'rule.yml', text: rule }).rules.flatMap(({ warnings }) => warnings.map(({ code }) => code));

/**
 * A rule for a Windows log source, such as `process_creation` or `service: security`, from the lines of its detection
 * without their condition; the condition is `selection` unless given.
 */
export function windowsRule(logsource: string, detection: string, condition = 'selection'): string {
  const source = logsource.includes(':') ? logsource : `category: ${logsource}`;
  const lines = detection.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return [
    'title: Example',
    'logsource:',
    '  product: windows',
    `  ${source}`,
    'detection:',
    ...lines.map((line) => `  ${line.slice(margin)}`),
    `  condition: ${condition}`,
    '',
  ].join('\n');
}
