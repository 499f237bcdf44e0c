import type { TableModel } from '../../row.js';
import { addressIn, dnsLookupOf } from '../../values/dns-lookup.js';
import { present } from '../../values/event-fields.js';

/**
 * Queries to Windows DNS servers.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/dnsevents; the ASIM parser vimDnsMicrosoftOMS.
 */
export const dnsEvents: TableModel = {
  table: 'DnsEvents',
  rowsFor(event) {
    if (event.logsource.category !== 'dns') return [];
    const { name, type, answer } = dnsLookupOf(event);
    const row = present({ Name: name, QueryType: type, IPAddresses: addressIn(answer), SubType: 'LookupQuery' });
    return [{ writtenBy: 'dns-server', row }];
  },
};

/**
 * Queries to the DNS proxy of Azure Firewall, which has the dot of the root behind each name.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azfwdnsquery; the ASIM parser vimDnsAzureFirewall for the
 * dot, which it reads off the text of the same query in AzureDiagnostics.
 */
export const azfwDnsQuery: TableModel = {
  table: 'AZFWDnsQuery',
  rowsFor(event) {
    if (event.logsource.category !== 'dns') return [];
    const { name, type } = dnsLookupOf(event);
    const row = present({ QueryName: name === undefined ? undefined : `${name}.`, QueryType: type });
    return [{ writtenBy: 'azure-firewall', row }];
  },
};
