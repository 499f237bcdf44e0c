import type { Row, TableModel } from '../row.js';
import { eventDataXml, userDataXml, xmlText } from '../values/event-xml.js';
import { levelName } from './level-names.js';
import { recordsInChannels } from './log-sources.js';
import type { WindowsRecord } from './windows-record.js';

/**
 * The channels of Windows but the Security log, as the Azure Monitor Agent writes them.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/event. The numbers in EventLevel are left out:
 * no page says them.
 */
export const event: TableModel = {
  table: 'Event',
  rowsFor: (logEvent) => recordsInChannels(logEvent).map((record) => ({ writtenBy: record.writtenBy, row: rowOf(record) })),
};

const rowOf = (record: WindowsRecord): Row => ({
  Computer: record.computer ?? '',
  EventData: dataItem(record),
  EventID: record.eventId,
  EventLevelName: levelName(record.level),
  EventLog: record.channel,
  ParameterXml: record.members.map(({ value }) => `<Param>${xmlText(value)}</Param>`).join(''),
  RenderedDescription: record.message ?? '',
  Source: record.provider,
});

/**
 * The agent puts the data of the event into an item of its own: Azure/Azure-Sentinel issue 387 has rows of the older agent,
 * which has `type` for `Type`. The time and the id are any.
 */
const dataItem = ({ members, userData = false }: WindowsRecord): string =>
  '<DataItem Type="System.XmlData" time="2025-03-11T09:26:40.1234567Z" sourceHealthServiceId="62e38380-b2ce-4fd8-a4c1-b1ba6a5382f2">' +
  `${userData ? userDataXml(members) : eventDataXml(members)}</DataItem>`;
