import { WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';

/** Alerts of the Microsoft Defender products and of those that are connected to them. */
export const alertInfo = defineTable({
  name: 'AlertInfo',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-alertinfo-table',
  columns: {
    AlertId: 'string',
    AttackTechniques: 'string',
    Category: 'string',
    DetectionSource: 'string',
    ServiceSource: 'string',
    Severity: 'string',
    Timestamp: 'datetime',
    Title: 'string',
  },
  workspaceColumns: WORKSPACE_COLUMNS,
});
