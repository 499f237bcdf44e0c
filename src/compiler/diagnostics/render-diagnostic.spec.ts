import { describe, expect, it } from '@jest/globals';
import { renderDiagnostic } from './render-diagnostic.js';

const diagnostic = (column: number, hint: string | null = null) =>
  ({ code: 'INVALID_SIGMA', message: 'It is wrong.', hint, locations: [{ line: 1, column }] }) as const;

describe('a diagnostic in a terminal', () => {
  it('shows the line with a caret under the place, and the hint', () => {
    expect(renderDiagnostic(diagnostic(4, 'did you mean "b"?'), { name: 'rule.yml', text: 'a: c\n' })).toBe(
      'error[INVALID_SIGMA]: It is wrong.\n  --> rule.yml:1:4\n  | a: c\n  |    ^\n  hint: did you mean "b"?',
    );
  });

  it('keeps the tabs before the place, so that the caret stands under it', () => {
    expect(renderDiagnostic(diagnostic(3), { name: 'rule.yml', text: '\tab' })).toContain('\n  | \tab\n  | \t ^');
  });

  it('lists further places, and counts those beyond eight', () => {
    const places = (count: number) => Array.from({ length: count }, (_, index) => ({ line: index + 1, column: 1 }));
    const text = 'a\n'.repeat(20);
    const at = (count: number) =>
      renderDiagnostic({ ...diagnostic(1), locations: places(count) }, { name: 'rule.yml', text })
        .split('\n')
        .at(-1);
    expect(at(1)).toBe('  | ^');
    expect(at(3)).toBe('  also at 2:1, 3:1');
    expect(at(12)).toBe('  also at 2:1, 3:1, 4:1, 5:1, 6:1, 7:1, 8:1, 9:1 and 3 more');
  });

  it.each([
    { where: 'at the start', column: 1, line: `${'x'.repeat(119)}…`, before: 0 },
    { where: 'in the middle', column: 2000, line: `…${'x'.repeat(118)}…`, before: 60 },
    { where: 'at the end', column: 4000, line: `…${'x'.repeat(119)}`, before: 119 },
  ])('shows of a very long line only what stands around a place $where', ({ column, line, before }) => {
    const rendered = renderDiagnostic(diagnostic(column), { name: 'rule.yml', text: 'x'.repeat(4000) });
    expect(rendered.split('\n').slice(1)).toEqual([`  --> rule.yml:1:${column}`, `  | ${line}`, `  | ${' '.repeat(before)}^`]);
  });
});
