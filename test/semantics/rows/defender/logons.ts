import type { TableModel } from '../row.js';
import { textOf, valueOf } from '../values/event-fields.js';
import { LOGON_TYPE_NAMES } from '../values/logon-types.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { activityOf } from './activity.js';
import { recordsOf } from './records.js';
import { subjectOf } from './subject.js';
import { lowerCased } from '../values/lower-cased.js';

const ACTION_TYPES: Readonly<Record<string, string>> = { 'security/4624': 'LogonSuccess', 'security/4625': 'LogonFailed' };

/**
 * Sign-ins. The account is the one that signs in; the initiating process, with the account of the subject, the one that asks for it.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table and the ASIM authentication parser
 * for Microsoft Defender XDR. The page names five types of logon; the words for the others are judgement, and so is that a cell
 * is empty where Windows writes `-`.
 */
export const deviceLogonEvents: TableModel = {
  table: 'DeviceLogonEvents',
  rowsFor(event) {
    const actionType = ACTION_TYPES[activityOf(event) ?? ''];
    if (actionType === undefined) return [];
    return recordsOf(
      event,
      { image: valueOf(event, 'ProcessName'), id: textOf(event, 'ProcessId') },
      {
        ActionType: actionType,
        ...subjectOf(event),
        AccountDomain: lowerCased(valueOf(event, 'TargetDomainName')),
        AccountName: lowerCased(valueOf(event, 'TargetUserName')),
        AccountSid: valueOf(event, 'TargetUserSid'),
        LogonId: wholeNumber(textOf(event, 'TargetLogonId')),
        LogonType: LOGON_TYPE_NAMES[textOf(event, 'LogonType') ?? ''],
        Protocol: valueOf(event, 'AuthenticationPackageName'),
        RemoteDeviceName: valueOf(event, 'WorkstationName'),
        RemoteIP: valueOf(event, 'IpAddress'),
        RemotePort: wholeNumber(textOf(event, 'IpPort')),
      },
    );
  },
};
