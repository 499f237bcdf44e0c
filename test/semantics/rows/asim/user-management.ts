import type { LogEvent } from '../../log-event.js';
import type { TableModel } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { auditedAccount, type AuditedAccount } from './accounts-of-audit.js';
import { hostOf } from './hosts.js';
import { computerOf, escapedTextWithoutBraces, rowOf, securityCells, type Cells } from './sources.js';

/** ASIM's word for an event, its broader word, and the type of the group that the event is about. */
type Meaning = readonly [eventType: string, eventSubType: string, groupType?: string];

const SECURITY_GLOBAL = 'Global Security Enabled';
const SECURITY_LOCAL = 'Local Security Enabled';
const SECURITY_UNIVERSAL = 'Universal Security Enabled';

/** Source: vimUserManagementMicrosoftSecurityEvent. Other ids (4735, 4737, 4755 …) are not in it. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['4720', ['UserCreated', 'UserCreated']],
  ['4722', ['UserEnabled', 'UserModified']],
  ['4723', ['PasswordChanged', 'UserModified']],
  ['4724', ['PasswordReset', 'UserModified']],
  ['4725', ['UserDisabled', 'UserModified']],
  ['4726', ['UserDeleted', 'UserModified']],
  ['4727', ['GroupCreated', 'GroupCreated', SECURITY_GLOBAL]],
  ['4728', ['UserAddedToGroup', 'GroupModified', SECURITY_GLOBAL]],
  ['4729', ['UserRemovedFromGroup', 'GroupModified', SECURITY_GLOBAL]],
  ['4730', ['GroupDeleted', 'GroupModified', SECURITY_GLOBAL]],
  ['4731', ['GroupCreated', 'GroupCreated', SECURITY_LOCAL]],
  ['4732', ['UserAddedToGroup', 'GroupModified', SECURITY_LOCAL]],
  ['4733', ['UserRemovedFromGroup', 'GroupModified', SECURITY_LOCAL]],
  ['4734', ['GroupDeleted', 'GroupModified', SECURITY_LOCAL]],
  ['4738', ['UserModified', 'UserModified']],
  ['4740', ['UserLocked', 'UserModified']],
  ['4744', ['GroupCreated', 'GroupCreated', 'Local Distribution']],
  ['4748', ['GroupDeleted', 'GroupModified', 'Local Distribution']],
  ['4749', ['GroupCreated', 'GroupCreated', 'Global Distribution']],
  ['4753', ['GroupDeleted', 'GroupModified', 'Global Distribution']],
  ['4754', ['GroupCreated', 'GroupCreated', SECURITY_UNIVERSAL]],
  ['4756', ['UserAddedToGroup', 'GroupModified', SECURITY_UNIVERSAL]],
  ['4757', ['UserRemovedFromGroup', 'GroupModified', SECURITY_UNIVERSAL]],
  ['4758', ['GroupDeleted', 'GroupModified', SECURITY_UNIVERSAL]],
  ['4759', ['GroupCreated', 'GroupCreated', 'Universal Distribution']],
  ['4763', ['GroupDeleted', 'GroupModified', 'Universal Distribution']],
  ['4767', ['UserLocked', 'UserModified']],
  ['4781', ['UserModified', 'UserModified']],
]);

/**
 * The management of users and groups: audit events in SecurityEvent, and in WindowsEvent in the same words. No parser reads those of
 * Defender XDR (DeviceEvents).
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-user-management
 */
export const imUserManagement: TableModel = {
  table: 'imUserManagement',
  rowsFor(event) {
    const { product, service } = event.logsource;
    const eventId = textOf(event, 'EventID') ?? '';
    const meaning = MEANINGS.get(eventId);
    if (product !== 'windows' || service !== 'security' || meaning === undefined) return [];
    const [eventType, eventSubType, groupType] = meaning;
    const { hostname, domain, fqdn } = hostOf(computerOf(event));
    return [
      rowOf('security', {
        ...securityCells(event),
        Type: 'SecurityEvent',
        Dvc: hostname,
        DvcDomain: domain,
        DvcFQDN: fqdn,
        DvcHostname: hostname,
        EventType: eventType,
        EventSubType: eventSubType,
        EventOriginalType: eventId,
        EventSeverity: 'Informational',
        Hostname: hostname,
        UpdatedPropertyName: eventSubType,
        ...actorCells(event),
        ...(groupType === undefined ? userCells(event) : { ...groupCells(event), GroupType: groupType }),
      }),
    ];
  },
};

function actorCells(event: LogEvent): Cells {
  const actor = nameOf(auditedAccount(event, 'Subject'));
  return {
    ActorSessionId: textOf(event, 'SubjectLogonId'),
    ActorUserId: textOf(event, 'SubjectUserSid'),
    ActorUserIdType: textOf(event, 'SubjectUserSid') ? 'SID' : undefined,
    ActorUsername: actor,
    ActorUsernameType: usernameType(actor),
    User: actor,
  };
}

/** An event about a user. Where a user is renamed, the earlier name is that of the target. */
function userCells(event: LogEvent): Cells {
  const target = auditedAccount(event, 'Target') ?? renamed(event);
  return {
    NewPropertyValue: dataText(event, 'NewTargetUserName'),
    PreviousPropertyValue: dataText(event, 'OldTargetUserName'),
    TargetUserId: textOf(event, 'TargetSid'),
    TargetUserIdType: textOf(event, 'TargetSid') ? 'SID' : undefined,
    TargetUsername: nameOf(target),
    TargetUsernameType: usernameType(nameOf(target)),
  };
}

function renamed(event: LogEvent): AuditedAccount | undefined {
  const name = dataText(event, 'OldTargetUserName');
  return name === undefined ? undefined : { domain: textOf(event, 'TargetDomainName') ?? 'CONTOSO', name };
}

/** An event about a group. Windows has the group where other events have the user; the user is the member. */
function groupCells(event: LogEvent): Cells {
  const group = nameOf(auditedAccount(event, 'Target'));
  const member = dataText(event, 'MemberName');
  return {
    GroupId: textOf(event, 'TargetSid'),
    GroupIdType: textOf(event, 'TargetSid') ? 'SID' : undefined,
    GroupName: group,
    GroupNameType: usernameType(group),
    TargetUserId: dataText(event, 'MemberSid'),
    TargetUsername: member,
    TargetUsernameType: usernameType(member),
  };
}

/** The parser asks only for an empty domain: a `-` stays. */
const nameOf = (account: AuditedAccount | undefined): string | undefined =>
  account === undefined ? undefined : account.domain === '' ? account.name : `${account.domain}\\${account.name}`;

/** What the parser reads from the XML of the event. */
function dataText(event: LogEvent, field: string): string | undefined {
  const text = textOf(event, field);
  return text === undefined ? undefined : escapedTextWithoutBraces(text);
}

/** Source: Azure/Azure-Sentinel, ASIM/lib/functions/ASIM_GetUsernameType.yaml */
function usernameType(username = ''): string {
  if (username.includes('@')) return 'UPN';
  if (username.includes('\\')) return 'Windows';
  return /\b(?:CN|OU|DC)=/i.test(username) ? 'DN' : 'Simple';
}
