import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** The audit logs of Google Cloud, under the names of Sigma and of Google's own entries. */
export const googleCloudMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'gcp', service: 'gcp.audit' },
    table: sentinelTables.GCPAuditLogs,
    priority: 1,
    where: [],
    fields: {
      'data.protoPayload.authenticationInfo.principalEmail': 'PrincipalEmail',
      'data.protoPayload.authorizationInfo.granted': { anyElement: 'AuthorizationInfo', member: 'granted' },
      'data.protoPayload.authorizationInfo.permission': { anyElement: 'AuthorizationInfo', member: 'permission' },
      // The name of a log has the project before it, which rules leave out.
      'data.protoPayload.logName': {
        containedIn: ['LogName'],
        unverified: true,
        note: 'the name of a log is "projects/…/logs/" and what a rule has, so that it is looked for within the name',
      },
      'data.protoPayload.methodName': 'MethodName',
      'data.protoPayload.resource.type': { column: 'GCPResourceType', unverified: true },
      'data.protoPayload.resourceName': 'GCPResourceName',
      'data.protoPayload.serviceName': 'ServiceName',
      'data.protoPayload.status.message': 'StatusMessage',
      'data.severity': 'Severity',
      'gcp.audit.method_name': { column: 'MethodName', unverified: true },
      'gcp.audit.resource_name': { column: 'GCPResourceName', unverified: true },
      'gcp.audit.service_name': { column: 'ServiceName', unverified: true },
    },
    jsonFields: {
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
    keywordsMatchLess: 'the labels of an entry are not kept',
    basis:
      'The page of GCPAuditLogs, whose columns are named after the fields of an audit log. Judgement: the names gcp.audit.*, which are ' +
      "those of Elastic's integration, and data.protoPayload.resource.type, which Google has beside protoPayload.",
  }),
];
