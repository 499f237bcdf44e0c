import { defineRoute, type Route } from '../../target.js';
import { DEVICE, NO_EVENT_LOG } from '../fields.js';
import { imDns } from '../tables/im-dns.js';

/** DNS queries, of every source. */
export const dnsQueryRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'dns_query', product: 'windows' },
    table: imDns,
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
      QueryResults: { column: 'DnsResponseName', narrows: 'sources write the answers in different ways' },
      QueryStatus: { column: 'DnsResponseCode', note: 'the column has the response code of DNS; only 0 means the same as in Sysmon' },
      User: 'SrcUsername',
    },
    notes: [
      'Most sources of DNS events, such as DNS servers, do not know the process: a rule that tests Image finds events of Sysmon only.',
    ],
    basis: 'The ASIM DNS schema and the ASIM parsers for Sysmon.',
  }),
];
