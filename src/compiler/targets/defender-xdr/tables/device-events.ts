import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Everything else a device reports; ActionType says what a row is. */
export const deviceEvents = defineTable({
  name: 'DeviceEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table',
  columns: {
    ...EVERY_EVENT,
    AccountDomain: 'string',
    AccountName: 'string',
    AccountSid: 'string',
    AdditionalFields: 'string',
    CreatedProcessSessionId: 'long',
    FileName: 'string',
    FileOriginIP: 'string',
    FileOriginUrl: 'string',
    FileSize: 'long',
    FolderPath: 'string',
    InitiatingProcessLogonId: 'long',
    IsProcessRemoteSession: 'bool',
    LocalIP: 'string',
    LocalPort: 'int',
    LogonId: 'long',
    MD5: 'string',
    ProcessCommandLine: 'string',
    ProcessCreationTime: 'datetime',
    ProcessId: 'long',
    ProcessRemoteSessionDeviceName: 'string',
    ProcessRemoteSessionIP: 'string',
    ProcessTokenElevation: 'string',
    RegistryKey: 'string',
    RegistryValueData: 'string',
    RegistryValueName: 'string',
    RemoteDeviceName: 'string',
    RemoteIP: 'string',
    RemotePort: 'int',
    RemoteUrl: 'string',
    SHA1: 'string',
    SHA256: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.account, ...LOWER_CASE_COLUMNS.digests, ...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS, AdditionalFields: 'dynamic' },
});
