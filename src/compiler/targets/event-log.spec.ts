import { describe, expect, it } from '@jest/globals';
import { defineEventLogMappings, defineEventLogTable, type EventLogSource } from './event-log.js';
import { defineTables } from './define-tables.js';

const columns = { Log: 'string', Writer: 'string', Id: 'int', Name: 'string', Data: 'string', Text: 'string' } as const;
const docsUrl = 'https://example.org/things';
const eventData = { column: 'Data', format: 'xml' } as const;

const documented = { description: 'Things.', docsUrl, columns };
const { First, Second } = defineTables({ First: documented, Second: documented }, { First: { eventData }, Second: { eventData } });

const tables = [First, Second].map((table) =>
  defineEventLogTable({
    table,
    channel: 'Log',
    provider: 'Writer',
    eventId: 'Id',
    header: { Computer: 'Name' },
    ofChannel: { Message: 'Text' },
    text: [{ eventDataText: true }, 'Text'],
    ...(table === Second && { withoutMessage: 'it has no message' }),
  }),
);

const thing = { service: 'thing', channels: ['Things/Operational'], basis: 'the test' };
const mappingsOf = (changes: Partial<EventLogSource>) => defineEventLogMappings(tables, [{ ...thing, ...changes }]);

describe('defineEventLogMappings', () => {
  it('makes a mapping to each table, the first to be taken first', () => {
    expect(mappingsOf({}).map(({ logsource, table, priority }) => [logsource, table.name, priority])).toEqual([
      [{ product: 'windows', service: 'thing' }, 'First', 1],
      [{ product: 'windows', service: 'thing' }, 'Second', 2],
    ]);
  });

  it('makes them for each name of the same events', () => {
    expect(mappingsOf({ service: ['thing', 'things'] }).map(({ logsource, table }) => [logsource.service, table.name])).toEqual([
      ['thing', 'First'],
      ['thing', 'Second'],
      ['things', 'First'],
      ['things', 'Second'],
    ]);
  });

  it('leaves a place before the first table for another', () => {
    expect(mappingsOf({ firstPriority: 2 }).map(({ priority }) => priority)).toEqual([2, 3]);
  });

  it('selects the rows of a channel in any case, with all that the events of a channel have', () => {
    const [logsourceMapping] = mappingsOf({});
    expect(logsourceMapping!.where).toEqual([{ expression: 'Log', is: ['Things/Operational'], anyCase: true }]);
    expect(logsourceMapping!.fields).toEqual({ Computer: 'Name', Message: 'Text', EventID: 'Id', Provider_Name: 'Writer' });
    expect(logsourceMapping!.keywords).toEqual([{ eventDataText: true }, 'Text']);
  });

  it('selects the rows of a provider, whose name the compiler knows', () => {
    const [logsourceMapping] = defineEventLogMappings(tables, [
      { category: 'thing', provider: 'Things', eventIds: [7], basis: 'the test' },
    ]);
    expect(logsourceMapping!.logsource).toEqual({ product: 'windows', category: 'thing' });
    expect(logsourceMapping!.where).toEqual([
      { expression: 'Writer', is: 'Things' },
      { expression: 'Id', is: 7 },
    ]);
    expect(logsourceMapping!.fields).toEqual({ Computer: 'Name', EventID: { fixed: '7' }, Provider_Name: { fixed: 'Things' } });
    expect(logsourceMapping!.keywords).toEqual([{ eventDataText: true }, 'Text']);
  });

  it('asks for the id where there are several', () => {
    const [logsourceMapping] = mappingsOf({ eventIds: [7, 8] });
    expect(logsourceMapping!.where.at(-1)).toEqual({ expression: 'Id', is: [7, 8] });
    expect(logsourceMapping!.fields['EventID']).toBe('Id');
  });

  it('adds what is said of the log source alone', () => {
    const rows = [{ expression: { eventData: 'Kind' }, is: 'a' }] as const;
    const [logsourceMapping] = mappingsOf({
      rows,
      fields: { A: { eventData: 'B' } },
      eventData: ['C'],
      userData: true,
      openEventData: true,
      notes: ['a'],
    });
    expect(logsourceMapping!.where.at(-1)).toEqual(rows[0]);
    expect(logsourceMapping!.fields['A']).toEqual({ eventData: 'B' });
    expect(logsourceMapping).toMatchObject({ eventData: ['C'], userData: true, openEventData: true, notes: ['a'] });
  });

  it('tells that words of the message are missing where the table does not have it', () => {
    expect(mappingsOf({}).map(({ keywordsMatchLess }) => keywordsMatchLess)).toEqual([undefined, 'it has no message']);
  });
});
