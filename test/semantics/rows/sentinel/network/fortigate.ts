import type { LogEvent } from '../../../log-event.js';
import type { TableRow } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';

/** Fields of a log of FortiOS that are fields of the Common Event Format, which have columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  devid: 'DeviceExternalID',
  dstip: 'DestinationIP',
  msg: 'Message',
  reason: 'Reason',
  srcip: 'SourceIP',
  status: 'EventOutcome',
  ui: 'SourceProcessName',
  user: 'DestinationUserName',
};

/**
 * The log of events of a FortiGate. A field that the Common Event Format lacks is sent under its name behind `FTNTFGT`, or, by other
 * builds, `FortinetFortiGate`, which send the action so too; FortiAnalyzer passes it on without either. The agent puts it into
 * AdditionalExtensions, with a semicolon between the pairs.
 *
 * Source: the log message reference of FortiOS, "CEF support" (https://docs.fortinet.com/document/fortigate/7.2.0/fortios-log-message-reference);
 * Sample Data/CEF/Fortigate.json in Azure/Azure-Sentinel and its parser vimNetworkSessionFortinetFortiGate; messages in
 * SEKOIA-IO/documentation (`CEF:0|Fortinet|Fortigate|v6.2.9|…` and `v6.0.10|…`).
 */
export function fortigateRows(event: LogEvent): readonly TableRow[] {
  return [
    fortigateRow('fortigate', event, 'FTNTFGT', { ...COLUMNS, action: 'DeviceAction' }),
    fortigateRow('fortigate-other-build', event, 'FortinetFortiGate', COLUMNS),
    fortigateRow('fortianalyzer', event, '', { ...COLUMNS, action: 'DeviceAction' }),
  ];
}

function fortigateRow(writtenBy: string, event: LogEvent, prefix: string, columns: Readonly<Record<string, string>>): TableRow {
  const fields = Object.keys(event.fields).flatMap((name) => {
    const text = textOf(event, name);
    return text === undefined || text === '' || name === 'type' ? [] : [[name, text] as const];
  });
  const others = fields.filter(([name]) => !Object.hasOwn(columns, name)).map(([name, text]) => `${prefix}${name}=${text}`);
  const [subtype, status] = [textOf(event, 'subtype') ?? 'system', textOf(event, 'status')];
  return {
    writtenBy,
    row: {
      Activity: ['event:' + subtype, ...(status === undefined ? [] : [status])].join(' '),
      AdditionalExtensions: [`${prefix}eventtime=1726768963263686912`, `cat=event:${subtype}`, ...others].join(';'),
      DeviceProduct: 'Fortigate',
      DeviceVendor: 'Fortinet',
      ...present(Object.fromEntries(fields.filter(([name]) => Object.hasOwn(columns, name)).map(([name, text]) => [columns[name]!, text]))),
    },
  };
}

/** A log of FortiOS of which rules know the text alone: what people read of it is its message (judgement). */
export function fortiosRows(event: LogEvent): readonly TableRow[] {
  const text = textOf(event, 'Message');
  return text === undefined
    ? []
    : [{ writtenBy: 'fortigate', row: { DeviceProduct: 'Fortigate', DeviceVendor: 'Fortinet', Message: text } }];
}
