import type { LogEvent } from '../../../log-event.js';
import { firstTextOf, present } from '../../values/event-fields.js';
import { detectedPathOf, threatNameOf } from '../../values/malware-detection.js';
import { digestCells, fileCells } from '../file-cells.js';
import { initiatingProcessOf, recordsOf, type Cells, type InitiatingProcess } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * Events of Microsoft Defender Antivirus.
 *
 * Source: the descriptions of the ActionTypes in the portal; public hunting queries (AdditionalFields.ThreatName). Public lists
 * give event 1117 as AntivirusMalwareBlocked; that it is AntivirusDetectionActionType as well is judgement. So is that
 * TamperingAttempt is the change that was blocked (5013) and not those that were made (5007, 5010, 5012), which have no row.
 */
export const antivirusEvents: RowsByActivity = {
  'windefend/1116': (event) => recordsOf(event, processOf(event), { ActionType: 'AntivirusDetection', ...threat(event) }),
  'windefend/1117': (event) =>
    recordsOf(
      event,
      processOf(event),
      { ActionType: 'AntivirusDetectionActionType', ...threat(event) },
      { blocked: { ActionType: 'AntivirusMalwareBlocked' } },
    ),
  'windefend/5013': (event) => recordsOf(event, processOf(event), { ActionType: 'TamperingAttempt', ...threat(event) }),
};

const processOf = (event: LogEvent): InitiatingProcess => ({
  ...initiatingProcessOf(event),
  image: firstTextOf(event, 'ProcessName', 'Process Name', 'Image'),
});

const threat = (event: LogEvent): Cells => ({
  ...fileCells(detectedPathOf(event)),
  ...digestCells(event),
  AdditionalFields: present({ ThreatName: threatNameOf(event) }),
});
