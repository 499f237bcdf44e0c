import { defineRoute, type Route } from '../../target.js';
import { gcpAuditLogs } from '../tables/gcp-audit-logs.js';

/** The audit logs of Google Cloud, under the names of Sigma and of Google's own entries. */
export const googleCloudRoutes: readonly Route[] = [
  defineRoute({
    when: { product: 'gcp', service: 'gcp.audit' },
    table: gcpAuditLogs,
    priority: 1,
    where: [],
    fields: {
      'data.protoPayload.authenticationInfo.principalEmail': 'PrincipalEmail',
      'data.protoPayload.authorizationInfo.granted': { anyElement: 'AuthorizationInfo', member: 'granted' },
      'data.protoPayload.authorizationInfo.permission': { anyElement: 'AuthorizationInfo', member: 'permission' },
      // The name of a log has the project before it, which rules leave out.
      'data.protoPayload.logName': {
        textOf: ['LogName'],
        basis: 'judgement',
        note: 'the name of a log is "projects/…/logs/" and what a rule has, so that it is looked for within the name',
      },
      'data.protoPayload.methodName': 'MethodName',
      'data.protoPayload.resource.type': { column: 'GCPResourceType', basis: 'judgement' },
      'data.protoPayload.resourceName': 'GCPResourceName',
      'data.protoPayload.serviceName': 'ServiceName',
      'data.protoPayload.status.message': 'StatusMessage',
      'data.severity': 'Severity',
      'gcp.audit.method_name': { column: 'MethodName', basis: 'judgement' },
      'gcp.audit.resource_name': { column: 'GCPResourceName', basis: 'judgement' },
      'gcp.audit.service_name': { column: 'ServiceName', basis: 'judgement' },
    },
    below: {
      'data.protoPayload.authenticationInfo': { column: 'AuthenticationInfo' },
      'data.protoPayload.metadata': { column: 'Metadata' },
      'data.protoPayload.request': { column: 'Request' },
      'data.protoPayload.requestMetadata': { column: 'RequestMetadata' },
      'data.protoPayload.response': { column: 'Response' },
      'data.protoPayload.serviceData': { column: 'ServiceData' },
      'data.protoPayload.status': { column: 'Status' },
    },
    keywords: [
      'MethodName',
      'ServiceName',
      'GCPResourceName',
      'GCPResourceType',
      'LogName',
      'PrincipalEmail',
      'StatusMessage',
      { jsonText: 'Request' },
      { jsonText: 'Response' },
      { jsonText: 'Metadata' },
      { jsonText: 'ServiceData' },
      { jsonText: 'AuthorizationInfo' },
    ],
    keywordsNarrow: 'the labels of an entry are not kept',
    basis:
      'The page of GCPAuditLogs, whose columns are named after the fields of an audit log. Judgement: the names gcp.audit.*, which are ' +
      "those of Elastic's integration, and data.protoPayload.resource.type, which Google has beside protoPayload.",
  }),
];
