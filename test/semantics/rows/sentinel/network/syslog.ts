import type { TableModel } from '../../row.js';
import { textOf } from '../../values/event-fields.js';

const NETWORK_DEVICES: ReadonlySet<string> = new Set(['cisco', 'huawei', 'juniper']);

/**
 * Messages of network devices, whole, or with the name of the message taken for that of a program: `%SYS-5-CONFIG_I: text`.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog; RFC 3164, 5.3 for the tag before the colon.
 */
export const syslog: TableModel = {
  table: 'Syslog',
  rowsFor(event) {
    const { product } = event.logsource;
    const message = textOf(event, 'Message');
    if (product === undefined || !NETWORK_DEVICES.has(product) || message === undefined) return [];
    const [, tag, rest] = /^(%[\w-]+): (.*)$/s.exec(message) ?? [];
    return [
      { writtenBy: 'device', row: { SyslogMessage: message } },
      ...(tag === undefined || rest === undefined
        ? []
        : [{ writtenBy: 'device-with-tag', row: { ProcessName: tag, SyslogMessage: rest } }]),
    ];
  },
};
