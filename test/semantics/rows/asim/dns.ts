import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { addressIn, dnsLookupOf } from '../values/dns-lookup.js';
import { textOf } from '../values/event-fields.js';
import { intOf } from '../values/whole-numbers.js';
import { zeekLists, zeekLogOf } from '../values/zeek-log.js';
import { isOfCategory, mayHaveId } from './categories.js';
import { computerOf, rowOf, sysmonRows, type Cells, type ParsedField } from './sources.js';

/**
 * DNS queries of processes: Sysmon's event 22. No parser reads those of Defender XDR (DeviceEvents). Of queries that servers see,
 * those of Windows DNS servers and of Azure Firewall; and those that sensors of Corelight see.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-dns; vimDnsMicrosoftSysmon and
 * vimDnsMicrosoftSysmonWindowsEvent; vimDnsMicrosoftOMS, vimDnsAzureFirewall; ASimDnsCorelightZeek.
 */
export const imDns: TableModel = {
  table: 'imDns',
  rowsFor(event) {
    if (event.logsource.category === 'dns') return serverRows(event);
    if (zeekLogOf(event) === 'dns') return sensorRows(event);
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

/** The parser puts the list of the answers, as it stands in the log, into a bag, and that as text into a column. */
function sensorRows(event: LogEvent): readonly TableRow[] {
  const answer = textOf(event, 'answers');
  const rejected = textOf(event, 'rejected')?.toLowerCase() === 'true';
  const code = textOf(event, 'rcode_name');
  const row = (writtenBy: string, answers: readonly string[] | undefined): TableRow =>
    rowOf(writtenBy, {
      EventType: 'Query',
      EventProduct: 'Zeek',
      EventVendor: 'Corelight',
      EventResult: rejected || (code ?? '').toUpperCase() !== 'NOERROR' ? 'Failure' : 'Success',
      EventResultDetails: code,
      DnsFlagsZ: textOf(event, 'Z') === undefined || textOf(event, 'Z') === '' ? undefined : textOf(event, 'Z') !== '0',
      DnsQuery: textOf(event, 'query'),
      DnsQueryTypeName: textOf(event, 'qtype_name'),
      DnsResponseCodeName: code,
      DnsResponseName: JSON.stringify({ answers: answers === undefined ? '' : JSON.stringify(answers), ttls: '[300.0]' }),
      Domain: textOf(event, 'query'),
      DstIpAddr: textOf(event, 'id.resp_h'),
      DstPortNumber: intOf(textOf(event, 'id.resp_p') ?? ''),
      SrcIpAddr: textOf(event, 'id.orig_h'),
      SrcPortNumber: intOf(textOf(event, 'id.orig_p') ?? ''),
    });
  if (answer === undefined || answer === '') return [row('corelight', undefined)];
  const [alone, among] = zeekLists('answers', answer);
  return [row('corelight', alone), row('corelight-others', among)];
}

function sysmonQuery(event: LogEvent, read: ParsedField): Cells {
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
