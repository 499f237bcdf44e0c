import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const OWN_WORDS = { matchesLess: 'products have words of their own for what a firewall does', unverified: true } as const;

/** Sessions that firewalls see. */
export const firewallMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'firewall' },
    table: sentinelTables.CommonSecurityLog,
    priority: 1,
    where: [],
    fields: {
      action: { column: 'DeviceAction', ...OWN_WORDS },
      blocked: {
        valueMap: 'DeviceAction',
        values: {
          false: ['accept', 'accepted', 'allow', 'allowed', 'forward', 'pass', 'permit', 'permitted'],
          true: ['block', 'blocked', 'denied', 'deny', 'drop', 'dropped', 'reject', 'rejected', 'reset', 'reset-both'],
        },
        ...OWN_WORDS,
      },
      dst_ip: 'DestinationIP',
      dst_port: 'DestinationPort',
      src_ip: 'SourceIP',
      src_port: 'SourcePort',
      username: { column: 'SourceUserName', matchesLess: 'depending on the product the column has DOMAIN\\user, the user alone or a UPN' },
    },
    notes: ['The table has messages of all products; DeviceVendor and DeviceProduct tell which are of the firewall.'],
    basis:
      'The meaning of the fields of the Common Event Format, https://learn.microsoft.com/azure/sentinel/cef-name-mapping. Judgement: ' +
      'which words of products mean that a session was blocked.',
  }),
];
