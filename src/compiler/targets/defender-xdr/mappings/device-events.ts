import { defineMapping, type LogsourceMapping } from '../../target.js';
import { INITIATING_PROCESS, NO_EVENT_LOG } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

const ASKED_BY_SERVICE = {
  note: 'where the DNS client service asks for a program, a record may have the service (svchost.exe) for the process',
  unverified: true,
} as const;

/** Events that have no table of their own: DNS queries, named pipes, PowerShell, WMI. */
export const deviceEventMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'dns_query', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'DnsQueryResponse' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      CommandLine: { column: INITIATING_PROCESS.CommandLine, ...ASKED_BY_SERVICE },
      EventID: { fixed: '22' },
      Image: { ...INITIATING_PROCESS.Image, ...ASKED_BY_SERVICE },
      QueryName: { column: 'AdditionalFields', json: 'DnsQueryString' },
      QueryResults: {
        containedIn: [{ column: 'AdditionalFields', json: 'DnsQueryResult' }],
        sourcePrefix: '::ffff:',
        matchesLess: 'the answers are a list in JSON with words for their types: nothing is found by how Sysmon writes types and lists',
        unverified: true,
      },
      QueryStatus: { unsupported: 'the status of the answer is not recorded' },
      User: { expression: INITIATING_PROCESS.User, ...ASKED_BY_SERVICE },
    },
    basis: 'Public hunting queries (AdditionalFields.DnsQueryString, DnsQueryResult).',
  }),
  defineMapping({
    logsource: { category: 'pipe_created', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'NamedPipeEvent' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      EventID: { fixed: ['17', '18'] },
      EventType: { unsupported: 'the words of AdditionalFields.FileOperation are not documented' },
      // Sysmon writes \name, Defender \Device\NamedPipe\name.
      PipeName: { expression: { column: 'AdditionalFields', json: 'PipeName' }, withoutPrefix: '\\Device\\NamedPipe' },
    },
    basis: 'Public hunting queries (AdditionalFields.PipeName).',
  }),
  defineMapping({
    logsource: { category: 'ps_script', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial:
      'PowerShellCommand has the names of commands and AmsiScriptContent what the antimalware scan saw; neither is the log of script blocks',
    where: [{ expression: 'ActionType', is: ['PowerShellCommand', 'AmsiScriptContent'] }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      Path: { unsupported: 'the path of the script is not recorded' },
      // What AdditionalFields calls the text of AmsiScriptContent is not documented.
      ScriptBlockText: {
        containedIn: [{ firstOf: [{ column: 'AdditionalFields', json: 'Command' }, { jsonText: 'AdditionalFields' }] }],
        unverified: true,
      },
    },
    notes: ['In AmsiScriptContent the text is looked for in all of AdditionalFields, the names of its members among it.'],
    unverified: 'rows',
    basis:
      'Public hunting queries (AdditionalFields.Command; that the text of a script ends the JSON of AmsiScriptContent). Judgement: that ' +
      'these two stand for the log of script blocks.',
  }),
  defineMapping({
    logsource: { category: 'wmi_event', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'Defender for Endpoint reports the binding of a filter to a consumer (Sysmon event 21), not the two themselves (19, 20)',
    where: [{ expression: 'ActionType', is: 'WmiBindEventFilterToConsumer' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      Consumer: { containedIn: [{ jsonText: 'AdditionalFields' }] },
      Destination: { containedIn: [{ jsonText: 'AdditionalFields' }], unverified: true },
      EventID: { fixed: '21' },
      Filter: { containedIn: [{ jsonText: 'AdditionalFields' }] },
      Query: { containedIn: [{ jsonText: 'AdditionalFields' }] },
    },
    basis: 'Public hunting queries (AdditionalFields names the consumer and the filter).',
  }),
];
