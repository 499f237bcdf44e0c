import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf, valueOf } from '../values/event-fields.js';
import { LOGON_TYPE_NAMES } from '../values/logon-types.js';
import { splitPath } from '../values/paths.js';
import { intOf, wholeNumber } from '../values/whole-numbers.js';
import { auditedAccount, type AuditedAccount } from './accounts-of-audit.js';
import { entraSignIn } from './entra-sign-ins.js';
import { hostOf } from './hosts.js';
import { logonStatus } from './logon-status.js';
import { computerOf, defenderAccount, defenderProcessPath, rowOf, type Cells } from './sources.js';

const LOGONS = ['4624', '4625'];
const LOGOFFS = ['4634', '4647'];

/**
 * Sign-ins and sign-outs: Windows events 4624, 4625, 4634 and 4647, and the sign-ins of DeviceLogonEvents.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-authentication
 */
export const imAuthentication: TableModel = {
  table: 'imAuthentication',
  rowsFor(event) {
    const { product, service } = event.logsource;
    if (service === 'signinlogs') return entraSignIn(event);
    const eventId = textOf(event, 'EventID') ?? '';
    if (product === 'okta') return oktaSession(event);
    if (product !== 'windows' || service !== 'security') return [];
    if (![...LOGONS, ...LOGOFFS].includes(eventId)) return [];
    return [...auditedLogon(event, eventId), ...(LOGONS.includes(eventId) ? [defenderLogon(event, eventId)] : [])];
  },
};

/**
 * Sessions of Okta; of its other events there are none. The parser for the table of the deprecated connector does not say who
 * asked, but only who was signed in.
 *
 * Source: vimAuthenticationOktaV2 0.4.0 and vimAuthenticationOktaSSO
 */
function oktaSession(event: LogEvent): readonly TableRow[] {
  const eventType = textOf(event, 'eventType');
  if (eventType !== 'user.session.start' && eventType !== 'user.session.end') return [];
  const name = textOf(event, 'actor.alternateId') ?? '';
  const row = {
    EventMessage: textOf(event, 'displayMessage') ?? '',
    EventOriginalResultDetails: textOf(event, 'outcome.reason') ?? '',
    EventProduct: 'Okta',
    EventType: eventType === 'user.session.start' ? 'Logon' : 'Logoff',
    EventVendor: 'Okta',
    TargetUsername: name,
  };
  return [
    { writtenBy: 'okta', row },
    { writtenBy: 'okta-v2', row: { ...row, ActorUsername: name } },
  ];
}

/**
 * The parser for WindowsEvent keeps the process that asks for the sign-in; the one for SecurityEvent has no column of the schema
 * for it. The port of the other end is in a column for that of the target, in WindowsEvent.
 *
 * Source: vimAuthenticationMicrosoftSecurityEvents and vimAuthenticationMicrosoftWindowsEvent
 */
function auditedLogon(event: LogEvent, eventId: string): readonly TableRow[] {
  const cells = auditedLogonCells(event, eventId);
  return [
    rowOf('security', { ...cells, Type: 'SecurityEvent' }),
    rowOf('security-forwarded', {
      ...cells,
      Type: 'WindowsEvent',
      ActingProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
      ActingProcessName: textOf(event, 'ProcessName'),
      TargetPortNumber: intOf(textOf(event, 'IpPort') ?? ''),
    }),
  ];
}

function auditedLogonCells(event: LogEvent, eventId: string): Cells {
  const actor = auditedAccount(event, 'Subject');
  const target = auditedAccount(event, 'Target');
  const { name, details } = logonStatus(statusOf(event)) ?? {};
  return {
    EventProduct: 'Security Events',
    EventVendor: 'Microsoft',
    EventType: LOGOFFS.includes(eventId) ? 'Logoff' : 'Logon',
    EventSubType: EVENT_SUB_TYPES.has(textOf(event, 'LogonType') ?? '') ? LOGON_TYPE_NAMES[textOf(event, 'LogonType') ?? ''] : undefined,
    EventOriginalType: eventId,
    EventOriginalResultDetails: name,
    EventResult: eventId === '4625' ? 'Failure' : 'Success',
    EventResultDetails: details,
    ActorSessionId: textOf(event, 'SubjectLogonId'),
    ActorUserId: textOf(event, 'SubjectUserSid'),
    ActorUserIdType: 'SID',
    ActorUsername: usernameOf(actor),
    ActorUsernameType: hasDomain(actor) ? 'Windows' : 'Simple',
    Dvc: textOf(event, 'WorkstationName'),
    LogonProtocol: textOf(event, 'AuthenticationPackageName'),
    LogonTarget: computerOf(event),
    SrcDvcOs: 'Windows',
    SrcHostname: textOf(event, 'WorkstationName'),
    SrcIpAddr: textOf(event, 'IpAddress'),
    TargetSessionId: textOf(event, 'TargetLogonId'),
    TargetUserId: textOf(event, 'TargetUserSid'),
    TargetUserIdType: 'SID',
    TargetUsername: usernameOf(target),
    TargetUsernameType: hasDomain(target) ? 'Windows' : 'Simple',
    User: usernameOf(target),
  };
}

/** The types of logon that the parsers have a word for: the word of Windows, not one of the schema's list. */
const EVENT_SUB_TYPES = new Set(['2', '3', '4', '5', '7', '8', '9', '10', '11']);

/** The status that the parsers look up: the more exact one, where there is one. An event that has only a status has no other. */
function statusOf(event: LogEvent): string | undefined {
  const subStatus = textOf(event, 'SubStatus') ?? '0x0';
  return subStatus === '0x0' ? textOf(event, 'Status') : subStatus;
}

const hasDomain = (account: AuditedAccount | undefined): boolean => account !== undefined && !['-', ''].includes(account.domain);

const usernameOf = (account: AuditedAccount | undefined): string | undefined =>
  hasDomain(account) ? `${account!.domain}\\${account!.name}` : account?.name;

/**
 * The original type is the type of the logon, and not an event id. The path of the process has the name of its file once more at
 * the end, as InitiatingProcessFolderPath is the whole path in records. That there is no reason for a failure in the event is
 * judgement: the product has words of its own for it.
 *
 * Source: vimAuthenticationM365Defender 0.2.0; https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table;
 * records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log
 */
function defenderLogon(event: LogEvent, eventId: string): TableRow {
  const target = defenderAccount(usernameOf(auditedAccount(event, 'Target')), 'Target');
  const logonType = LOGON_TYPE_NAMES[textOf(event, 'LogonType') ?? ''];
  const { hostname, domain, fqdn } = hostOf(computerOf(event));
  const image = valueOf(event, 'ProcessName');
  const process = image === undefined ? undefined : `${defenderProcessPath(image) ?? ''}\\${splitPath(image).name}`;
  return rowOf('defender', {
    Type: 'DeviceLogonEvents',
    EventProduct: 'M365 Defender for EndPoint',
    EventVendor: 'Microsoft',
    EventType: 'Logon',
    EventSubType: logonType === undefined ? undefined : DEFENDER_SUB_TYPES.get(logonType),
    EventOriginalType: logonType,
    EventResult: eventId === '4625' ? 'Failure' : 'Success',
    ActingAppName: process,
    ActingAppType: 'Process',
    ActingProcessName: process,
    ...defenderAccount(usernameOf(auditedAccount(event, 'Subject')), 'Actor'),
    ActorUserId: valueOf(event, 'SubjectUserSid'),
    ActorUserIdType: 'SID',
    Dvc: fqdn ?? hostname,
    DvcDomain: domain,
    DvcFQDN: fqdn,
    DvcHostname: hostname,
    DvcOs: 'Windows',
    LogonProtocol: valueOf(event, 'AuthenticationPackageName'),
    LogonTarget: fqdn ?? hostname,
    SrcHostname: valueOf(event, 'WorkstationName'),
    SrcIpAddr: valueOf(event, 'IpAddress'),
    SrcPortNumber: intOf(textOf(event, 'IpPort') ?? ''),
    TargetHostname: hostname,
    TargetSessionId: wholeNumber(textOf(event, 'TargetLogonId'))?.toString(),
    TargetUserId: valueOf(event, 'TargetUserSid'),
    TargetUserIdType: 'SID',
    ...target,
    User: target['TargetUsername'],
  });
}

/** The words of the schema's list for the types of logon that the parser for Defender XDR knows. */
const DEFENDER_SUB_TYPES: ReadonlyMap<string, string> = new Map([
  ['Batch', 'Service'],
  ['CachedInteractive', 'Interactive'],
  ['Interactive', 'Interactive'],
  ['Network', 'Remote'],
  ['RemoteInteractive', 'RemoteInteractive'],
  ['Service', 'Service'],
]);
