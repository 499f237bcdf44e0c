import type { TableModel } from '../../row.js';
import { textOf } from '../../values/event-fields.js';

/**
 * The lines of the logs of a web server, each in a row as it is.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/unified-connector-custom-device.
 */
const linesOf = (service: string, table: string): TableModel => ({
  table,
  rowsFor(event) {
    const line = textOf(event, 'Message');
    return event.logsource.service === service && line !== undefined ? [{ writtenBy: 'agent', row: { RawData: line } }] : [];
  },
});

export const webServerLogs: readonly TableModel[] = [linesOf('apache', 'ApacheHTTPServer_CL'), linesOf('nginx', 'NGINX_CL')];
