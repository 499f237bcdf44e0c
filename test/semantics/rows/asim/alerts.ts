import type { TableModel } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { rowOf } from './sources.js';

/**
 * What an antivirus product finds. The parser for Microsoft Defender XDR has the title of the alert, in which the threat is named;
 * others have the name of the threat by itself.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-alert; ASimAlertEventMicrosoftDefenderXDR
 */
export const imAlertEvent: TableModel = {
  table: 'imAlertEvent',
  rowsFor(event) {
    if (event.logsource.category !== 'antivirus') return [];
    const signature = textOf(event, 'Signature');
    const path = textOf(event, 'Filename');
    const file = { FilePath: path, FileName: path?.slice(path.lastIndexOf('\\') + 1) };
    const title = signature === undefined ? undefined : `'${signature}' malware was prevented`;
    return [
      rowOf('vendor', { ...file, ThreatName: signature, AlertName: 'Malware' }),
      rowOf('defender', { ...file, AlertName: title, EventVendor: 'Microsoft' }),
    ];
  },
};
