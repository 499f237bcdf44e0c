import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { firstTextOf, present, textOf } from '../values/event-fields.js';
import { agree, spelled } from './spellings.js';

/**
 * Records of the Office 365 Management Activity API: how an operation ended is `Success`, `Succeeded` or `True`, by the workload.
 *
 * Source: https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema
 */
function endOf(event: LogEvent, words: readonly [success: string, failure: string]): string | undefined {
  const status = textOf(event, 'status')?.toLowerCase();
  return status === 'success' ? words[0] : status === undefined ? undefined : words[1];
}

/** Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/officeactivity */
export const officeActivity: TableModel = {
  table: 'OfficeActivity',
  rowsFor(event) {
    const { service } = event.logsource;
    if (service === 'audit' && event.logsource.product === 'm365') return [recordOf(event)];
    if (!['exchange', 'threat_detection', 'threat_management'].includes(service ?? '')) return [];
    const named = present({
      Operation: textOf(event, 'eventName'),
      OfficeWorkload: textOf(event, 'eventSource'),
      Parameters: textOf(event, 'Payload'),
      ResultStatus: endOf(event, ['True', 'False']),
    });
    return [{ writtenBy: 'office', row: named }];
  },
};

const recordOf = (event: LogEvent): TableRow => ({
  writtenBy: 'office',
  row: present({
    ApplicationId: textOf(event, 'ApplicationId'),
    ExtendedProperties: JSON.stringify(extendedProperties(event), null, 2),
    OfficeObjectId: textOf(event, 'ObjectId'),
    Operation: textOf(event, 'Operation'),
    Parameters: JSON.stringify(parameters(event)),
    ResultStatus: textOf(event, 'ResultStatus'),
  }),
});

function extendedProperties(event: LogEvent): readonly { readonly Name: string; readonly Value: string }[] {
  const type = textOf(event, 'RequestType');
  return [
    { Name: 'UserAgent', Value: 'Mozilla/5.0 ("Windows")' },
    ...(type === undefined ? [] : [{ Name: 'RequestType', Value: type }]),
    { Name: 'KeepMeSignedIn', Value: 'False' },
  ];
}

/** What a rule looks for in the parameters of a command of Exchange is a text within them, such as the name of one. */
function parameters(event: LogEvent): readonly { readonly Name: string; readonly Value: string }[] | undefined {
  const text = textOf(event, 'Parameters');
  return text === undefined ? undefined : [{ Name: 'Identity', Value: text }];
}

/**
 * The record as it is in RawEventData. The names of activities in Microsoft Entra ID end in a full stop.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudappevents-table; public hunting queries. Judgement: what an
 * audit event of Microsoft Entra ID is in that log.
 */
export const cloudAppEvents: TableModel = {
  table: 'CloudAppEvents',
  rowsFor(event) {
    const { product, service } = event.logsource;
    if (product === 'm365' && service === 'audit') {
      const names = ['ApplicationId', 'ObjectId', 'Operation', 'ResultStatus'];
      const record = {
        ...Object.fromEntries(names.map((name) => [name, textOf(event, name)])),
        ExtendedProperties: extendedProperties(event),
        Parameters: parameters(event),
      };
      return [{ writtenBy: 'office', row: { RawEventData: present(record) } }];
    }
    if (service === 'exchange') {
      const record = {
        Operation: textOf(event, 'eventName'),
        Workload: textOf(event, 'eventSource'),
        ResultStatus: endOf(event, ['True', 'False']),
      };
      return [{ writtenBy: 'office', row: { RawEventData: present(record) } }];
    }
    return service === 'auditlogs' ? entraRecordsOf(event) : [];
  },
};

function entraRecordsOf(event: LogEvent): readonly TableRow[] {
  const names = ['OperationName', 'operationName', 'properties.message', 'ActivityDisplayName', 'ActivityType', 'activityType'];
  const activity = spelled(event, ...names);
  const result = spelled(event, 'Status', 'properties.result');
  if (!agree(activity, result)) return [];
  const consent = textOf(event, 'ConsentContext.IsAdminConsent');
  const changed = firstTextOf(event, 'TargetResources.modifiedProperties.newValue', 'TargetResources.modifiedProperties');
  const target = firstTextOf(event, 'TargetResources', 'properties.targetResources', 'Target');
  const record = {
    Workload: 'AzureActiveDirectory',
    Operation: activity.text === undefined ? undefined : `${activity.text}.`,
    ResultStatus: result.text,
    ModifiedProperties: [
      { Name: 'Included Updated Properties', NewValue: 'x', OldValue: '' },
      ...(consent === undefined ? [] : [{ Name: 'ConsentContext.IsAdminConsent', NewValue: consent, OldValue: '' }]),
      ...(changed === undefined ? [] : [{ Name: 'P', NewValue: changed, OldValue: '' }]),
    ],
    Target: [{ ID: target ?? 'User_5b1a8f2e', Type: 2 }],
    UserId: firstTextOf(event, 'Initiatedby', 'properties.initiatedBy'),
  };
  return [{ writtenBy: 'office', row: { RawEventData: present(record) } }];
}
