import { isActivity, operationOf } from '../cloud/azure-activity.js';
import type { LogEvent } from '../../log-event.js';
import type { TableRow } from '../row.js';
import { agree } from '../cloud/spellings.js';
import { textOf } from '../values/event-fields.js';
import { rowOf } from './sources.js';

/**
 * The administration of Exchange, and of the activity log of Azure, of which the parser takes the category Administrative.
 *
 * Source: ASimAuditEventAzureAdminActivity, ASimAuditEventMicrosoftExchangeAdmin365
 */
export function microsoftCloudAudit(event: LogEvent): readonly TableRow[] {
  if (event.logsource.service === 'exchange') {
    const status = textOf(event, 'status')?.toLowerCase();
    return [
      rowOf('exchange', {
        EventProduct: 'Exchange 365',
        EventVendor: 'Microsoft',
        EventResult: status === 'success' ? 'Success' : 'Failure',
        NewValue: textOf(event, 'Payload'),
        Operation: textOf(event, 'eventName'),
      }),
    ];
  }
  const operation = operationOf(event);
  if (!isActivity(event) || !agree(operation) || textOf(event, 'CategoryValue') !== 'Administrative') return [];
  return [
    rowOf('azure-activity', {
      EventProduct: 'Azure',
      EventVendor: 'Microsoft',
      EventOriginalType: 'Administrative',
      Operation: operation.text,
      Object: textOf(event, 'ResourceId'),
    }),
  ];
}
