import { defineMapping, type LogsourceMapping } from '../../target.js';
import { DEVICE, NO_EVENT_LOG } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';

/**
 * Sysmon's status is an error of Windows. Of those from 9001 to 9099 the parsers take off 9000, which leaves the response code of
 * DNS, and keep all others.
 *
 * Source of the errors: https://learn.microsoft.com/windows/win32/debug/system-error-codes--9000-11999-; 1460 and 10060 are timeouts.
 */
const RESPONSE_CODES = {
  '0': 0,
  '87': 87,
  '123': 123,
  '1214': 1214,
  '1460': 1460,
  '9001': 1,
  '9002': 2,
  '9003': 3,
  '9004': 4,
  '9005': 5,
  '9006': 6,
  '9007': 7,
  '9008': 8,
  '9009': 9,
  '9010': 10,
  '9016': 16,
  '9017': 17,
  '9018': 18,
  '9501': 9501,
  '9502': 9502,
  '9560': 9560,
  '9701': 9701,
  '9702': 9702,
  '10054': 10054,
  '10055': 10055,
  '10060': 10060,
  '11001': 11001,
  '11002': 11002,
  '11003': 11003,
  '11004': 11004,
} as const;

/** DNS queries, of every source. */
export const dnsQueryMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'dns_query', product: 'windows' },
    table: sentinelAsimTables.imDns,
    priority: 1,
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      EventID: { fixed: '22' },
      Image: 'SrcProcessName',
      ProcessGuid: 'SrcProcessGuid',
      ProcessId: 'SrcProcessId',
      QueryName: 'DnsQuery',
      QueryResults: { column: 'DnsResponseName', matchesLess: 'sources write the answers in different ways' },
      QueryStatus: { valueMap: 'DnsResponseCode', values: RESPONSE_CODES },
      User: 'SrcUsername',
    },
    notes: [
      'Most sources of DNS events, such as DNS servers, do not know the process: a rule that tests Image finds events of Sysmon only.',
    ],
    basis: 'The ASIM DNS schema and the ASIM parsers for Sysmon.',
  }),
];
