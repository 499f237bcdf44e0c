import type { LogEvent } from '../../log-event.js';
import type { Cell, TableModel, TableRow } from '../row.js';
import { present, textOf } from '../values/event-fields.js';
import { agree, spelled } from './spellings.js';

export const isActivity = ({ logsource }: LogEvent): boolean => logsource.service === 'activitylogs';

/** The name of the operation; a keyword of a rule stands there as well. */
export const operationOf = (event: LogEvent) => spelled(event, 'operationName', 'OperationNameValue', 'Data');

/**
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azureactivity. `_ResourceId` is in lower case; `ResourceId`,
 * which it replaces, is empty in newer rows.
 */
export const azureActivity: TableModel = {
  table: 'AzureActivity',
  rowsFor(event) {
    const operation = operationOf(event);
    const status = spelled(event, 'status', 'resultType');
    if (!isActivity(event) || !agree(operation, status)) return [];
    const resource = textOf(event, 'ResourceId');
    const cells: Readonly<Record<string, Cell | undefined>> = {
      _ResourceId: resource?.toLowerCase(),
      ActivityStatusValue: status.text,
      Caller: textOf(event, 'caller'),
      CategoryValue: textOf(event, 'CategoryValue'),
      OperationNameValue: operation.text,
      Properties_d: present({ eventCategory: textOf(event, 'CategoryValue'), message: textOf(event, 'properties.message') }),
      ResourceProviderValue: textOf(event, 'ResourceProviderValue'),
    };
    return [
      { writtenBy: 'azure', row: present(cells) },
      { writtenBy: 'azure-older', row: present({ ...cells, ResourceId: resource }) },
    ];
  },
};

/**
 * An operation as Microsoft Defender for Cloud has it.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table
 */
export function azureOperation(event: LogEvent): readonly TableRow[] {
  const operation = operationOf(event);
  if (!isActivity(event) || !agree(operation)) return [];
  const row = present({ DataSource: 'Azure', OperationName: operation.text, AzureResourceId: textOf(event, 'ResourceId') });
  return [{ writtenBy: 'azure', row }];
}
