import { defineRoute, type Route } from '../../target.js';
import { INITIATING_PROCESS, NO_EVENT_LOG } from '../fields.js';
import { deviceEvents } from '../tables/device-events.js';

const ASKED_BY_SERVICE = {
  note: 'where the DNS client service asks for a program, a record may have the service (svchost.exe) for the process',
  basis: 'judgement',
} as const;

/** Events that have no table of their own: DNS queries, named pipes, PowerShell, WMI. */
export const deviceEventRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'dns_query', product: 'windows' },
    table: deviceEvents,
    priority: 1,
    where: [{ cell: 'ActionType', is: 'DnsQueryResponse' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      CommandLine: { column: INITIATING_PROCESS.CommandLine, ...ASKED_BY_SERVICE },
      EventID: { fixed: '22' },
      Image: { ...INITIATING_PROCESS.Image, ...ASKED_BY_SERVICE },
      QueryName: { column: 'AdditionalFields', json: 'DnsQueryString' },
      QueryResults: {
        textOf: [{ column: 'AdditionalFields', json: 'DnsQueryResult' }],
        sourcePrefix: '::ffff:',
        narrows: 'the answers are a list in JSON with words for their types: nothing is found by how Sysmon writes types and lists',
        basis: 'judgement',
      },
      QueryStatus: { unsupported: 'the status of the answer is not recorded' },
      User: { cell: INITIATING_PROCESS.User, ...ASKED_BY_SERVICE },
    },
    basis: 'Public hunting queries (AdditionalFields.DnsQueryString, DnsQueryResult).',
  }),
  defineRoute({
    when: { category: 'pipe_created', product: 'windows' },
    table: deviceEvents,
    priority: 1,
    where: [{ cell: 'ActionType', is: 'NamedPipeEvent' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      EventID: { fixed: ['17', '18'] },
      EventType: { unsupported: 'the words of AdditionalFields.FileOperation are not documented' },
      // Sysmon writes \name, Defender \Device\NamedPipe\name.
      PipeName: { cell: { column: 'AdditionalFields', json: 'PipeName' }, withoutPrefix: '\\Device\\NamedPipe' },
    },
    basis: 'Public hunting queries (AdditionalFields.PipeName).',
  }),
  defineRoute({
    when: { category: 'ps_script', product: 'windows' },
    table: deviceEvents,
    priority: 1,
    partial:
      'PowerShellCommand has the names of commands and AmsiScriptContent what the antimalware scan saw; neither is the log of script blocks',
    where: [{ cell: 'ActionType', is: ['PowerShellCommand', 'AmsiScriptContent'] }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      Path: { unsupported: 'the path of the script is not recorded' },
      // What AdditionalFields calls the text of AmsiScriptContent is not documented.
      ScriptBlockText: {
        textOf: [{ firstOf: [{ column: 'AdditionalFields', json: 'Command' }, { jsonText: 'AdditionalFields' }] }],
        basis: 'judgement',
      },
    },
    notes: ['In AmsiScriptContent the text is looked for in all of AdditionalFields, the names of its members among it.'],
    judged: 'rows',
    basis:
      'Public hunting queries (AdditionalFields.Command; that the text of a script ends the JSON of AmsiScriptContent). Judgement: that ' +
      'these two stand for the log of script blocks.',
  }),
  defineRoute({
    when: { category: 'wmi_event', product: 'windows' },
    table: deviceEvents,
    priority: 1,
    partial: 'Defender for Endpoint reports the binding of a filter to a consumer (Sysmon event 21), not the two themselves (19, 20)',
    where: [{ cell: 'ActionType', is: 'WmiBindEventFilterToConsumer' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      Consumer: { textOf: [{ jsonText: 'AdditionalFields' }] },
      Destination: { textOf: [{ jsonText: 'AdditionalFields' }], basis: 'judgement' },
      EventID: { fixed: '21' },
      Filter: { textOf: [{ jsonText: 'AdditionalFields' }] },
      Query: { textOf: [{ jsonText: 'AdditionalFields' }] },
    },
    basis: 'Public hunting queries (AdditionalFields names the consumer and the filter).',
  }),
];
