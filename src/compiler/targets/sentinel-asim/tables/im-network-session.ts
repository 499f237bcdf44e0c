import { CASE_LOST_IN_ASIM } from '../../facts/lower-case-columns.js';
import { defineTable } from '../../target.js';
import { COMMON_COLUMNS, NETWORK_COLUMNS } from './common-columns.js';

/** Network sessions of every source, normalized. */
export const imNetworkSession = defineTable({
  name: 'imNetworkSession',
  builtIn: '_Im_NetworkSession',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/normalization-schema-network',
  // The parsers for Sysmon read the XML in the table Event without undoing its escapes.
  escapedOnSomeRows: true,
  caseLostOnSomeRows: CASE_LOST_IN_ASIM.connection,
  columns: {
    ...COMMON_COLUMNS,
    ...NETWORK_COLUMNS,
    DstSubscriptionId: 'string',
    DvcSubscriptionId: 'string',
    NetworkRuleName: 'string',
    NetworkRuleNumber: 'int',
    SrcSubscriptionId: 'string',
  },
});
