import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../../src/compiler/index.js';
import type { LogSource } from '../../../log-event.js';
import { applicationTables } from './index.js';

const rowsOf = (table: string, logsource: LogSource, Message: string) =>
  applicationTables.find((model) => model.table === table)!.rowsFor({ logsource, fields: { Message } });

const django = { product: 'django', category: 'application' };

describe('what the tables hold of applications and web servers', () => {
  it('an exception has its type and its message apart, or the text in its stack', () => {
    const rows = rowsOf('AppExceptions', django, 'a.b.PermissionDenied: no');
    expect(rows.map(({ row }) => [row['OuterType'], row['OuterMessage']])).toContainEqual(['a.b.PermissionDenied', 'no']);
    expect(rows.map(({ row }) => JSON.stringify(row['Details']))).toContainEqual(
      expect.stringContaining('"method":"a.b.PermissionDenied: no"'),
    );
  });

  it('a line of a log is a message, of a web server a row as it is', () => {
    expect(rowsOf('AppTraces', django, 'a')[0]!.row).toMatchObject({ Message: 'a' });
    expect(rowsOf('NGINX_CL', { service: 'nginx' }, 'a')).toEqual([{ writtenBy: 'agent', row: { RawData: 'a' } }]);
  });

  it('there is none of anything but an application', () => {
    expect(rowsOf('AppTraces', { product: 'windows', service: 'application' }, 'a')).toEqual([]);
    expect(rowsOf('NGINX_CL', { service: 'apache' }, 'a')).toEqual([]);
  });

  it.each(applicationTables.map(({ table }) => table))('the columns of the rows are columns of %s', (table) => {
    const { columns } = describeTargets()
      .find(({ id }) => id === 'sentinel')!
      .tables.find(({ name }) => name === table)!;
    const rows = [django, { service: 'apache' }, { service: 'nginx' }].flatMap((logsource) => rowsOf(table, logsource, 'A: b'));
    expect(rows).not.toEqual([]);
    const names = columns.map(({ name }) => name);
    expect(rows.flatMap(({ row }) => Object.keys(row)).filter((name) => !names.includes(name))).toEqual([]);
  });
});
