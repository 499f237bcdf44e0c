import type { TableModel, TableRow } from '../row.js';

/**
 * The table as Advanced Hunting has it: AdditionalFields is JSON in a string.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table
 */
export const inAdvancedHunting = (model: TableModel): TableModel =>
  withRows(model, ({ writtenBy, row: { AdditionalFields, ...row } }) => ({
    writtenBy,
    row: AdditionalFields === undefined ? row : { ...row, AdditionalFields: JSON.stringify(AdditionalFields) },
  }));

/**
 * The table as it is streamed to a workspace of Log Analytics: AdditionalFields is dynamic, and there is a TimeGenerated.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/deviceevents
 */
export const inWorkspace = (model: TableModel): TableModel =>
  withRows(model, ({ writtenBy, row }) => ({
    writtenBy,
    row: row['Timestamp'] === undefined ? row : { ...row, TimeGenerated: row['Timestamp'] },
  }));

const withRows = (model: TableModel, change: (row: TableRow) => TableRow): TableModel => ({
  table: model.table,
  rowsFor: (event) => model.rowsFor(event).map(change),
});
