import { describe, expect, it } from '@jest/globals';
import type { Conversion, ConvertedRule } from '../compiler/index.js';
import { EXPORT_FORMATS, exportFormat } from './index.js';

const conversion = (table: string, query: string | null): Conversion => ({
  target: 'sentinel',
  table,
  status: query === null ? 'unsupported' : 'converted',
  recommended: false,
  query,
  connectors: [],
  notes: [],
  warnings: [],
  problems: [],
  fields: [],
});
const rule = (title: string | null, ...conversions: readonly Conversion[]): ConvertedRule => ({
  id: null,
  title,
  level: null,
  status: null,
  conversions,
  warnings: [],
  problems: [],
});

describe('the export formats', () => {
  it('have distinct names', () => {
    const names = EXPORT_FORMATS.flatMap(({ id, mediaType }) => [id, mediaType]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are found by id', () => {
    for (const format of EXPORT_FORMATS) expect(exportFormat(format.id)).toBe(format);
  });
});

describe('kql', () => {
  const { render } = exportFormat('kql');

  it('is one query without a comment', () => {
    expect(render([rule('A', conversion('T', 'T | take 1'), conversion('U', null))], 0)).toBe('T | take 1\n');
  });

  it('has a comment above each of several queries, on one line whatever the title', () => {
    const rules = [rule('A\u2028B\nC', conversion('T', 'T')), rule(null, conversion('U', 'U'))];
    expect(render(rules, 0)).toBe('// A B C: sentinel, T\nT\n\n// untitled rule: sentinel, U\nU\n');
  });
});

describe('json', () => {
  it('has everything, indented as requested', () => {
    const rules = [rule('A', conversion('T', null))];
    const { render } = exportFormat('json');
    expect(JSON.parse(render(rules, 0))).toEqual({ rules });
    expect(render(rules, 0).trimEnd()).not.toContain('\n');
    expect(render(rules, 2)).toContain('\n  "rules"');
  });
});
