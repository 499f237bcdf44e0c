import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Processes that started, and related events. */
export const deviceProcessEvents = defineTable({
  name: 'DeviceProcessEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table',
  columns: {
    ...EVERY_EVENT,
    AccountDomain: 'string',
    AccountName: 'string',
    AccountObjectId: 'string',
    AccountSid: 'string',
    AccountUpn: 'string',
    AdditionalFields: 'string',
    CreatedProcessSessionId: 'long',
    FileName: 'string',
    FileSize: 'long',
    FolderPath: 'string',
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessLogonId: 'long',
    InitiatingProcessSignatureStatus: 'string',
    InitiatingProcessSignerType: 'string',
    InitiatingProcessTokenElevation: 'string',
    IsProcessRemoteSession: 'bool',
    LogonId: 'long',
    MD5: 'string',
    ProcessCommandLine: 'string',
    ProcessCreationTime: 'datetime',
    ProcessId: 'long',
    ProcessIntegrityLevel: 'string',
    ProcessRemoteSessionDeviceName: 'string',
    ProcessRemoteSessionIP: 'string',
    ProcessTokenElevation: 'string',
    ProcessUniqueId: 'string',
    ProcessVersionInfoCompanyName: 'string',
    ProcessVersionInfoFileDescription: 'string',
    ProcessVersionInfoInternalFileName: 'string',
    ProcessVersionInfoOriginalFileName: 'string',
    ProcessVersionInfoProductName: 'string',
    ProcessVersionInfoProductVersion: 'string',
    SHA1: 'string',
    SHA256: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.account, ...LOWER_CASE_COLUMNS.digests, ...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS, AdditionalFields: 'dynamic' },
});
