import { OFFICE_RESULTS } from '../../facts/office-results.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const EMAIL = { unsupported: 'it is of emails, which are in EmailEvents' } as const;

/** The audit log of Microsoft 365. The connector has no alerts, nor the Security & Compliance Center, which records them. */
export const officeActivityMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'm365', service: 'audit' },
    table: sentinelTables.OfficeActivity,
    priority: 1,
    partial:
      'it has the audit records of Exchange, SharePoint, OneDrive and Teams; those of Microsoft Entra ID are in AuditLogs and SigninLogs',
    where: [],
    fields: {
      ApplicationId: { anyOf: ['ApplicationId', 'AppId'] },
      ClientIP: { column: 'ClientIP', matchesLess: 'some records have the port behind the address' },
      DeliveryAction: EMAIL,
      Directionality: EMAIL,
      ObjectId: 'OfficeObjectId',
      Operation: 'Operation',
      OperationProperties: { containedIn: [{ jsonText: 'OperationProperties' }] },
      Parameters: { containedIn: [{ jsonText: 'Parameters' }] },
      RequestType: { anyElement: 'ExtendedProperties', member: 'Value', having: { member: 'Name', is: 'RequestType' } },
      ResultStatus: 'ResultStatus',
      UserId: 'UserId',
      Workload: 'OfficeWorkload',
    },
    basis: 'The page of the table, and the schema of the Office 365 Management Activity API.',
  }),
  defineMapping({
    logsource: { product: 'm365', service: 'exchange' },
    table: sentinelTables.OfficeActivity,
    priority: 1,
    where: [],
    fields: {
      eventName: 'Operation',
      eventSource: 'OfficeWorkload',
      Payload: { containedIn: [{ jsonText: 'Parameters' }, 'Operation'] },
      status: { valueMap: 'ResultStatus', values: OFFICE_RESULTS },
    },
    unverified: 'all',
    basis: 'Judgement, from the page of the table.',
  }),
];
