import type { LogEvent } from '../../../log-event.js';
import type { Json, TableRow } from '../../row.js';
import { splitAccount } from '../../values/accounts.js';
import { present, textOf, valueOf } from '../../values/event-fields.js';
import { recordsOf, type Cells } from '../records.js';
import { subjectOf } from '../subject.js';
import type { RowsByActivity } from '../activity.js';
import { lowerCased } from '../../values/lower-cased.js';

/**
 * The events of the Security log that the product has under a name of its own.
 *
 * Source: public lists of ActionTypes with the events they come from. The account is the one that the event changes. What
 * AdditionalFields has of the audit policy, shares, directory objects and devices is not documented, so such rows tell the
 * account that did it and no more.
 */
export const auditEvents: RowsByActivity = {
  'security/1102': (event) => audited('SecurityLogCleared', event),
  'security/4698': (event) => task('ScheduledTaskCreated', event),
  'security/4699': (event) => task('ScheduledTaskDeleted', event),
  'security/4700': (event) => task('ScheduledTaskEnabled', event),
  'security/4701': (event) => task('ScheduledTaskDisabled', event),
  'security/4702': (event) => task('ScheduledTaskUpdated', event),
  'security/4719': (event) => audited('AuditPolicyModification', event),
  'security/4720': (event) => audited('UserAccountCreated', event, target(event)),
  'security/4726': (event) => audited('UserAccountDeleted', event, target(event)),
  'security/4731': (event) => audited('SecurityGroupCreated', event, target(event)),
  'security/4732': (event) => membership('UserAccountAddedToLocalGroup', event),
  'security/4733': (event) => membership('UserAccountRemovedFromLocalGroup', event),
  'security/4734': (event) => audited('SecurityGroupDeleted', event, target(event)),
  'security/4738': (event) => audited('UserAccountModified', event, target(event)),
  'security/5136': (event) => audited('DirectoryServiceObjectModified', event),
  'security/5137': (event) => audited('DirectoryServiceObjectCreated', event),
  'security/5145': (event) => audited('NetworkShareObjectAccessChecked', event),
  'security/6416': (event) => audited('PnpDeviceConnected', event),
};

const audited = (actionType: string, event: LogEvent, cells: Cells = {}, others: Readonly<Record<string, Cells>> = {}) =>
  recordsOf(event, {}, { ActionType: actionType, ...subjectOf(event), ...cells }, others);

const target = (event: LogEvent): Cells => ({
  AccountDomain: lowerCased(valueOf(event, 'TargetDomainName')),
  AccountName: lowerCased(valueOf(event, 'TargetUserName')),
  AccountSid: valueOf(event, 'TargetSid') ?? valueOf(event, 'TargetUserSid'),
});

/** Source: public hunting queries (AdditionalFields.TaskName, TaskContent). Event 4702 calls the content TaskContentNew. */
const task = (actionType: string, event: LogEvent): readonly TableRow[] =>
  audited(actionType, event, {
    AdditionalFields: present<Json>({
      TaskName: textOf(event, 'TaskName'),
      TaskContent: textOf(event, 'TaskContent') ?? textOf(event, 'TaskContentNew'),
    }),
  });

/**
 * A member that comes to a local group or leaves it. The event calls the group its target. In exports of 2023, whose fields a
 * public forensic parser shows, the account is the member and the group is in AdditionalFields (GroupName, GroupDomainName); a
 * parser for the streaming API and Microsoft's rule "Local Admin Group Changes" (2020) have the group as the account and
 * MemberSid in AdditionalFields.
 */
function membership(actionType: string, event: LogEvent): readonly TableRow[] {
  const memberName = valueOf(event, 'MemberName');
  const member = memberName === undefined ? undefined : splitAccount(memberName);
  const memberSid = valueOf(event, 'MemberSid');
  return audited(
    actionType,
    event,
    {
      AccountDomain: lowerCased(member?.domain),
      AccountName: lowerCased(member?.name),
      AccountSid: memberSid,
      AdditionalFields: present({
        GroupName: valueOf(event, 'TargetUserName'),
        GroupDomainName: valueOf(event, 'TargetDomainName'),
        GroupSid: valueOf(event, 'TargetSid'),
      }),
    },
    { 'group-account': { ...target(event), AdditionalFields: present({ MemberSid: memberSid }) } },
  );
}
