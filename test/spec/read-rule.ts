import type { Diagnostic } from '../../src/compiler/diagnostics/diagnostic.js';
import type { FieldTest, PatternPart, Selection, SigmaRule, SigmaValue } from '../../src/compiler/sigma/ast.js';
import { parseSigma } from '../../src/compiler/sigma/parse-sigma.js';

/** A rule around a detection, which may be indented as it is convenient. */
export const ruleText = (detection: string, attributes = 'title: A rule'): string =>
  `${attributes}\nlogsource:\n  category: process_creation\ndetection:\n${detection.replace(/^(?=.)/gm, '  ')}\n`;

export interface ReadRule {
  readonly text: string;
  readonly rule: SigmaRule | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Code and the text that is pointed at. */
  readonly reports: readonly string[];
}

export function readText(text: string): ReadRule {
  const { documents, diagnostics } = parseSigma({ name: 'rule.yml', text });
  const document = documents[0]?.document;
  const all = [...diagnostics, ...documents.flatMap((parsed) => parsed.diagnostics)];
  const reports = all.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`);
  return { text, rule: document?.kind === 'rule' ? document : undefined, diagnostics: all, reports };
}

export const readDetection = (detection: string): ReadRule => readText(ruleText(detection));

export interface ReadField {
  /** Undefined also where the values had to be linked by several tests. */
  readonly test: FieldTest | undefined;
  readonly selection: Selection | undefined;
  readonly reports: readonly string[];
  readonly messages: readonly string[];
  readonly hints: readonly string[];
}

/** The one test of a selection that has one field, and what is wrong with it. */
export function readField(entry: string): ReadField {
  const { rule, reports, diagnostics } = readDetection(`s:\n${entry.replace(/^/gm, '  ')}\ncondition: s`);
  const all = rule?.selections.get('s');
  const selection = all?.kind === 'all-of' ? all.selections[0] : all;
  return {
    test: selection?.kind === 'field-test' ? selection : undefined,
    selection,
    reports,
    messages: diagnostics.map(({ message }) => message),
    hints: diagnostics.map(({ hint }) => hint ?? ''),
  };
}

/** What the values of a field are, in short: `*` and `?` are wildcards, text is in quotes, `%name%` is a placeholder. */
export const valuesOf = (entry: string): readonly string[] => readField(entry).test?.values.map(show) ?? readField(entry).reports;

export function show(value: SigmaValue): string {
  switch (value.kind) {
    case 'pattern':
      return `${value.cased ? 'cased ' : ''}${value.parts.map(showPart).join('')}` || 'empty';
    case 'number':
      return `number ${value.text}`;
    case 'boolean':
      return `boolean ${String(value.value)}`;
    case 'null':
      return 'null';
    case 'regex':
      return `/${value.source}/${value.ignoreCase ? 'i' : ''}${value.multiline ? 'm' : ''}${value.dotAll ? 's' : ''}`;
    case 'cidr':
      return `IPv${value.family} ${value.network}/${value.prefix}`;
    case 'comparison':
      return `${value.op} ${value.value}`;
    case 'exists':
      return `exists ${String(value.value)}`;
    case 'field-reference':
      return `${value.cased ? 'cased ' : ''}${value.match} ${value.field}`;
    case 'date-part':
      return `${value.part} ${value.value}`;
  }
}

function showPart(part: PatternPart): string {
  if (typeof part === 'string') return JSON.stringify(part);
  if ('placeholder' in part) return `%${part.placeholder}%`;
  return part.wildcard === 'many' ? '*' : '?';
}

/** A selection in short, to compare the shape of it. */
export function showSelection(selection: Selection | undefined): string {
  if (selection === undefined) return 'none';
  if (selection.kind !== 'field-test')
    return `${selection.kind === 'all-of' ? 'all' : 'any'}(${selection.selections.map(showSelection).join(', ')})`;
  const { field = 'keyword', values, matches, negated } = selection;
  return `${negated ? 'not ' : ''}${field} ${matches === 'all' && values.length > 1 ? 'all of ' : ''}${values.map(show).join(' | ')}`;
}
