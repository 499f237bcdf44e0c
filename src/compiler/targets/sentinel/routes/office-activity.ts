import { OFFICE_ALERT_SOURCES } from '../../facts/office-alerts.js';
import { OFFICE_RESULTS } from '../../facts/office-results.js';
import { defineRoute, defineRoutes, type FieldMappings, type Route } from '../../target.js';
import { officeActivity } from '../tables/office-activity.js';

const EMAIL = { unsupported: 'it is of emails, which are in EmailEvents' } as const;
const STATUS = { in: 'ResultStatus', values: OFFICE_RESULTS } as const;

/** An alert or a command in the names that rules take from Defender for Cloud Apps. */
const NAMED_EVENT = {
  eventName: 'Operation',
  eventSource: 'OfficeWorkload',
  Payload: { textOf: [{ jsonText: 'Parameters' }, 'Operation'] },
  status: STATUS,
} as const satisfies FieldMappings;

const JUDGEMENT = 'Judgement, from the page of the table.' as const;

/** The audit log of Microsoft 365. */
export const officeActivityRoutes: readonly Route[] = [
  defineRoute({
    when: { product: 'm365', service: 'audit' },
    table: officeActivity,
    priority: 1,
    partial:
      'it has the audit records of Exchange, SharePoint, OneDrive and Teams; those of Microsoft Entra ID are in AuditLogs and SigninLogs',
    where: [],
    fields: {
      ApplicationId: { anyOf: ['ApplicationId', 'AppId'] },
      ClientIP: { column: 'ClientIP', narrows: 'some records have the port behind the address' },
      DeliveryAction: EMAIL,
      Directionality: EMAIL,
      ObjectId: 'OfficeObjectId',
      Operation: 'Operation',
      OperationProperties: { textOf: [{ jsonText: 'OperationProperties' }] },
      Parameters: { textOf: [{ jsonText: 'Parameters' }] },
      RequestType: { anyElement: 'ExtendedProperties', member: 'Value', having: { member: 'Name', is: 'RequestType' } },
      ResultStatus: 'ResultStatus',
      UserId: 'UserId',
      Workload: 'OfficeWorkload',
    },
    basis: 'The page of the table, and the schema of the Office 365 Management Activity API.',
  }),
  defineRoute({
    when: { product: 'm365', service: 'exchange' },
    table: officeActivity,
    priority: 1,
    where: [],
    fields: NAMED_EVENT,
    judged: 'all',
    basis: JUDGEMENT,
  }),
  ...defineRoutes(OFFICE_ALERT_SOURCES, {
    table: officeActivity,
    priority: 2,
    partial: 'it has the audit records of Exchange, SharePoint, OneDrive and Teams, and no alerts',
    where: [],
    fields: NAMED_EVENT,
    judged: 'all',
    basis: JUDGEMENT,
  }),
];
