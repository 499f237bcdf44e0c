import type { TableModel } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { alertTitlesOf, isDetection, threatNameOf } from '../values/malware-detection.js';
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
    if (!isDetection(event)) return [];
    const signature = threatNameOf(event);
    const path = textOf(event, 'Filename');
    const file = { FilePath: path, FileName: path?.slice(path.lastIndexOf('\\') + 1) };
    return [
      rowOf('vendor', { ...file, ThreatName: signature, AlertName: 'Malware' }),
      ...alertTitlesOf(event).map((AlertName) => rowOf('defender', { ...file, AlertName, EventVendor: 'Microsoft' })),
    ];
  },
};
