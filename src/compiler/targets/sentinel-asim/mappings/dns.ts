import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

const ANSWERS = { containedIn: ['DnsResponseName'], matchesLess: 'sources write the answers in different ways' } as const;

/** Queries that DNS servers, firewalls and sensors see. */
export const dnsMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'dns' },
    table: sentinelAsimTables.imDns,
    priority: 1,
    where: [],
    fields: {
      answer: ANSWERS,
      parent_domain: {
        column: 'DnsQuery',
        matchesLess: 'the whole name is compared with it, as the schema does not tell what of it is the domain',
        unverified: true,
      },
      query: 'DnsQuery',
      record_type: 'DnsQueryTypeName',
    },
    keywords: ['DnsQuery', 'DnsResponseName'],
    keywordsMatchLess: 'it is looked for in the name and in the answers',
    basis: 'The ASIM DNS schema. Judgement: parent_domain.',
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'dns' },
    table: sentinelAsimTables.imDns,
    priority: 2,
    where: [],
    fields: {
      answers: ANSWERS,
      'id.orig_h': 'SrcIpAddr',
      'id.orig_p': 'SrcPortNumber',
      'id.resp_h': 'DstIpAddr',
      'id.resp_p': 'DstPortNumber',
      qtype_name: 'DnsQueryTypeName',
      query: 'DnsQuery',
      rcode_name: 'DnsResponseCodeName',
      rejected: { unsupported: 'the schema does not say whether the server rejected a query' },
      Z: { unsupported: 'DnsFlagsZ is true or false, where Z is a number' },
    },
    notes: ['The parser unites DNS servers and firewalls with sensors; queries of all of them are found.'],
    basis: 'The ASIM DNS schema and the ASIM parser ASimDnsCorelightZeek.',
  }),
];
