import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** Operations on the resources of Azure subscriptions. */
export const azureActivityMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'activitylogs' },
    table: sentinelTables.AzureActivity,
    priority: 1,
    where: [],
    fields: {
      caller: 'Caller',
      callerIpAddress: 'CallerIpAddress',
      CategoryValue: 'CategoryValue',
      operationName: 'OperationNameValue',
      OperationNameValue: 'OperationNameValue',
      'properties.message': {
        column: 'Properties_d',
        json: 'message',
        note: 'activities in Microsoft Entra ID, such as "Delete device", are in AuditLogs',
      },
      ResourceId: { anyOf: ['_ResourceId', 'ResourceId'] },
      ResourceProviderValue: 'ResourceProviderValue',
      resultType: 'ActivityStatusValue',
      status: 'ActivityStatusValue',
    },
    keywords: ['OperationNameValue'],
    keywordsMatchLess: 'a value without a field is looked for in the name of the operation only',
    basis: 'The page of the table, and the mapping for Azure Log Analytics in the older tools of Sigma.',
  }),
];
