import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../src/compiler/sigma/ast.js';
import { parseDetections } from './parse-rule.js';

const SELECTIONS = ['selection', 'filter_a', 'filter_b', '_hidden', 'keywords-1', 'not_used'];
const detection = (condition: string): string => `${SELECTIONS.map((name) => `${name}:\n  F: x`).join('\n')}\ncondition: ${condition}`;
const read = (condition: string): ReturnType<typeof parseDetections> => parseDetections(detection(condition));

function show(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.operands.map(show).join(` ${condition.kind} `)})`;
    case 'not':
      return `not ${show(condition.operand)}`;
    case 'search-identifier':
      return condition.name;
    case 'quantifier':
      return `${condition.count}[${condition.names.join(', ')}]`;
  }
}

const meaningOf = (condition: string): string => read(condition).rule?.conditions.map(show).join(' ; ') ?? 'none';

describe('specification, section "Condition"', () => {
  it.each([
    { condition: 'selection', means: 'selection' },
    { condition: 'selection and filter_a', means: '(selection and filter_a)' },
    { condition: 'selection or filter_a and filter_b', means: '(selection or (filter_a and filter_b))' },
    { condition: '(selection or filter_a) and filter_b', means: '((selection or filter_a) and filter_b)' },
    { condition: 'not selection and filter_a', means: '(not selection and filter_a)' },
    { condition: 'not (selection and filter_a)', means: 'not (selection and filter_a)' },
    { condition: 'not not selection', means: 'not not selection' },
    { condition: 'selection and filter_a and filter_b', means: '(selection and filter_a and filter_b)' },
    { condition: 'selection AND NOT filter_a Or filter_b', means: '((selection and not filter_a) or filter_b)' },
    { condition: 'keywords-1 and not_used', means: '(keywords-1 and not_used)' },
    { condition: '((selection))', means: 'selection' },
    { condition: '1 of filter_*', means: 'any[filter_a, filter_b]' },
    { condition: 'any of filter_*', means: 'any[filter_a, filter_b]' },
    { condition: 'all of filter_*', means: 'all[filter_a, filter_b]' },
    { condition: 'All Of filter_*', means: 'all[filter_a, filter_b]' },
    { condition: '1 of *_b', means: 'any[filter_b]' },
    { condition: '1 of f*_*', means: 'any[filter_a, filter_b]' },
    { condition: '1 of selection', means: 'any[selection]' },
    { condition: '1 of them', means: 'any[selection, filter_a, filter_b, keywords-1, not_used]' },
    { condition: 'all of them', means: 'all[selection, filter_a, filter_b, keywords-1, not_used]' },
    { condition: 'selection and not 1 of filter_*', means: '(selection and not any[filter_a, filter_b])' },
    { condition: '_hidden', means: '_hidden' },
    { condition: '[selection, filter_a]', means: 'selection ; filter_a' },
  ])('reads $condition', ({ condition, means }) => {
    expect(meaningOf(condition)).toBe(means);
  });

  it.each([
    { condition: 'selection and selektion', report: 'INVALID_CONDITION selektion', hint: 'did you mean "selection"?' },
    { condition: 'filter_*', report: 'INVALID_CONDITION filter_*', hint: 'did you mean "1 of filter_*"?' },
    { condition: '1 of filtr_*', report: 'INVALID_CONDITION filtr_*', hint: undefined },
    { condition: '1 of filter_', report: 'INVALID_CONDITION filter_', hint: 'did you mean "filter_*"?' },
    { condition: '1 of _*', report: 'INVALID_CONDITION _*', hint: undefined },
    { condition: '2 of filter_*', report: 'INVALID_CONDITION 2', hint: 'write the combinations out with "and" and "or"' },
    {
      condition: 'selection | count() by User > 5',
      report: 'INVALID_CONDITION |',
      hint: 'Sigma replaced aggregations in conditions by correlation rules',
    },
    {
      condition: 'selection near filter_a',
      report: 'INVALID_CONDITION near',
      hint: 'Sigma replaced aggregations in conditions by correlation rules',
    },
    { condition: 'selection filter_a', report: 'INVALID_CONDITION filter_a', hint: undefined },
    { condition: '(selection', report: 'INVALID_CONDITION ', hint: undefined },
    { condition: 'selection)', report: 'INVALID_CONDITION )', hint: undefined },
    { condition: 'and selection', report: 'INVALID_CONDITION and', hint: undefined },
    { condition: 'selection and', report: 'INVALID_CONDITION ', hint: undefined },
    { condition: 'not', report: 'INVALID_CONDITION ', hint: undefined },
    { condition: '1 of', report: 'INVALID_CONDITION ', hint: undefined },
    { condition: '1 of (selection)', report: 'INVALID_CONDITION (', hint: undefined },
    { condition: `''`, report: 'INVALID_CONDITION ', hint: undefined },
    { condition: '', report: 'INVALID_SIGMA ', hint: undefined },
    { condition: '[]', report: 'INVALID_SIGMA condition', hint: undefined },
    { condition: '{ a: b }', report: 'INVALID_SIGMA { a: b }', hint: undefined },
  ])('refuses "$condition" at the right place', ({ condition, report, hint }) => {
    const { rule, reports, diagnostics } = read(condition);
    expect(rule).toBeUndefined();
    expect(reports).toEqual([report]);
    if (hint !== undefined) expect(diagnostics[0]?.hint).toBe(hint);
  });

  it('reports every name that there is not', () => {
    expect(read('a and (b or not 1 of c*)').reports).toEqual(['INVALID_CONDITION a', 'INVALID_CONDITION b', 'INVALID_CONDITION c*']);
  });

  it.each([
    { style: 'single quotes', condition: `'selection and nope'` },
    { style: 'double quotes', condition: `"selection and nope"` },
    { style: 'a folded plain scalar', condition: `selection\n    and\n    nope` },
    { style: 'a folded block', condition: `>\n    selection\n    and nope` },
    { style: 'a literal block', condition: `|\n    selection\n      and\n\n    nope\n` },
    { style: 'single quotes over two lines', condition: `'selection\n    and nope'` },
    { style: 'a list', condition: `\n  - selection\n  - nope` },
  ])('points into $style', ({ condition }) => {
    const { reports, text, diagnostics } = read(condition);
    expect(reports).toEqual(['INVALID_CONDITION nope']);
    expect(diagnostics[0]?.span?.start).toBe(text.lastIndexOf('nope'));
  });

  it('points at the scalar where its escapes cannot be lined up', () => {
    expect(read('"selection \\x61nd nope"').reports[0]).toMatch(/^INVALID_CONDITION /);
  });

  it.each(['('.repeat(20_000), 'not '.repeat(20_000)])('refuses a condition that is nested too deeply', (nesting) => {
    expect(read(`'${nesting}'`).diagnostics.map(({ code }) => code)).toEqual(['LIMIT_EXCEEDED']);
  });

  it('reads a long condition that is not nested', () => {
    expect(read(Array(5_000).fill('selection').join(' or ')).rule?.conditions[0]).toMatchObject({ kind: 'or' });
  });

  it('gives every part its place', () => {
    const { rule, text } = read('selection and not (filter_a or filter_b)');
    const [condition] = rule!.conditions;
    const places = (part: Condition): readonly string[] => [
      text.slice(part.span.start, part.span.end),
      ...('operands' in part ? part.operands.flatMap(places) : 'operand' in part ? places(part.operand) : []),
    ];
    expect(places(condition!)).toEqual([
      'selection and not (filter_a or filter_b)',
      'selection',
      'not (filter_a or filter_b)',
      '(filter_a or filter_b)',
      'filter_a',
      'filter_b',
    ]);
  });
});
