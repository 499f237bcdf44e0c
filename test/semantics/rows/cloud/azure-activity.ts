import type { LogEvent } from '../../log-event.js';
import type { Cell, TableModel, TableRow } from '../row.js';
import { firstTextOf, present, textOf } from '../values/event-fields.js';
import { agree, spelled } from './spellings.js';

const isActivity = ({ logsource }: LogEvent): boolean => logsource.service === 'activitylogs';

/** The name of the operation; a keyword of a rule stands there as well. */
const operationOf = (event: LogEvent) => spelled(event, 'operationName', 'OperationNameValue', 'Data');

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

/** Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table */
export const cloudAuditEvents: TableModel = {
  table: 'CloudAuditEvents',
  rowsFor(event) {
    const operation = operationOf(event);
    if (!isActivity(event) || !agree(operation)) return [];
    return [
      {
        writtenBy: 'defender-for-cloud',
        row: present({ DataSource: 'Azure', OperationName: operation.text, AzureResourceId: textOf(event, 'ResourceId') }),
      },
    ];
  },
};

/**
 * The parser takes the activities of the category Administrative.
 *
 * Source: ASimAuditEventAzureAdminActivity
 */
export function administrativeActivities(event: LogEvent): readonly TableRow[] {
  const operation = operationOf(event);
  const category = textOf(event, 'CategoryValue') ?? 'Administrative';
  if (!isActivity(event) || !agree(operation) || category !== 'Administrative' || !('CategoryValue' in event.fields)) return [];
  return [
    {
      writtenBy: 'azure-activity',
      row: present({
        EventProduct: 'Azure',
        EventVendor: 'Microsoft',
        EventOriginalType: 'Administrative',
        Operation: operation.text,
        Object: firstTextOf(event, 'ResourceId'),
      }),
    },
  ];
}

export const imAuditEvent: TableModel = { table: 'imAuditEvent', rowsFor: administrativeActivities };
