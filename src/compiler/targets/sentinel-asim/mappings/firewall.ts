import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

const REFUSED = ['Deny', 'Drop', 'Drop ICMP', 'Reset', 'Reset Source', 'Reset Destination'] as const;

const NOT_ALL_WORDS = {
  matchesLess: 'parsers leave it empty for words that they do not know, such as the "close" of a FortiGate for a session that has ended',
  unverified: true,
} as const;

/** Both ends of a session, under the names of the taxonomy. */
const ENDS = {
  dst_ip: 'DstIpAddr',
  dst_port: 'DstPortNumber',
  src_ip: 'SrcIpAddr',
  src_port: 'SrcPortNumber',
  username: { column: 'SrcUsername', matchesLess: 'depending on the source the column has DOMAIN\\user, the user alone or a UPN' },
} as const satisfies FieldMappings;

/** Sessions that firewalls and routers see. */
export const firewallMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'firewall' },
    table: sentinelAsimTables.imNetworkSession,
    priority: 1,
    where: [],
    fields: {
      ...ENDS,
      action: {
        valueMap: 'DvcAction',
        values: {
          accept: 'Allow',
          accepted: 'Allow',
          allow: 'Allow',
          allowed: 'Allow',
          block: 'Deny',
          blocked: 'Deny',
          denied: 'Deny',
          deny: 'Deny',
          drop: ['Drop', 'Drop ICMP'],
          dropped: ['Drop', 'Drop ICMP'],
          forward: 'Allow',
          permit: 'Allow',
          permitted: 'Allow',
          reset: ['Reset', 'Reset Source', 'Reset Destination'],
        },
        matchesMore: 'the words that products have for the same are one word there',
        ...NOT_ALL_WORDS,
      },
      blocked: { valueMap: 'DvcAction', values: { false: 'Allow', true: REFUSED }, ...NOT_ALL_WORDS },
    },
    notes: ['The parser unites firewalls with flow logs and endpoints; sessions of all of them are found.'],
    basis: 'The ASIM network session schema and its words for DvcAction. Judgement: which words of firewalls they stand for.',
  }),
  defineMapping({
    logsource: { service: 'netflow' },
    table: sentinelAsimTables.imNetworkSession,
    priority: 1,
    partial: 'no ASIM parser reads the flow records of routers; flow logs of clouds and sessions of firewalls are there',
    where: [],
    fields: {
      'destination.ip': 'DstIpAddr',
      'destination.port': 'DstPortNumber',
      'source.ip': 'SrcIpAddr',
      'source.port': 'SrcPortNumber',
    },
    unverified: 'rows',
    basis: 'The ASIM network session schema. Judgement: that its sessions stand for the records of flows.',
  }),
];
