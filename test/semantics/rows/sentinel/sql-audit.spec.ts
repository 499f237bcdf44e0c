import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../src/compiler/index.js';
import type { LogEvent } from '../../log-event.js';
import { sqlAuditTables } from './sql-audit.js';

const STATEMENT: LogEvent = { logsource: { category: 'database' }, fields: { statement: 'DROP TABLE dbo.orders' } };
const rowsOf = (event: LogEvent) => sqlAuditTables.flatMap((model) => model.rowsFor(event)).map(({ row }) => row);

describe('what is audited of the statements of databases', () => {
  it('is the statement, in a column of its own', () => {
    expect(rowsOf(STATEMENT)).toMatchObject([
      { Category: 'SQLSecurityAuditEvents', statement_s: 'DROP TABLE dbo.orders' },
      { Statement: 'DROP TABLE dbo.orders' },
    ]);
  });

  it('ends after 4000 characters', () => {
    const [row] = rowsOf({ ...STATEMENT, fields: { statement: `${'-- '.padEnd(4000, 'x')}\nDROP TABLE dbo.orders` } });
    expect(row!['statement_s']).toHaveLength(4000);
  });

  it('is nothing of other events', () => {
    expect(rowsOf({ ...STATEMENT, logsource: { category: 'application', product: 'sql' } })).toEqual([]);
  });

  it.each(sqlAuditTables.map((model) => [model.table, model] as const))('stands in columns that exist in %s', (table, model) => {
    const { columns } = describeTargets()
      .find(({ id }) => id === 'sentinel')!
      .tables.find(({ name }) => name === table)!;
    const names = columns.map(({ name }) => name);
    expect(model.rowsFor(STATEMENT).flatMap(({ row }) => Object.keys(row).filter((column) => !names.includes(column)))).toEqual([]);
  });
});
