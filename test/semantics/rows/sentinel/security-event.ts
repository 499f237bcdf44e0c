import type { Cell, Row, TableModel } from '../row.js';
import { eventDataXml, type Member, userDataXml } from '../values/event-xml.js';
import { intOf } from '../values/whole-numbers.js';
import { activityOf } from './activities.js';
import { recordsInSecurityLog } from './log-sources.js';
import { GUID_COLUMNS, NUMBER_COLUMNS, TEXT_COLUMNS } from './security-event-columns.js';
import type { WindowsRecord } from './windows-record.js';

/**
 * The Security log. A member of an event is in the column of its name, if there is one, and all members are in EventData, but
 * for the events that have a column for every member.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/securityevent; Azure/Azure-Sentinel issue 12238 for
 * what is in EventData, and that the columns are filled beside it.
 */
export const securityEvent: TableModel = {
  table: 'SecurityEvent',
  rowsFor: (logEvent) =>
    recordsInSecurityLog(logEvent).flatMap((record) => (canBe(record) ? [{ writtenBy: record.writtenBy, row: rowOf(record) }] : [])),
};

/** Windows itself has these members as numbers: an event with other text in them does not exist. */
const canBe = ({ members }: WindowsRecord): boolean =>
  members.every(({ name = '', value }) => !NUMBER_COLUMNS.has(name) || intOf(value) !== undefined);

const rowOf = (record: WindowsRecord): Row => ({
  ...(record.userData ? {} : Object.fromEntries(record.members.flatMap(columnOf))),
  Activity: activityOf(record.eventId),
  Channel: record.channel,
  Computer: record.computer ?? '',
  EventData: dataOf(record),
  EventID: record.eventId,
  EventSourceName: record.provider,
  Keywords: record.keywords ?? '',
  Level: isFailure(record) ? '16' : '8',
});

/** Elements that only one provider has are in no column: the ASIM audit parser reads them from EventData. */
function columnOf({ name = '', value }: Member): readonly (readonly [string, Cell])[] {
  if (NUMBER_COLUMNS.has(name)) return [[name, intOf(value)!]];
  if (GUID_COLUMNS.has(name)) return [[name, value.replace(/^\{(.*)\}$/, '$1')]];
  return TEXT_COLUMNS.has(name) ? [[name, value]] : [];
}

/** Issue 12238 of Azure-Sentinel describes 4625; rows of 4624 and 4688 without EventData are in samples or judgement. */
const ALL_IN_COLUMNS = [4624, 4625, 4688];

/** Without the item that the agent puts around it in Event; the issues 12238 and 8565 show it. */
function dataOf({ eventId, members, userData }: WindowsRecord): string {
  if (ALL_IN_COLUMNS.includes(eventId)) return '';
  return userData ? userDataXml(members) : eventDataXml(members);
}

/**
 * The level is that of the old event log, where 8 is a successful audit: rows have "8" (opencybersecurityalliance/stix-shifter,
 * the sample of SecurityEvent) where the event has 0. That a failed one is "16", as it was there, is judgement.
 */
const isFailure = ({ keywords = '' }: WindowsRecord): boolean => /^0x8010000000000000$/i.test(keywords);
