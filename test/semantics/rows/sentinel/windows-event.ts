import type { Json, Row, TableModel } from '../row.js';
import type { Member } from '../values/event-xml.js';
import { levelName } from './level-names.js';
import { recordsInSecurityLog, recordsInChannels } from './log-sources.js';
import type { WindowsRecord } from './windows-record.js';

/**
 * The channels of Windows as they arrive through Windows Event Forwarding. Of the audit it has what is asked for as the
 * Security log: a category that both Sysmon and the audit record is Sysmon's here (judgement), as the rows of the audit are
 * another log source.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/windowsevent.
 */
export const windowsEvent: TableModel = {
  table: 'WindowsEvent',
  rowsFor(logEvent) {
    const records = logEvent.logsource.service === 'security' ? recordsInSecurityLog(logEvent) : recordsInChannels(logEvent);
    return records.map((record) => ({ writtenBy: record.writtenBy, row: rowOf(record) }));
  },
};

const rowOf = (record: WindowsRecord): Row => ({
  Channel: record.channel,
  Computer: record.computer ?? '',
  EventData: dataOf(record.members),
  EventID: record.eventId,
  EventLevel: record.level ?? null,
  EventLevelName: levelName(record.level),
  Keywords: record.keywords ?? '',
  Provider: record.provider,
  SystemProcessId: record.writerProcessId ?? null,
});

/**
 * The members by their names, all as text. The elements that only one provider has are the same, as Microsoft's rule "Security event
 * log cleared" reads `EventData.SubjectUserName`. Where data without a name goes, no page says: `Data` is the name of its
 * element (judgement).
 */
function dataOf(members: readonly Member[]): Json {
  const unnamed = members.flatMap(({ name, value }) => (name === undefined ? [value] : []));
  const named = members.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const]));
  if (unnamed.length === 0) return Object.fromEntries(named);
  return { ...Object.fromEntries(named), Data: unnamed.length === 1 ? unnamed[0]! : unnamed };
}
