import type { Diagnostic } from '../../src/compiler/diagnostics/diagnostic.js';
import type { DetectionItem, PatternPart, Detection, SigmaRule, SigmaValue } from '../../src/compiler/sigma/ast.js';
import { parseSigma } from '../../src/compiler/sigma/parse-sigma.js';

/** A rule around a detection, which may be indented as it is convenient. */
export const ruleText = (detection: string, attributes = 'title: A rule'): string =>
  `${attributes}\nlogsource:\n  category: process_creation\ndetection:\n${detection.replace(/^(?=.)/gm, '  ')}\n`;

export interface ParsedRule {
  readonly text: string;
  readonly rule: SigmaRule | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Code and the text that is pointed at. */
  readonly reports: readonly string[];
}

export function parseText(text: string): ParsedRule {
  const { documents, diagnostics } = parseSigma({ name: 'rule.yml', text });
  const document = documents[0]?.document;
  const all = [...diagnostics, ...documents.flatMap((parsed) => parsed.diagnostics)];
  const reports = all.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`);
  return { text, rule: document?.kind === 'rule' ? document : undefined, diagnostics: all, reports };
}

export const parseDetections = (detection: string): ParsedRule => parseText(ruleText(detection));

export interface ParsedField {
  /** Undefined also where the values had to be linked by several tests. */
  readonly test: DetectionItem | undefined;
  readonly detection: Detection | undefined;
  readonly reports: readonly string[];
  readonly messages: readonly string[];
  readonly hints: readonly string[];
}

/** The one test of a selection that has one field, and what is wrong with it. */
export function parseField(entry: string): ParsedField {
  const { rule, reports, diagnostics } = parseDetections(`s:\n${entry.replace(/^/gm, '  ')}\ncondition: s`);
  const all = rule?.detections.get('s');
  const detection = all?.kind === 'all-of' ? all.detections[0] : all;
  return {
    test: detection?.kind === 'detection-item' ? detection : undefined,
    detection,
    reports,
    messages: diagnostics.map(({ message }) => message),
    hints: diagnostics.map(({ hint }) => hint ?? ''),
  };
}

/** What the values of a field are, in short: `*` and `?` are wildcards, text is in quotes, `%name%` is a placeholder. */
export const valuesOf = (entry: string): readonly string[] => parseField(entry).test?.values.map(show) ?? parseField(entry).reports;

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
      return `/${value.pattern}/${value.ignoreCase ? 'i' : ''}${value.multiline ? 'm' : ''}${value.dotAll ? 's' : ''}`;
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
export function showDetection(detection: Detection | undefined): string {
  if (detection === undefined) return 'none';
  if (detection.kind !== 'detection-item')
    return `${detection.kind === 'all-of' ? 'all' : 'any'}(${detection.detections.map(showDetection).join(', ')})`;
  const { field = 'keyword', values, matches, negated } = detection;
  return `${negated ? 'not ' : ''}${field} ${matches === 'all' && values.length > 1 ? 'all of ' : ''}${values.map(show).join(' | ')}`;
}
