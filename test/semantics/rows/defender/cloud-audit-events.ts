import type { LogEvent } from '../../log-event.js';
import { azureOperation } from '../cloud/azure-activity.js';
import type { Json, Row, TableModel } from '../row.js';
import { partOfRecord } from '../values/cloudtrail-record.js';
import { present, textOf } from '../values/event-fields.js';
import { googleEntryOf } from '../values/google-entry.js';
import { recordOf } from '../values/json-record.js';
import { isKubernetes, kubernetesEventOf } from '../values/kubernetes-event.js';

/**
 * What Defender for Cloud reads of the audit logs of clouds. That the record of the cloud is kept as it was is judgement, but for
 * Kubernetes, whose members Microsoft's sample queries name with a capital.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table
 */
export const cloudAuditEvents: TableModel = {
  table: 'CloudAuditEvents',
  rowsFor(event) {
    if (event.logsource.service === 'cloudtrail') return [{ writtenBy: 'aws', row: ofCloudtrail(event) }];
    if (event.logsource.service === 'gcp.audit') return [{ writtenBy: 'google', row: ofGoogle(event) }];
    if (event.logsource.service === 'activitylogs') return azureOperation(event);
    return isKubernetes(event) ? SOURCES.map((source) => ({ writtenBy: source, row: { ...ofKubernetes(event), DataSource: source } })) : [];
  },
};

const SOURCES = ['Azure Kubernetes Service', 'Kubernetes Audit'];

const PLAIN = ['errorCode', 'errorMessage', 'eventSource', 'eventType'];
const PARTS = ['additionalEventData', 'requestParameters', 'responseElements'];

function ofCloudtrail(event: LogEvent): Row {
  const record = present<Json>({
    ...Object.fromEntries(PLAIN.map((name) => [name, textOf(event, name)])),
    ...Object.fromEntries(PARTS.map((name) => [name, partOfRecord(event, name)])),
    userIdentity: recordOf(event, 'userIdentity'),
  });
  return present<Row[string]>({
    DataSource: 'AWS',
    IPAddress: textOf(event, 'sourceIPAddress') ?? textOf(event, 'src_ip'),
    OperationName: textOf(event, 'eventName'),
    RawEventData: record,
    UserAgent: textOf(event, 'userAgent'),
  });
}

function ofGoogle(event: LogEvent): Row {
  const { authorizationInfo, logName, methodName, request, resourceType, serviceName } = googleEntryOf(event);
  const record = present<Json>({
    logName,
    protoPayload: present<Json>({ authorizationInfo, methodName, request, serviceName }),
    resource: present<Json>({ type: resourceType }),
  });
  return present<Row[string]>({ DataSource: 'GCP', OperationName: methodName, RawEventData: record });
}

function ofKubernetes(event: LogEvent): Row {
  const { objectRef, requestURI, responseStatus, user, userAgent, verb } = kubernetesEventOf(event);
  const record = present<Json>({
    ObjectRef: objectRef,
    RequestURI: requestURI,
    ResponseStatus: responseStatus,
    User: user,
  });
  return present<Row[string]>({ OperationName: verb, RawEventData: record, UserAgent: userAgent });
}
