import { LOWER_CASE_COLUMNS } from '../../facts/lower-case-columns.js';
import { DEVICE_WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';
import { EVERY_EVENT } from './every-event.js';

/** Network connections and related events. */
export const deviceNetworkEvents = defineTable({
  name: 'DeviceNetworkEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table',
  columns: {
    ...EVERY_EVENT,
    AdditionalFields: 'string',
    InitiatingProcessIntegrityLevel: 'string',
    InitiatingProcessTokenElevation: 'string',
    LocalIP: 'string',
    LocalIPType: 'string',
    LocalPort: 'int',
    Protocol: 'string',
    RemoteIP: 'string',
    RemoteIPType: 'string',
    RemotePort: 'int',
    RemoteUrl: 'string',
  },
  lowerCase: [...LOWER_CASE_COLUMNS.initiatingProcess],
  workspaceColumns: { ...DEVICE_WORKSPACE_COLUMNS, AdditionalFields: 'dynamic' },
});
