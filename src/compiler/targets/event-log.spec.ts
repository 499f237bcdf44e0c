import { describe, expect, it } from '@jest/globals';
import { defineEventLogRoutes, defineEventLogTable, type EventLogSource } from './event-log.js';
import { defineTable } from './target.js';

const columns = { Log: 'string', Writer: 'string', Id: 'int', Name: 'string', Data: 'string', Text: 'string' } as const;
const source = 'https://example.org/things';
const eventData = { column: 'Data', format: 'xml' } as const;

const tables = ['First', 'Second'].map((name) =>
  defineEventLogTable({
    table: defineTable({ name, source, columns, eventData }),
    channel: 'Log',
    provider: 'Writer',
    eventId: 'Id',
    header: { Computer: 'Name' },
    ofChannel: { Message: 'Text' },
    text: [{ eventDataText: true }, 'Text'],
    ...(name === 'Second' && { withoutMessage: 'it has no message' }),
  }),
);

const thing = { service: 'thing', channels: ['Things/Operational'], basis: 'the test' };
const routesOf = (changes: Partial<EventLogSource>) => defineEventLogRoutes(tables, [{ ...thing, ...changes }]);

describe('defineEventLogRoutes', () => {
  it('makes a route to each table, the first to be taken first', () => {
    expect(routesOf({}).map(({ when, table, priority }) => [when, table.name, priority])).toEqual([
      [{ product: 'windows', service: 'thing' }, 'First', 1],
      [{ product: 'windows', service: 'thing' }, 'Second', 2],
    ]);
  });

  it('makes them for each name of the same events', () => {
    expect(routesOf({ service: ['thing', 'things'] }).map(({ when, table }) => [when.service, table.name])).toEqual([
      ['thing', 'First'],
      ['thing', 'Second'],
      ['things', 'First'],
      ['things', 'Second'],
    ]);
  });

  it('leaves a place before the first table for another', () => {
    expect(routesOf({ firstPriority: 2 }).map(({ priority }) => priority)).toEqual([2, 3]);
  });

  it('selects the rows of a channel in any case, with all that the events of a channel have', () => {
    const [route] = routesOf({});
    expect(route!.where).toEqual([{ cell: 'Log', is: ['Things/Operational'], anyCase: true }]);
    expect(route!.fields).toEqual({ Computer: 'Name', Message: 'Text', EventID: 'Id', Provider_Name: 'Writer' });
    expect(route!.keywords).toEqual([{ eventDataText: true }, 'Text']);
  });

  it('selects the rows of a provider, whose name the compiler knows', () => {
    const [route] = defineEventLogRoutes(tables, [{ category: 'thing', provider: 'Things', eventIds: [7], basis: 'the test' }]);
    expect(route!.when).toEqual({ product: 'windows', category: 'thing' });
    expect(route!.where).toEqual([
      { cell: 'Writer', is: 'Things' },
      { cell: 'Id', is: 7 },
    ]);
    expect(route!.fields).toEqual({ Computer: 'Name', EventID: { fixed: '7' }, Provider_Name: { fixed: 'Things' } });
    expect(route!.keywords).toEqual([{ eventDataText: true }, 'Text']);
  });

  it('asks for the id where there are several', () => {
    const [route] = routesOf({ eventIds: [7, 8] });
    expect(route!.where.at(-1)).toEqual({ cell: 'Id', is: [7, 8] });
    expect(route!.fields['EventID']).toBe('Id');
  });

  it('adds what is said of the log source alone', () => {
    const rows = [{ cell: { eventData: 'Kind' }, is: 'a' }] as const;
    const [route] = routesOf({
      rows,
      fields: { A: { eventData: 'B' } },
      eventData: ['C'],
      userData: true,
      openEventData: true,
      notes: ['a'],
    });
    expect(route!.where.at(-1)).toEqual(rows[0]);
    expect(route!.fields['A']).toEqual({ eventData: 'B' });
    expect(route).toMatchObject({ eventData: ['C'], userData: true, openEventData: true, notes: ['a'] });
  });

  it('tells that words of the message are missing where the table does not have it', () => {
    expect(routesOf({}).map(({ keywordsNarrow }) => keywordsNarrow)).toEqual([undefined, 'it has no message']);
  });
});
