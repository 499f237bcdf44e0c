import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Sign-ins to devices. */
export const deviceLogonEvents = defineTable({
  name: 'DeviceLogonEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table',
  columns: {
    ...EVERY_EVENT,
    AccountDomain: 'string',
    AccountName: 'string',
    AccountSid: 'string',
    AdditionalFields: 'string',
    FailureReason: 'string',
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessTokenElevation: 'string',
    IsLocalAdmin: 'bool',
    LogonId: 'long',
    LogonType: 'string',
    Protocol: 'string',
    RemoteDeviceName: 'string',
    RemoteIP: 'string',
    RemoteIPType: 'string',
    RemotePort: 'int',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.account, ...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS, AdditionalFields: 'dynamic' },
});
