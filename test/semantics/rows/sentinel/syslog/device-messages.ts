import type { TableRow } from '../../row.js';

export const NETWORK_DEVICES: ReadonlySet<string> = new Set(['cisco', 'fortios', 'huawei', 'juniper']);

/**
 * The message of a network device, whole, or with its name taken for that of a program: `%SYS-5-CONFIG_I: text`.
 *
 * Source: RFC 3164, 5.3 for the tag before the colon.
 */
export function deviceRows(message: string): readonly TableRow[] {
  const [, tag, rest] = /^(%[\w-]+): (.*)$/s.exec(message) ?? [];
  return [
    { writtenBy: 'device', row: { SyslogMessage: message } },
    ...(tag === undefined || rest === undefined ? [] : [{ writtenBy: 'device-with-tag', row: { ProcessName: tag, SyslogMessage: rest } }]),
  ];
}
