import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Files that were created, changed, renamed or deleted. */
export const deviceFileEvents = defineTable({
  name: 'DeviceFileEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table',
  columns: {
    ...EVERY_EVENT,
    AdditionalFields: 'string',
    FileName: 'string',
    FileOriginIP: 'string',
    FileOriginReferrerUrl: 'string',
    FileOriginUrl: 'string',
    FileSize: 'long',
    FolderPath: 'string',
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessTokenElevation: 'string',
    IsAzureInfoProtectionApplied: 'bool',
    MD5: 'string',
    PreviousFileName: 'string',
    PreviousFolderPath: 'string',
    RequestAccountDomain: 'string',
    RequestAccountName: 'string',
    RequestAccountSid: 'string',
    RequestProtocol: 'string',
    RequestSourceIP: 'string',
    RequestSourcePort: 'int',
    SensitivityLabel: 'string',
    SensitivitySubLabel: 'string',
    SHA1: 'string',
    SHA256: 'string',
    ShareName: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.digests, ...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS, AdditionalFields: 'dynamic' },
});
