import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

// Azure Firewall writes names with the dot of the root behind them.
const AZURE_FIREWALL_NAME = { expression: 'QueryName', withoutSuffix: '.' } as const;

const WHOLE_NAME = {
  matchesLess: 'the whole name is compared with it, as the table does not tell what of it is the domain',
  unverified: true,
} as const;

/** Queries that DNS servers see. */
export const dnsMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'dns' },
    table: sentinelTables.DnsEvents,
    priority: 1,
    where: [],
    fields: {
      answer: { containedIn: ['IPAddresses'], matchesLess: 'only addresses are recorded, and no other data of an answer' },
      parent_domain: { column: 'Name', ...WHOLE_NAME },
      query: 'Name',
      record_type: 'QueryType',
    },
    keywords: ['Name', 'Message'],
    keywordsMatchLess: 'it is looked for in the name and in the message',
    notes: [
      'The agent that fills the table is retired; the connector "Windows DNS Events via AMA" fills ASimDnsActivityLogs, which imDns reads.',
    ],
    basis: 'The columns of the table and the ASIM parser vimDnsMicrosoftOMS. Judgement: parent_domain.',
  }),
  defineMapping({
    logsource: { category: 'dns' },
    table: sentinelTables.AZFWDnsQuery,
    priority: 3,
    partial: 'only queries to the DNS proxy of Azure Firewall are there',
    where: [],
    fields: {
      answer: { unsupported: 'Azure Firewall does not log the answers' },
      parent_domain: { expression: AZURE_FIREWALL_NAME, ...WHOLE_NAME },
      query: { expression: AZURE_FIREWALL_NAME },
      record_type: 'QueryType',
    },
    keywords: ['QueryName', 'ErrorMessage'],
    keywordsMatchLess: 'it is looked for in the name and in the message of an error',
    basis: 'The columns of the table; the dot behind names is read from the ASIM parser vimDnsAzureFirewall. Judgement: parent_domain.',
  }),
];
