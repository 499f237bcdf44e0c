import { NOT_IN_CLOUDTRAIL } from '../../facts/cloud-audit.js';
import { defineMapping, type FieldMapping, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

const NOT_IN_AUDIT_EVENTS = { unsupported: 'the parser of CloudTrail keeps it in no column of the schema' } as const satisfies FieldMapping;
const NOT_IN_SIGN_INS = { unsupported: 'the parsers of Okta do not keep it' } as const satisfies FieldMapping;

/** What ASIM has of the logs of cloud platforms. */
export const cloudPlatformMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'aws', service: 'cloudtrail' },
    table: sentinelAsimTables.imAuditEvent,
    priority: 2,
    partial: 'which operations of CloudTrail it has depends on the version of the parser',
    where: [{ expression: 'EventProduct', is: 'CloudTrail' }],
    fields: {
      ...NOT_IN_CLOUDTRAIL,
      'additionalEventData.MFAUsed': NOT_IN_AUDIT_EVENTS,
      errorCode: { unsupported: 'the parser keeps only whether there was an error' },
      errorMessage: 'EventMessage',
      eventID: 'EventUid',
      eventName: 'Operation',
      eventSource: NOT_IN_AUDIT_EVENTS,
      eventType: { unsupported: 'the versions of the parser have it in different columns' },
      requestParameters: { expression: { column: 'AdditionalFields', json: 'RequestParameters' } },
      responseElements: NOT_IN_AUDIT_EVENTS,
      sourceIPAddress: { column: 'SrcIpAddr', matchesLess: 'the parser keeps IPv4 addresses only, and no names of services of AWS' },
      src_ip: {
        column: 'SrcIpAddr',
        unverified: true,
        matchesLess: 'the parser keeps IPv4 addresses only, and no names of services of AWS',
      },
      userAgent: 'HttpUserAgent',
      'userIdentity.arn': { unsupported: 'the versions of the parser have it in different columns' },
      'userIdentity.sessionContext.sessionIssuer.type': NOT_IN_AUDIT_EVENTS,
      'userIdentity.type': NOT_IN_AUDIT_EVENTS,
      'userIdentity.userName': 'ActorUsername',
    },
    basis: 'The ASIM parser ASimAuditEventAWSCloudTrail 0.1.',
  }),
  defineMapping({
    logsource: { product: 'okta', service: 'okta' },
    table: sentinelAsimTables.imAuthentication,
    priority: 1,
    partial: 'it has the beginning and the end of sessions only',
    where: [{ expression: 'EventVendor', is: 'Okta' }],
    fields: {
      'actor.alternateId': {
        column: 'ActorUsername',
        unverified: true,
        matchesLess: 'the parser of the deprecated connector has the name of the user elsewhere',
      },
      'actor.id': 'TargetUserId',
      'client.geographicalContext.city': 'SrcGeoCity',
      'client.geographicalContext.country': 'SrcGeoCountry',
      'client.ipAddress': 'SrcIpAddr',
      'client.userAgent.os': 'SrcDvcOs',
      'client.userAgent.rawUserAgent': 'HttpUserAgent',
      'debugContext.debugData.behaviors': NOT_IN_SIGN_INS,
      'debugContext.debugData.logOnlySecurityData': NOT_IN_SIGN_INS,
      'debugContext.debugData.requestUri': NOT_IN_SIGN_INS,
      displayMessage: 'EventMessage',
      legacyEventType: NOT_IN_SIGN_INS,
      'outcome.reason': 'EventOriginalResultDetails',
      'outcome.result': {
        valueMap: 'EventResult',
        values: { ALLOW: 'Success', DENY: 'Failure', FAILURE: 'Failure', SKIPPED: 'Failure', SUCCESS: 'Success' },
        matchesMore: 'the schema has one word for several of Okta',
      },
      'securityContext.isProxy': NOT_IN_SIGN_INS,
      'target.displayName': NOT_IN_SIGN_INS,
    },
    variants: [
      { where: [{ expression: 'EventType', is: 'Logon' }], fields: { eventType: { fixed: 'user.session.start' } } },
      { where: [{ expression: 'EventType', is: 'Logoff' }], fields: { eventType: { fixed: 'user.session.end' } } },
    ],
    discriminatorField: 'eventType',
    basis: 'The ASIM parsers vimAuthenticationOktaSSO and vimAuthenticationOktaV2 0.4.0.',
  }),
];
