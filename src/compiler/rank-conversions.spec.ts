import { describe, expect, it } from '@jest/globals';
import type { Conversion, FieldReport } from './conversion.js';
import { bestOf, rankConversions, type RankedConversion } from './rank-conversions.js';

const field = (fidelity: FieldReport['fidelity']): FieldReport => ({
  field: 'Image',
  columns: [],
  fidelity,
  matchesMore: false,
  matchesLess: fidelity !== 'exact',
});
const EXACT = field('exact');
const keywordWarning = { code: 'VALUE_APPROXIMATED', message: '', hint: null, field: null, locations: [] } as const;

interface Candidate extends Partial<Pick<Conversion, 'fields' | 'warnings'>> {
  readonly table: string;
  readonly query?: null;
  readonly complete?: false;
  readonly unverified?: true;
  readonly priority?: number;
  readonly unmapped?: true;
}

const candidate = ({
  table,
  query,
  complete,
  unverified,
  priority,
  unmapped,
  fields = [],
  warnings = [],
}: Candidate): RankedConversion => ({
  complete: complete ?? true,
  priority: unmapped ? undefined : (priority ?? 1),
  conversion: {
    target: 'sentinel',
    table,
    status: query === null ? 'unsupported' : 'converted',
    recommended: false,
    query: query === null ? null : table,
    connectors: [],
    notes: unverified ? [{ code: 'UNVERIFIED', message: '' }] : [{ code: 'TABLE_REQUIREMENT', message: '' }],
    warnings,
    problems: [],
    fields,
  },
});

const orderOf = (candidates: readonly Candidate[]): readonly string[] =>
  rankConversions(candidates.map(candidate)).map(({ table }) => table);

describe('rankConversions', () => {
  it.each<{ first: string; better: Omit<Candidate, 'table'>; worse: Omit<Candidate, 'table'> }>([
    { first: 'a query before none', better: { priority: 9, complete: false, unverified: true }, worse: { query: null } },
    { first: 'a mapped table without a query before an unmapped one', better: { query: null }, worse: { query: null, unmapped: true } },
    { first: 'all events before some', better: { priority: 9, unverified: true }, worse: { complete: false } },
    { first: 'verified before unverified', better: { priority: 9, fields: [field('dropped')] }, worse: { unverified: true } },
    { first: 'exact before approximate', better: { priority: 9, fields: [EXACT] }, worse: { fields: [field('approximate')] } },
    { first: 'exact before dropped', better: { priority: 9, fields: [EXACT, EXACT] }, worse: { fields: [EXACT, field('dropped')] } },
    {
      first: 'fewer losses before more',
      better: { priority: 9, fields: [field('dropped')] },
      worse: { fields: [field('approximate'), field('approximate')] },
    },
    { first: 'exact keywords before approximate ones', better: { priority: 9 }, worse: { warnings: [keywordWarning] } },
    { first: 'a low priority number before a high one', better: { priority: 1 }, worse: { priority: 2 } },
  ])('sorts $first', ({ better, worse }) => {
    const [a, b] = [
      { table: 'Better', ...better },
      { table: 'Worse', ...worse },
    ];
    expect(orderOf([a, b])).toEqual(['Better', 'Worse']);
    expect(orderOf([b, a])).toEqual(['Better', 'Worse']);
  });

  it('keeps the order of equals', () => {
    expect(orderOf([{ table: 'B' }, { table: 'A' }, { table: 'C' }])).toEqual(['B', 'A', 'C']);
  });

  it('recommends the first conversion, where it has a query', () => {
    const recommended = (candidates: readonly Candidate[]): readonly boolean[] =>
      rankConversions(candidates.map(candidate)).map((conversion) => conversion.recommended);
    expect(recommended([{ table: 'A', query: null }, { table: 'B' }, { table: 'C' }])).toEqual([true, false, false]);
    expect(recommended([{ table: 'A', query: null }])).toEqual([false]);
    expect(recommended([])).toEqual([]);
  });
});

describe('bestOf', () => {
  it('returns the recommended conversion alone, and all where none has a query', () => {
    const ranked = rankConversions([{ table: 'A', query: null } as const, { table: 'B' }, { table: 'C' }].map(candidate));
    expect(bestOf(ranked).map(({ table }) => table)).toEqual(['B']);
    const none = rankConversions([{ table: 'A', query: null } as const, { table: 'B', query: null } as const].map(candidate));
    expect(bestOf(none).map(({ table }) => table)).toEqual(['A', 'B']);
  });
});
