import { KUBERNETES_AUDIT_LOG } from '../../facts/cloud-audit.js';
import { defineMappings, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** The method of an entry has the group, the version, the resource, the subresource and the verb in one name. */
const IN_METHOD = {
  containedIn: [{ column: 'ProtoPayload', json: 'methodName' }],
  matchesMore: 'it is looked for anywhere in the method, which has other names beside it',
} as const;

/** The audit log of Kubernetes. */
export const kubernetesMappings: readonly LogsourceMapping[] = [
  // The table of Azure Kubernetes Service, which has the parts of an audit event in columns.
  ...defineMappings(KUBERNETES_AUDIT_LOG, {
    table: sentinelTables.AKSAudit,
    priority: 1,
    where: [],
    fields: {
      apiGroup: { column: 'ObjectRef', json: 'apiGroup' },
      auditID: 'AuditId',
      capabilities: { anyElement: 'RequestObject', member: 'capabilities', unverified: true },
      hostPath: { anyElement: 'RequestObject', member: 'hostPath', unverified: true },
      level: 'Level',
      'objectRef.apiGroup': { column: 'ObjectRef', json: 'apiGroup' },
      'objectRef.name': { column: 'ObjectRef', json: 'name' },
      'objectRef.namespace': { column: 'ObjectRef', json: 'namespace' },
      'objectRef.resource': { column: 'ObjectRef', json: 'resource' },
      'objectRef.subresource': { column: 'ObjectRef', json: 'subresource' },
      requestURI: 'RequestUri',
      'responseStatus.code': { column: 'ResponseStatus', json: 'code' },
      sourceIPs: { anyElement: 'SourceIps' },
      stage: 'Stage',
      'user.username': { column: 'User', json: 'username' },
      userAgent: 'UserAgent',
      verb: 'Verb',
    },
    jsonFields: {
      annotations: { column: 'Annotations' },
      objectRef: { column: 'ObjectRef' },
      requestObject: { column: 'RequestObject' },
      responseObject: { column: 'ResponseObject' },
      responseStatus: { column: 'ResponseStatus' },
      user: { column: 'User' },
    },
    keywords: ['RequestUri', 'UserAgent', { jsonText: 'RequestObject' }, { jsonText: 'ResponseObject' }, { jsonText: 'Annotations' }],
    keywordsMatchLess: 'who asked, and for what, is not searched',
    notes: ['AKSAuditAdmin has the same columns, without the events that only read.'],
    basis: 'The page of AKSAudit, whose columns are named after the parts of an audit event of Kubernetes.',
  }),
  // Resource logs of clusters that write to the table of all resources: the event is JSON text.
  ...defineMappings(KUBERNETES_AUDIT_LOG, {
    table: sentinelTables.AzureDiagnostics,
    priority: 3,
    partial: 'it has the audit log of clusters that send it in the Azure diagnostics mode',
    where: [{ expression: 'Category', is: ['kube-audit', 'kube-audit-admin'] }],
    fields: {
      apiGroup: { column: 'log_s', json: 'objectRef.apiGroup' },
      capabilities: { anyElement: { column: 'log_s', json: 'requestObject' }, member: 'capabilities' },
      hostPath: { anyElement: { column: 'log_s', json: 'requestObject' }, member: 'hostPath' },
      'objectRef.apiGroup': { column: 'log_s', json: 'objectRef.apiGroup' },
      'objectRef.name': { column: 'log_s', json: 'objectRef.name' },
      'objectRef.namespace': { column: 'log_s', json: 'objectRef.namespace' },
      'objectRef.resource': { column: 'log_s', json: 'objectRef.resource' },
      'objectRef.subresource': { column: 'log_s', json: 'objectRef.subresource' },
      requestURI: { column: 'log_s', json: 'requestURI' },
      'responseStatus.code': { column: 'log_s', json: 'responseStatus.code' },
      'user.username': { column: 'log_s', json: 'user.username' },
      userAgent: { column: 'log_s', json: 'userAgent' },
      verb: { column: 'log_s', json: 'verb' },
    },
    jsonFields: { '': { column: 'log_s' } },
    keywords: [{ jsonText: 'log_s' }],
    notes: ['The column log_s is there only in a workspace that has received such a log.'],
    unverified: 'fields',
    basis: 'Judgement: log_s is the JSON text of the audit event, as https://learn.microsoft.com/azure/aks/monitor-aks-reference has it.',
  }),
  // The audit log of Google Kubernetes Engine, in the form of audit logs of Google Cloud.
  ...defineMappings(KUBERNETES_AUDIT_LOG, {
    table: sentinelTables.GKEAudit,
    priority: 4,
    partial: "it has the audit log in Google's form, without the group of an object and the status of Kubernetes",
    where: [],
    fields: {
      apiGroup: { unsupported: 'an entry of Google has the group of an object only as a part of its method' },
      capabilities: { anyElement: { column: 'ProtoPayload', json: 'request' }, member: 'capabilities' },
      hostPath: { anyElement: { column: 'ProtoPayload', json: 'request' }, member: 'hostPath' },
      'objectRef.apiGroup': { unsupported: 'an entry of Google has the group of an object only as a part of its method' },
      'objectRef.namespace': {
        containedIn: [{ column: 'ProtoPayload', json: 'resourceName' }],
        matchesMore: 'it is looked for anywhere in the name of the resource',
      },
      'objectRef.resource': IN_METHOD,
      'objectRef.subresource': IN_METHOD,
      requestURI: { unsupported: 'an entry of Google has the name of the resource and not the address that was asked for' },
      'responseStatus.code': { unsupported: 'an entry of Google has a status of its own, and not that of Kubernetes' },
      'user.username': { column: 'ProtoPayload', json: 'authenticationInfo.principalEmail' },
      userAgent: { column: 'ProtoPayload', json: 'requestMetadata.callerSuppliedUserAgent' },
      verb: IN_METHOD,
    },
    notes: ['The method of an entry, such as "io.k8s.core.v1.pods.create", has the resource and the verb.'],
    unverified: 'fields',
    basis:
      'Judgement: the form of the entries is read from https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging, and that the ' +
      'column keeps it from its name.',
  }),
];
