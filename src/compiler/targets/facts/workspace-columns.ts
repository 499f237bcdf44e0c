import type { Columns } from '../target.js';

/**
 * Columns that Log Analytics adds to every Defender XDR table that is streamed to a workspace.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/cloudappevents and the other pages of such tables.
 */
export const WORKSPACE_COLUMNS = {
  SourceSystem: 'string',
  TenantId: 'string',
  TimeGenerated: 'datetime',
  Type: 'string',
  _BilledSize: 'real',
  _IsBillable: 'string',
} as const satisfies Columns;

/**
 * The same for the tables of devices.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/deviceprocessevents and the other Device* pages.
 */
export const DEVICE_WORKSPACE_COLUMNS = { ...WORKSPACE_COLUMNS, MachineGroup: 'string' } as const satisfies Columns;
