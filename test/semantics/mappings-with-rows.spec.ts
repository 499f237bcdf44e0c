import { describe, expect, it } from '@jest/globals';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { baseEvent } from './events/base-events.js';
import { MODELS } from './judge.js';
import type { LogEvent, LogSource } from './log-event.js';

/** Log sources of a table that has rows of some of their events alone: what says of an event that it is one of them. */
const EVENTS_OF_TABLES: Readonly<Record<string, LogEvent['fields']>> = {
  'azure/-/activitylogs AuditLogs': { 'properties.message': 'Add member to role' },
  'okta/-/okta imAuthentication': { eventType: 'user.session.start' },
  'windows/-/codeintegrity-operational DeviceEvents': { EventID: '3077' },
  'windows/-/taskscheduler DeviceEvents': { EventID: '106' },
};

/** Of these a table has no row, and why it is asked all the same. */
const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  'paloalto/appliance/globalprotect CommonSecurityLog': 'rules are about lines of a file on the firewall, which PAN-OS does not send',
};

/** Ids of events that tables of Windows have in a way of their own. */
const EVENT_IDS = ['4624', '4625', '4688', '4697', '4720', '7045', '1116', '8003'];

const nameOf = ({ product, category, service }: LogSource): string => [product, category, service].map((part) => part ?? '-').join('/');

const mappings = TARGETS.flatMap(({ id, mappings: own }) =>
  own.map(({ logsource, table }) => ({ target: id, table: table.name, logsource, name: `${nameOf(logsource)} ${table.name}` })),
);

function hasRows({ target, table, logsource, name }: (typeof mappings)[number]): boolean {
  const base = baseEvent(logsource, []);
  const events = [EVENTS_OF_TABLES[name] ?? {}, ...EVENT_IDS.map((EventID) => ({ EventID }))].map((fields): LogEvent => ({
    ...base,
    fields: { ...base.fields, ...fields },
  }));
  return (MODELS[target] ?? []).some((model) => model.table === table && events.some((event) => model.rowsFor(event).length > 0));
}

describe('every logsource mapping', () => {
  it('leads to a table that is known to hold rows of its log source, so that its queries are judged', () => {
    const without = mappings.filter((logsourceMapping) => !hasRows(logsourceMapping)).map(({ name }) => name);
    expect([...new Set(without)].sort()).toEqual(Object.keys(WITHOUT_ROWS));
  });
});
