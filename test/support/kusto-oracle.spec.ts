import { describe, expect, it } from '@jest/globals';
import { kustoDiagnostics, kustoSyntax, type KustoSchema } from './kusto-oracle.js';

const SCHEMA: KustoSchema = {
  tables: [
    {
      name: 'T',
      columns: {
        s: 'string',
        i: 'int',
        l: 'long',
        r: 'real',
        e: 'decimal',
        b: 'bool',
        t: 'datetime',
        p: 'timespan',
        g: 'guid',
        d: 'dynamic',
      },
    },
    { name: '_Im_ProcessCreate', columns: { CommandLine: 'string' } },
  ],
};

const codes = (query: string): readonly string[] => kustoDiagnostics(query, SCHEMA).map(({ code }) => code);

describe('kustoDiagnostics', () => {
  it('accepts every type of column in an operation of its own', () => {
    expect(
      codes(
        'T | where s contains "x" and i + l > 5 and r < 1.5 and e < decimal(1) and b and t > ago(p) and g == guid(null) and isnotnull(d.x)',
      ),
    ).toEqual([]);
  });

  it('takes an ASIM parser for a table', () => {
    expect(codes('_Im_ProcessCreate | where CommandLine has "x"')).toEqual([]);
  });

  it('knows the watchlists of Sentinel', () => {
    expect(codes(`T | where s in~ ((_GetWatchlist("admins") | project SearchKey))`)).toEqual([]);
    expect(codes(`T | where s in~ ((_GetWatchlist("admins") | project NoSuch))`)).toEqual(['KS142']);
  });

  it('reports an unknown column with its place', () => {
    expect(kustoDiagnostics('T | where nosuch == "x"', SCHEMA)).toEqual([
      { code: 'KS142', severity: 'Error', message: expect.stringContaining('nosuch'), start: 10, length: 6 },
    ]);
  });

  it('reports an operator that does not fit its operands', () => {
    expect(codes('T | where i contains "x"')).toEqual(['KS106']);
  });

  it('refuses a schema with a type that Kusto does not have', () => {
    expect(() => kustoDiagnostics('T', { tables: [{ name: 'T', columns: { x: 'text' } }] })).toThrow('"text" is not a Kusto type.');
  });
});

describe('kustoSyntax', () => {
  it('reports what does not parse, and nothing about names', () => {
    expect(kustoSyntax('Nowhere | where nothing == "x"')).toEqual([]);
    expect(kustoSyntax('T | where (s == "x"')).not.toEqual([]);
  });
});
