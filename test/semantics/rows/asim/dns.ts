import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { addressIn, dnsLookupOf } from '../values/dns-lookup.js';
import { textOf } from '../values/event-fields.js';
import { isOfCategory, mayHaveId } from './categories.js';
import { computerOf, rowOf, sysmonRows, type Cells, type ReadField } from './sources.js';

/**
 * DNS queries of processes: Sysmon's event 22. No parser reads those of Defender XDR (DeviceEvents). Of queries that servers see,
 * those of Windows DNS servers and of Azure Firewall.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-dns; vimDnsMicrosoftSysmon and
 * vimDnsMicrosoftSysmonWindowsEvent; vimDnsMicrosoftOMS, vimDnsAzureFirewall.
 */
export const imDns: TableModel = {
  table: 'imDns',
  rowsFor(event) {
    if (event.logsource.category === 'dns') return serverRows(event);
    return isOfCategory(event, 'dns_query') && mayHaveId(event, '22') ? sysmonRows(event, (read) => sysmonQuery(event, read)) : [];
  },
};

/** The parser for Azure Firewall takes the dot off the end of a name. */
function serverRows(event: LogEvent): readonly TableRow[] {
  const { name, type, answer } = dnsLookupOf(event);
  const query: Cells = { EventType: 'Query', DnsQuery: name, DnsQueryTypeName: type, Domain: name };
  return [
    rowOf('dns-server', { ...query, EventProduct: 'DNS Server', DnsResponseName: addressIn(answer) }),
    rowOf('azure-firewall', { ...query, EventProduct: 'Azure Firewall' }),
  ];
}

function sysmonQuery(event: LogEvent, read: ReadField): Cells {
  const status = statusOf(event);
  const results = read('QueryResults');
  return {
    EventType: 'Query',
    EventSubType: 'response',
    EventOriginalType: '22',
    EventResult: status === 0 ? 'Success' : 'Failure',
    EventResultDetails: responseName(status),
    DnsQuery: read('QueryName'),
    DnsResponseCode: status === undefined ? undefined : responseCode(status),
    DnsResponseCodeName: responseName(status),
    DnsResponseName: results === '-' ? undefined : results,
    Domain: read('QueryName'),
    Hostname: computerOf(event),
    Process: read('Image'),
    Src: computerOf(event),
    SrcHostname: computerOf(event),
    SrcProcessGuid: read('ProcessGuid'),
    SrcProcessId: read('ProcessId'),
    SrcProcessName: read('Image'),
    SrcUsername: read('User'),
    SrcUsernameType: 'Windows',
    User: read('User'),
  };
}

/** Sysmon's status: an error of Windows. */
function statusOf(event: LogEvent): number | undefined {
  const status = textOf(event, 'QueryStatus');
  return status !== undefined && /^\d{1,9}$/.test(status) ? Number(status) : undefined;
}

/** Of the errors 9001 to 9099 the response code of DNS is what is over 9000; any other number stays. */
const responseCode = (status: number): number => (status > 9000 && status < 9100 ? status - 9000 : status);

/** Source of the numbers: https://learn.microsoft.com/windows/win32/debug/system-error-codes--9000-11999- */
const RESPONSE_NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'NOERROR'],
  [1460, 'TIMEOUT'],
  [9001, 'FORMERR'],
  [9002, 'SERVFAIL'],
  [9003, 'NXDOMAIN'],
  [9004, 'NOTIMP'],
  [9005, 'REFUSED'],
  [9006, 'YXDOMAIN'],
  [9007, 'YXRRSET'],
  [9008, 'NXRRSET'],
  [9009, 'NOTAUTH'],
  [9010, 'NOTZONE'],
  [9016, 'BADSIG'],
  [9017, 'BADKEY'],
  [9018, 'BADTIME'],
]);

const responseName = (status: number | undefined): string => RESPONSE_NAMES.get(status ?? -1) ?? 'NA';
