import { KUBERNETES_AUDIT_LOG, KUBERNETES_DATA_SOURCES, NOT_IN_CLOUDTRAIL } from '../../facts/cloud-audit.js';
import { defineRoute, defineRoutes, type Route } from '../../target.js';
import { cloudAuditEvents } from '../tables/cloud-audit-events.js';

/** The audit logs of clouds, as Microsoft Defender for Cloud reads them. */
export const cloudAuditRoutes: readonly Route[] = [
  defineRoute({
    when: { product: 'aws', service: 'cloudtrail' },
    table: cloudAuditEvents,
    priority: 2,
    partial: 'it has the events that Defender for Cloud reads, not all of CloudTrail',
    where: [{ cell: 'DataSource', is: 'AWS' }],
    fields: {
      ...NOT_IN_CLOUDTRAIL,
      'additionalEventData.MFAUsed': { column: 'RawEventData', json: 'additionalEventData.MFAUsed', basis: 'judgement' },
      awsRegion: { column: 'RawEventData', json: 'awsRegion', basis: 'judgement' },
      errorCode: { column: 'RawEventData', json: 'errorCode', basis: 'judgement' },
      errorMessage: { column: 'RawEventData', json: 'errorMessage', basis: 'judgement' },
      eventName: { column: 'OperationName', basis: 'judgement' },
      eventSource: { column: 'RawEventData', json: 'eventSource', basis: 'judgement' },
      eventType: { column: 'RawEventData', json: 'eventType', basis: 'judgement' },
      requestParameters: { cell: { jsonText: 'RawEventData', at: 'requestParameters' }, basis: 'judgement' },
      'requestParameters.attribute': { column: 'RawEventData', json: 'requestParameters.attribute', basis: 'judgement' },
      'requestParameters.containerDefinitions.command': {
        anyElement: { column: 'RawEventData', json: 'requestParameters.containerDefinitions' },
        member: 'command',
        listed: true,
        widens: 'the command of the health check of a container is looked at too',
        basis: 'judgement',
      },
      'requestParameters.enable': { column: 'RawEventData', json: 'requestParameters.enable', basis: 'judgement' },
      'requestParameters.layers': { anyElement: { column: 'RawEventData', json: 'requestParameters.layers' }, basis: 'judgement' },
      'requestParameters.userName': { column: 'RawEventData', json: 'requestParameters.userName', basis: 'judgement' },
      responseElements: { cell: { jsonText: 'RawEventData', at: 'responseElements' }, basis: 'judgement' },
      'responseElements.ConsoleLogin': { column: 'RawEventData', json: 'responseElements.ConsoleLogin', basis: 'judgement' },
      'responseElements.pendingModifiedValues.masterUserPassword': {
        column: 'RawEventData',
        json: 'responseElements.pendingModifiedValues.masterUserPassword',
        basis: 'judgement',
      },
      'responseElements.publiclyAccessible': { column: 'RawEventData', json: 'responseElements.publiclyAccessible', basis: 'judgement' },
      sourceIPAddress: { column: 'IPAddress', basis: 'judgement' },
      src_ip: { column: 'IPAddress', basis: 'judgement' },
      userAgent: 'UserAgent',
      'userIdentity.arn': { column: 'RawEventData', json: 'userIdentity.arn', basis: 'judgement' },
      'userIdentity.sessionContext.sessionIssuer.type': {
        column: 'RawEventData',
        json: 'userIdentity.sessionContext.sessionIssuer.type',
        basis: 'judgement',
      },
      'userIdentity.type': { column: 'RawEventData', json: 'userIdentity.type', basis: 'judgement' },
      'userIdentity.userName': { column: 'RawEventData', json: 'userIdentity.userName', basis: 'judgement' },
    },
    below: { '': { column: 'RawEventData' } },
    keywords: ['OperationName', 'UserAgent', { jsonText: 'RawEventData' }],
    basis:
      'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table. Judgement: OperationName is the name of the event, ' +
      'and RawEventData the record of CloudTrail.',
  }),
  defineRoute({
    when: { product: 'gcp', service: 'gcp.audit' },
    table: cloudAuditEvents,
    priority: 2,
    partial: 'it has the events that Defender for Cloud reads, not all of the audit logs',
    where: [{ cell: 'DataSource', is: 'GCP' }],
    fields: {
      'data.protoPayload.authorizationInfo.granted': {
        anyElement: { column: 'RawEventData', json: 'protoPayload.authorizationInfo' },
        member: 'granted',
        basis: 'judgement',
      },
      'data.protoPayload.authorizationInfo.permission': {
        anyElement: { column: 'RawEventData', json: 'protoPayload.authorizationInfo' },
        member: 'permission',
        basis: 'judgement',
      },
      'data.protoPayload.logName': { textOf: [{ column: 'RawEventData', json: 'logName' }], basis: 'judgement' },
      'data.protoPayload.methodName': { column: 'OperationName', basis: 'judgement' },
      'data.protoPayload.resource.type': { column: 'RawEventData', json: 'resource.type', basis: 'judgement' },
      'data.protoPayload.serviceName': { column: 'RawEventData', json: 'protoPayload.serviceName', basis: 'judgement' },
      'gcp.audit.method_name': { column: 'OperationName', basis: 'judgement' },
    },
    below: { data: { column: 'RawEventData' } },
    keywords: ['OperationName', 'UserAgent', { jsonText: 'RawEventData' }],
    basis:
      'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table. Judgement: OperationName is the method, and ' +
      'RawEventData the entry of the audit log.',
  }),
  // Microsoft's sample queries read members of RawEventData as Kubernetes has them, but for a capital at the beginning.
  ...defineRoutes(KUBERNETES_AUDIT_LOG, {
    table: cloudAuditEvents,
    priority: 2,
    partial: 'it has the audit log of clusters that Defender for Containers watches',
    where: [{ cell: 'DataSource', is: KUBERNETES_DATA_SOURCES }],
    fields: {
      apiGroup: { column: 'RawEventData', json: 'ObjectRef.apiGroup' },
      capabilities: { anyElement: { column: 'RawEventData', json: 'RequestObject' }, member: 'capabilities', basis: 'judgement' },
      hostPath: { anyElement: { column: 'RawEventData', json: 'RequestObject' }, member: 'hostPath', basis: 'judgement' },
      'objectRef.apiGroup': { column: 'RawEventData', json: 'ObjectRef.apiGroup' },
      'objectRef.name': { column: 'RawEventData', json: 'ObjectRef.name' },
      'objectRef.namespace': { column: 'RawEventData', json: 'ObjectRef.namespace' },
      'objectRef.resource': { column: 'RawEventData', json: 'ObjectRef.resource' },
      'objectRef.subresource': { column: 'RawEventData', json: 'ObjectRef.subresource' },
      requestURI: { column: 'RawEventData', json: 'RequestURI', basis: 'judgement' },
      'responseStatus.code': { column: 'RawEventData', json: 'ResponseStatus.code' },
      'user.username': { column: 'RawEventData', json: 'User.username' },
      userAgent: { column: 'UserAgent', basis: 'judgement' },
      verb: 'OperationName',
    },
    below: {
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
  defineRoute({
    when: { product: 'azure', service: 'activitylogs' },
    table: cloudAuditEvents,
    priority: 1,
    partial: 'it has the operations on subscriptions that Microsoft Defender for Cloud protects',
    where: [{ cell: 'DataSource', is: 'Azure' }],
    fields: {
      caller: { unsupported: 'the table has no documented column for who calls' },
      callerIpAddress: 'IPAddress',
      CategoryValue: { unsupported: 'the table does not record the category of an activity' },
      operationName: { column: 'OperationName', basis: 'judgement' },
      OperationNameValue: { column: 'OperationName', basis: 'judgement' },
      'properties.message': { unsupported: 'the table does not record the message of an activity' },
      ResourceId: 'AzureResourceId',
      ResourceProviderValue: { textOf: ['OperationName'], basis: 'judgement' },
      resultType: { unsupported: 'the table does not record how an operation ended' },
      status: { unsupported: 'the table does not record how an operation ended' },
    },
    keywords: ['OperationName'],
    keywordsNarrow: 'a value without a field is looked for in the name of the operation only',
    basis: 'The page of the table. Judgement: that operations have the names that the activity log gives them.',
  }),
];
