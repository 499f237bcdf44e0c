import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

/** Operations in clouds. */
export const cloudAuditMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'activitylogs' },
    table: sentinelAsimTables.imAuditEvent,
    priority: 2,
    partial: 'the parser for AzureActivity takes administrative operations only',
    where: [{ expression: 'EventProduct', is: 'Azure' }],
    fields: {
      caller: { firstOf: ['ActorUsername', 'ActorUserId'] },
      callerIpAddress: 'SrcIpAddr',
      CategoryValue: { fixed: 'Administrative' },
      operationName: 'Operation',
      OperationNameValue: 'Operation',
      'properties.message': { unsupported: 'the schema does not keep the message of an activity' },
      ResourceId: {
        column: 'Object',
        matchesLess: 'where the event does not name its resource the parser puts an id together',
        unverified: true,
      },
      ResourceProviderValue: { containedIn: ['Operation'], unverified: true },
      resultType: { unsupported: 'the schema keeps the status of an activity in one text with its substatus' },
      status: { unsupported: 'the schema keeps the status of an activity in one text with its substatus' },
    },
    keywords: ['Operation'],
    keywordsMatchLess: 'a value without a field is looked for in the name of the operation only',
    basis: 'The ASIM audit event parser for AzureActivity.',
  }),
  defineMapping({
    logsource: { product: 'm365', service: 'exchange' },
    table: sentinelAsimTables.imAuditEvent,
    priority: 2,
    where: [{ expression: 'EventProduct', is: 'Exchange 365' }],
    fields: {
      eventName: 'Operation',
      eventSource: { fixed: 'Exchange' },
      Payload: { containedIn: [{ jsonText: 'NewValue' }, 'Operation'], unverified: true },
      status: { valueMap: 'EventResult', values: { success: 'Success', failure: 'Failure' } },
    },
    basis: 'The ASIM audit event parser for the administration of Exchange.',
  }),
];
