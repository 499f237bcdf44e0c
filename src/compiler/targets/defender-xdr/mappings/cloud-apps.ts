import { OFFICE_RESULTS } from '../../facts/office-results.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { defenderXdrTables } from '../tables.js';

/** The record of the Office 365 Management Activity API, which Defender for Cloud Apps keeps as it is. */
const RECORD = {
  ApplicationId: { column: 'RawEventData', json: 'ApplicationId' },
  ClientIP: 'IPAddress',
  ObjectId: { column: 'RawEventData', json: 'ObjectId' },
  Operation: { column: 'RawEventData', json: 'Operation' },
  OperationProperties: { column: 'RawEventData', json: 'OperationProperties' },
  ResultStatus: { column: 'RawEventData', json: 'ResultStatus' },
  UserId: { column: 'RawEventData', json: 'UserId' },
  Workload: { column: 'RawEventData', json: 'Workload' },
} as const satisfies FieldMappings;

const PARAMETERS = { containedIn: [{ jsonText: 'RawEventData', at: 'Parameters' }] } as const;
const EMAIL = { unsupported: 'it is of emails, which are in EmailEvents' } as const;

/** Office 365 writes a full stop behind the names of activities in Microsoft Entra ID. */
const ENTRA_ACTIVITY = {
  expression: { expression: { column: 'RawEventData', json: 'Operation' }, withoutSuffix: '.' },
  matchesLess: 'some activities have another name in the audit log of Office 365 than in that of Microsoft Entra ID',
  unverified: true,
} as const;

const ENTRA_RESULT = { valueMap: RECORD.ResultStatus, values: OFFICE_RESULTS, unverified: true } as const;
const ENTRA_TARGETS = {
  containedIn: [
    { jsonText: 'RawEventData', at: 'Target' },
    { jsonText: 'RawEventData', at: 'ModifiedProperties' },
    { column: 'RawEventData', json: 'ObjectId' },
  ],
  unverified: true,
} as const;
const NEW_VALUE = {
  anyElement: { column: 'RawEventData', json: 'ModifiedProperties' },
  member: 'NewValue',
  unverified: true,
} as const;
const NOT_RECORDED = { unsupported: 'the audit log of Office 365 does not record it' } as const;

/** The audit log of Microsoft 365, as Microsoft Defender for Cloud Apps collects it. */
export const cloudAppMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'm365', service: 'audit' },
    table: defenderXdrTables.CloudAppEvents,
    priority: 1,
    where: [],
    fields: {
      ...RECORD,
      DeliveryAction: EMAIL,
      Directionality: EMAIL,
      Parameters: PARAMETERS,
      RequestType: {
        anyElement: { column: 'RawEventData', json: 'ExtendedProperties' },
        member: 'Value',
        having: { member: 'Name', is: 'RequestType' },
      },
    },
    unverified: 'rows',
    basis:
      'The schema of the Office 365 Management Activity API, and public hunting queries for the members of RawEventData. Judgement: ' +
      'that RawEventData has every record of that API as it is.',
  }),
  defineMapping({
    logsource: { product: 'm365', service: 'exchange' },
    table: defenderXdrTables.CloudAppEvents,
    priority: 1,
    where: [],
    fields: {
      eventName: RECORD.Operation,
      eventSource: RECORD.Workload,
      Payload: PARAMETERS,
      status: { valueMap: RECORD.ResultStatus, values: OFFICE_RESULTS },
    },
    unverified: 'fields',
    basis: 'The schema of the Office 365 Management Activity API. Judgement: the names of the fields in the rules.',
  }),
  defineMapping({
    logsource: { product: 'azure', service: 'auditlogs' },
    table: defenderXdrTables.CloudAppEvents,
    priority: 2,
    partial: 'the audit log of Office 365 has only some of the activities in Microsoft Entra ID, and fewer details of them',
    where: [{ expression: RECORD.Workload, is: 'AzureActiveDirectory' }],
    fields: {
      ActivityDisplayName: ENTRA_ACTIVITY,
      ActivityType: ENTRA_ACTIVITY,
      'additionalDetails.additionalInfo': NOT_RECORDED,
      Category: NOT_RECORDED,
      'ConsentContext.IsAdminConsent': {
        ...NEW_VALUE,
        having: { member: 'Name', is: 'ConsentContext.IsAdminConsent' },
      },
      failure_status_reason: NOT_RECORDED,
      Initiatedby: { containedIn: [RECORD.UserId], unverified: true },
      'Initiatied.By': { containedIn: [RECORD.UserId], unverified: true },
      LoggedByService: NOT_RECORDED,
      OperationName: ENTRA_ACTIVITY,
      'properties.initiatedBy': { containedIn: [RECORD.UserId], unverified: true },
      'properties.message': ENTRA_ACTIVITY,
      'properties.result': ENTRA_RESULT,
      'properties.targetResources': ENTRA_TARGETS,
      Status: ENTRA_RESULT,
      Target: ENTRA_TARGETS,
      TargetResources: ENTRA_TARGETS,
      'TargetResources.modifiedProperties': {
        containedIn: [{ jsonText: 'RawEventData', at: 'ModifiedProperties' }],
        unverified: true,
      },
      'TargetResources.ModifiedProperties.DisplayName': { ...NEW_VALUE, member: 'Name' },
      'TargetResources.ModifiedProperties.NewValue': NEW_VALUE,
      'targetResources.type': { unsupported: 'the audit log of Office 365 has numbers for the types of targets' },
    },
    unverified: 'rows',
    basis: 'Judgement, from the schema of the Office 365 Management Activity API.',
  }),
];
