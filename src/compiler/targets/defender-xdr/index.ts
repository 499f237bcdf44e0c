import { defineTarget } from '../target.js';
import { STREAMED_ROUTES } from './streamed-routes.js';
import { DEFENDER_XDR_SUPPLIES } from './supplies.js';

/** Advanced Hunting in the Microsoft Defender portal. */
export const defenderXdr = defineTarget({
  id: 'defender-xdr',
  title: 'Microsoft Defender XDR',
  timeColumn: 'Timestamp',
  routes: STREAMED_ROUTES,
  supplies: DEFENDER_XDR_SUPPLIES,
  withoutTable: {
    'windows/-/application': 'Defender for Endpoint does not collect the Application log',
    'windows/-/powershell': 'Defender for Endpoint does not collect the PowerShell log',
    'windows/-/sysmon':
      'Defender for Endpoint does not collect the log of Sysmon; the categories of Sysmon events have tables of their own',
    'windows/create_stream_hash/-': 'Defender XDR has no event for alternate data streams',
    'windows/ps_classic_start/-': 'Defender XDR has no event for the start of the PowerShell engine',
    'windows/ps_module/-': 'Defender XDR has no module logging of PowerShell',
  },
});
