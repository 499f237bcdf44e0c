import { EVENT_TEXT } from '../fields.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** Calls that RPC Firewall audits or blocks. */
export const rpcFirewallMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'application', product: 'rpc_firewall' },
    table: sentinelTables.Event,
    priority: 1,
    partial: 'only servers whose channel RPCFW is collected are there',
    where: [{ expression: 'EventLog', is: 'RPCFW' }],
    fields: {
      EventID: 'EventID',
      EventLog: { fixed: 'RPCFW' },
      InterfaceUuid: { unnamedMember: true },
      OpNum: { unnamedMember: true, matchesMore: 'the members of the event have no names, and any of them may be that number' },
    },
    keywords: EVENT_TEXT,
    unverified: 'rows',
    basis:
      'Judgement: the channel that the rules name. RPC Firewall writes its data as members without names ' +
      '(https://github.com/zeronetworks/rpcfirewall).',
  }),
];
