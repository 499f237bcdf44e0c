import type { LogEvent } from '../../../log-event.js';
import type { TableRow } from '../../row.js';
import { firstTextOf, textOf } from '../../values/event-fields.js';
import type { Activity, RowsByActivity } from '../activity.js';
import { fileCells } from '../file-cells.js';
import { initiatingProcessOf, recordsOf } from '../records.js';

/**
 * Programs that Application Control and AppLocker let run or do not. Code integrity writes the paths of the kernel, with the
 * volume; that the table has the letter of the drive, as everywhere else, is judgement.
 *
 * Source: https://learn.microsoft.com/windows/security/application-security/application-control/app-control-for-business/operations/
 * querying-application-control-events-centrally-using-advanced-hunting.
 */
const ACTION_TYPES: Readonly<Record<Activity, string>> = {
  'codeintegrity-operational/3023': 'AppControlCodeIntegrityDriverRevoked',
  'codeintegrity-operational/3036': 'AppControlCodeIntegrityImageRevoked',
  'codeintegrity-operational/3076': 'AppControlCodeIntegrityPolicyAudited',
  'codeintegrity-operational/3077': 'AppControlCodeIntegrityPolicyBlocked',
  'codeintegrity-operational/3089': 'AppControlCodeIntegritySigningInformation',
  'codeintegrity-operational/3090': 'AppControlCodeIntegrityOriginAllowed',
  'codeintegrity-operational/3091': 'AppControlCodeIntegrityOriginAudited',
  'codeintegrity-operational/3092': 'AppControlCodeIntegrityOriginBlocked',
  'codeintegrity-operational/3099': 'AppControlCodeIntegrityPolicyLoaded',
  'applocker/8001': 'AppControlPolicyApplied',
  'applocker/8003': 'AppControlExecutableAudited',
  'applocker/8004': 'AppControlExecutableBlocked',
  'applocker/8006': 'AppControlScriptAudited',
  'applocker/8007': 'AppControlScriptBlocked',
  'applocker/8021': 'AppControlPackagedAppAudited',
  'applocker/8022': 'AppControlPackagedAppBlocked',
  'applocker/8028': 'AppControlCIScriptAudited',
  'applocker/8029': 'AppControlCIScriptBlocked',
};

export const applicationControl: RowsByActivity = Object.fromEntries(
  Object.entries(ACTION_TYPES).map(([activity, actionType]) => [activity, (event: LogEvent) => controlled(event, actionType)]),
);

const controlled = (event: LogEvent, actionType: string): readonly TableRow[] =>
  recordsOf(
    event,
    { ...initiatingProcessOf(event), image: drivePath(firstTextOf(event, 'ProcessName', 'ProcessNameBuffer', 'Image')) },
    {
      ActionType: actionType,
      ...fileCells(drivePath(firstTextOf(event, 'FileName', 'FileNameBuffer', 'FullFilePath'))),
      SHA1: textOf(event, 'SHA1FlatHash')?.toLowerCase(),
      SHA256: textOf(event, 'SHA256FlatHash')?.toLowerCase(),
      InitiatingProcessAccountSid: textOf(event, 'TargetUser'),
    },
  );

const drivePath = (path: string | undefined): string | undefined => path?.replace(/^\\Device\\HarddiskVolume\d+(?=\\)/i, 'C:');
