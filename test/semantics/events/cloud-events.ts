import type { LogEvent } from '../log-event.js';

const KUBERNETES: LogEvent['fields'] = {
  'objectRef.name': 'agent-7',
  'objectRef.namespace': 'monitoring',
  'objectRef.resource': 'leases',
  requestURI: '/apis/coordination.k8s.io/v1/leases',
  'responseStatus.code': '200',
  'user.username': 'system:serviceaccount:monitoring:agent',
  userAgent: 'agent/v1.2',
  verb: 'get',
};

/** An event of a cloud platform that no rule is about, by product and service or category. */
export const CLOUD_EVENTS: Readonly<Record<string, LogEvent['fields']>> = {
  'aws/cloudtrail': {
    awsRegion: 'eu-west-1',
    eventName: 'DescribeAlarms',
    eventSource: 'monitoring.amazonaws.com',
    eventType: 'AwsApiCall',
    sourceIPAddress: '203.0.113.9',
    userAgent: 'aws-cli/2.15.0',
    'userIdentity.arn': 'arn:aws:iam::111122223333:user/alice',
    'userIdentity.type': 'IAMUser',
    'userIdentity.userName': 'alice',
    'requestParameters.maxRecords': '20',
    'responseElements.count': '3',
  },
  'gcp/gcp.audit': {
    'data.protoPayload.logName': 'cloudaudit.googleapis.com/data_access',
    'data.protoPayload.resource.type': 'project',
    'data.protoPayload.serviceName': 'pubsub.googleapis.com',
  },
  'github/audit': { action: 'issue.open', actor: 'alice', visibility: 'private' },
  'kubernetes/application': KUBERNETES,
  'kubernetes/audit': KUBERNETES,
  'okta/okta': {
    'actor.alternateId': 'alice@contoso.com',
    'client.geographicalContext.country': 'Ireland',
    'client.ipAddress': '203.0.113.9',
    'debugContext.debugData.requestUri': '/api/v1/sessions/me',
    displayMessage: 'Evaluation of a policy',
    eventType: 'policy.evaluate_sign_on',
    legacyEventType: 'app.oauth2.token.grant',
    'outcome.reason': 'Sign-on policy evaluation resulted in ALLOW',
    'outcome.result': 'ALLOW',
    'securityContext.isProxy': 'false',
    'target.displayName': 'Mail',
  },
};
