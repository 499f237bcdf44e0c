import { KUBERNETES_AUDIT_LOG, KUBERNETES_DATA_SOURCES, NOT_IN_CLOUDTRAIL } from '../../facts/cloud-audit.js';
import { defineMapping, defineMappings, type LogsourceMapping } from '../../target.js';
import { defenderXdrTables } from '../tables.js';

/** The audit logs of clouds, as Microsoft Defender for Cloud reads them. */
export const cloudAuditMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'aws', service: 'cloudtrail' },
    table: defenderXdrTables.CloudAuditEvents,
    priority: 2,
    partial: 'it has the events that Defender for Cloud reads, not all of CloudTrail',
    where: [{ expression: 'DataSource', is: 'AWS' }],
    fields: {
      ...NOT_IN_CLOUDTRAIL,
      'additionalEventData.MFAUsed': { column: 'RawEventData', json: 'additionalEventData.MFAUsed', unverified: true },
      awsRegion: { column: 'RawEventData', json: 'awsRegion', unverified: true },
      errorCode: { column: 'RawEventData', json: 'errorCode', unverified: true },
      errorMessage: { column: 'RawEventData', json: 'errorMessage', unverified: true },
      eventName: { column: 'OperationName', unverified: true },
      eventSource: { column: 'RawEventData', json: 'eventSource', unverified: true },
      eventType: { column: 'RawEventData', json: 'eventType', unverified: true },
      requestParameters: { expression: { jsonText: 'RawEventData', at: 'requestParameters' }, unverified: true },
      'requestParameters.attribute': { column: 'RawEventData', json: 'requestParameters.attribute', unverified: true },
      'requestParameters.containerDefinitions.command': {
        anyElement: { column: 'RawEventData', json: 'requestParameters.containerDefinitions' },
        member: 'command',
        listed: true,
        matchesMore: 'the command of the health check of a container is looked at too',
        unverified: true,
      },
      'requestParameters.enable': { column: 'RawEventData', json: 'requestParameters.enable', unverified: true },
      'requestParameters.layers': { anyElement: { column: 'RawEventData', json: 'requestParameters.layers' }, unverified: true },
      'requestParameters.userName': { column: 'RawEventData', json: 'requestParameters.userName', unverified: true },
      responseElements: { expression: { jsonText: 'RawEventData', at: 'responseElements' }, unverified: true },
      'responseElements.ConsoleLogin': { column: 'RawEventData', json: 'responseElements.ConsoleLogin', unverified: true },
      'responseElements.pendingModifiedValues.masterUserPassword': {
        column: 'RawEventData',
        json: 'responseElements.pendingModifiedValues.masterUserPassword',
        unverified: true,
      },
      'responseElements.publiclyAccessible': { column: 'RawEventData', json: 'responseElements.publiclyAccessible', unverified: true },
      sourceIPAddress: { column: 'IPAddress', unverified: true },
      src_ip: { column: 'IPAddress', unverified: true },
      userAgent: 'UserAgent',
      'userIdentity.arn': { column: 'RawEventData', json: 'userIdentity.arn', unverified: true },
      'userIdentity.sessionContext.sessionIssuer.type': {
        column: 'RawEventData',
        json: 'userIdentity.sessionContext.sessionIssuer.type',
        unverified: true,
      },
      'userIdentity.type': { column: 'RawEventData', json: 'userIdentity.type', unverified: true },
      'userIdentity.userName': { column: 'RawEventData', json: 'userIdentity.userName', unverified: true },
    },
    jsonFields: { '': { column: 'RawEventData' } },
    keywords: ['OperationName', 'UserAgent', { jsonText: 'RawEventData' }],
    basis:
      'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table. Judgement: OperationName is the name of the event, ' +
      'and RawEventData the record of CloudTrail.',
  }),
  defineMapping({
    logsource: { product: 'gcp', service: 'gcp.audit' },
    table: defenderXdrTables.CloudAuditEvents,
    priority: 2,
    partial: 'it has the events that Defender for Cloud reads, not all of the audit logs',
    where: [{ expression: 'DataSource', is: 'GCP' }],
    fields: {
      'data.protoPayload.authorizationInfo.granted': {
        anyElement: { column: 'RawEventData', json: 'protoPayload.authorizationInfo' },
        member: 'granted',
        unverified: true,
      },
      'data.protoPayload.authorizationInfo.permission': {
        anyElement: { column: 'RawEventData', json: 'protoPayload.authorizationInfo' },
        member: 'permission',
        unverified: true,
      },
      'data.protoPayload.logName': { containedIn: [{ column: 'RawEventData', json: 'logName' }], unverified: true },
      'data.protoPayload.methodName': { column: 'OperationName', unverified: true },
      'data.protoPayload.resource.type': { column: 'RawEventData', json: 'resource.type', unverified: true },
      'data.protoPayload.serviceName': { column: 'RawEventData', json: 'protoPayload.serviceName', unverified: true },
      'gcp.audit.method_name': { column: 'OperationName', unverified: true },
    },
    jsonFields: { data: { column: 'RawEventData' } },
    keywords: ['OperationName', 'UserAgent', { jsonText: 'RawEventData' }],
    basis:
      'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table. Judgement: OperationName is the method, and ' +
      'RawEventData the entry of the audit log.',
  }),
  // Microsoft's sample queries read members of RawEventData as Kubernetes has them, but for a capital at the beginning.
  ...defineMappings(KUBERNETES_AUDIT_LOG, {
    table: defenderXdrTables.CloudAuditEvents,
    priority: 2,
    partial: 'it has the audit log of clusters that Defender for Containers watches',
    where: [{ expression: 'DataSource', is: KUBERNETES_DATA_SOURCES }],
    fields: {
      apiGroup: { column: 'RawEventData', json: 'ObjectRef.apiGroup' },
      capabilities: { anyElement: { column: 'RawEventData', json: 'RequestObject' }, member: 'capabilities', unverified: true },
      hostPath: { anyElement: { column: 'RawEventData', json: 'RequestObject' }, member: 'hostPath', unverified: true },
      'objectRef.apiGroup': { column: 'RawEventData', json: 'ObjectRef.apiGroup' },
      'objectRef.name': { column: 'RawEventData', json: 'ObjectRef.name' },
      'objectRef.namespace': { column: 'RawEventData', json: 'ObjectRef.namespace' },
      'objectRef.resource': { column: 'RawEventData', json: 'ObjectRef.resource' },
      'objectRef.subresource': { column: 'RawEventData', json: 'ObjectRef.subresource' },
      requestURI: { column: 'RawEventData', json: 'RequestURI', unverified: true },
      'responseStatus.code': { column: 'RawEventData', json: 'ResponseStatus.code' },
      'user.username': { column: 'RawEventData', json: 'User.username' },
      userAgent: { column: 'UserAgent', unverified: true },
      verb: 'OperationName',
    },
    jsonFields: {
      objectRef: { column: 'RawEventData', json: 'ObjectRef' },
      requestObject: { column: 'RawEventData', json: 'RequestObject' },
      responseStatus: { column: 'RawEventData', json: 'ResponseStatus' },
      user: { column: 'RawEventData', json: 'User' },
    },
    keywords: ['OperationName', 'UserAgent', { jsonText: 'RawEventData' }],
    basis:
      'https://learn.microsoft.com/azure/defender-for-cloud/concept-integration-365 and the sample queries of ' +
      'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table. Judgement: the members that no query names.',
  }),
  defineMapping({
    logsource: { product: 'azure', service: 'activitylogs' },
    table: defenderXdrTables.CloudAuditEvents,
    priority: 1,
    partial: 'it has the operations on subscriptions that Microsoft Defender for Cloud protects',
    where: [{ expression: 'DataSource', is: 'Azure' }],
    fields: {
      caller: { unsupported: 'the table has no documented column for who calls' },
      callerIpAddress: 'IPAddress',
      CategoryValue: { unsupported: 'the table does not record the category of an activity' },
      operationName: { column: 'OperationName', unverified: true },
      OperationNameValue: { column: 'OperationName', unverified: true },
      'properties.message': { unsupported: 'the table does not record the message of an activity' },
      ResourceId: 'AzureResourceId',
      ResourceProviderValue: { containedIn: ['OperationName'], unverified: true },
      resultType: { unsupported: 'the table does not record how an operation ended' },
      status: { unsupported: 'the table does not record how an operation ended' },
    },
    keywords: ['OperationName'],
    keywordsMatchLess: 'a value without a field is looked for in the name of the operation only',
    basis: 'The page of the table. Judgement: that operations have the names that the activity log gives them.',
  }),
];
