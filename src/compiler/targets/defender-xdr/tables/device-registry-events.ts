import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Registry keys and values that were created, set, renamed or deleted. */
export const deviceRegistryEvents = defineTable({
  name: 'DeviceRegistryEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceregistryevents-table',
  columns: {
    ...EVERY_EVENT,
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessTokenElevation: 'string',
    PreviousRegistryKey: 'string',
    PreviousRegistryValueData: 'string',
    PreviousRegistryValueName: 'string',
    RegistryKey: 'string',
    RegistryValueData: 'string',
    RegistryValueName: 'string',
    RegistryValueType: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS },
});
