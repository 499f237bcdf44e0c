import type { Columns } from '../target.js';

/**
 * Columns that Log Analytics adds to every Defender XDR table that is streamed to a workspace.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/deviceprocessevents and the other Device* pages.
 */
export const STREAMED_COLUMNS = {
  MachineGroup: 'string',
  SourceSystem: 'string',
  TenantId: 'string',
  TimeGenerated: 'datetime',
  Type: 'string',
  _BilledSize: 'real',
  _IsBillable: 'string',
} as const satisfies Columns;
