import type { TableModel } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';
import { jsonText } from '../../values/json-record.js';
import { isKubernetes, kubernetesEventOf } from '../../values/kubernetes-event.js';

/** Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/aksaudit */
export const aksAudit: TableModel = {
  table: 'AKSAudit',
  rowsFor(event) {
    if (!isKubernetes(event)) return [];
    const { objectRef, requestURI, responseStatus, user, userAgent, verb } = kubernetesEventOf(event);
    const row = present({
      ObjectRef: objectRef,
      RequestUri: requestURI,
      ResponseStatus: responseStatus,
      User: user,
      UserAgent: userAgent,
      Verb: verb,
    });
    return [{ writtenBy: 'aks', row }];
  },
};

/** The event as the text of one column: https://learn.microsoft.com/azure/aks/monitor-aks-reference. */
export const azureDiagnostics: TableModel = {
  table: 'AzureDiagnostics',
  rowsFor: (event) =>
    isKubernetes(event)
      ? ['kube-audit', 'kube-audit-admin'].map((category) => ({
          writtenBy: category,
          row: present({ Category: category, log_s: jsonText({ ...kubernetesEventOf(event) }) }),
        }))
      : [],
};

/** The form of Google's audit logs: https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging. */
export const gkeAudit: TableModel = {
  table: 'GKEAudit',
  rowsFor(event) {
    if (!isKubernetes(event)) return [];
    const names = ['io.k8s.core.v1', textOf(event, 'objectRef.resource'), textOf(event, 'objectRef.subresource'), textOf(event, 'verb')];
    const methodName = names.filter((name) => name !== undefined).join('.');
    const namespace = textOf(event, 'objectRef.namespace');
    const resourceName = `core/v1/${namespace === undefined ? '' : `namespaces/${namespace}/`}${textOf(event, 'objectRef.resource') ?? ''}/x`;
    const agent = textOf(event, 'userAgent');
    const requestMetadata = agent === undefined ? {} : { callerSuppliedUserAgent: agent };
    return [{ writtenBy: 'gke', row: { ProtoPayload: { methodName, requestMetadata, resourceName } } }];
  },
};
