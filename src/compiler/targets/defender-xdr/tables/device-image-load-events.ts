import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Libraries that a process loaded. */
export const deviceImageLoadEvents = defineTable({
  name: 'DeviceImageLoadEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceimageloadevents-table',
  columns: {
    ...EVERY_EVENT,
    FileName: 'string',
    FileSize: 'long',
    FolderPath: 'string',
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessTokenElevation: 'string',
    MD5: 'string',
    SHA1: 'string',
    SHA256: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.digests, ...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS },
});
