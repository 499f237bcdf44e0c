import { defineTarget } from '../target.js';
import { dnsQueryRoutes } from './routes/dns-query.js';
import { fileRoutes } from './routes/files.js';
import { networkConnectionRoutes } from './routes/network-connection.js';
import { processCreationRoutes } from './routes/process-creation.js';
import { registryRoutes } from './routes/registry.js';
import { securityRoutes } from './routes/security.js';
import { SENTINEL_ASIM_SUPPLIES } from './supplies.js';

/** The parsers of the Advanced Security Information Model, which give the events of many tables one form. */
export const sentinelAsim = defineTarget({
  id: 'sentinel-asim',
  title: 'Microsoft Sentinel (ASIM)',
  timeColumn: 'TimeGenerated',
  watchlists: true,
  routes: [...dnsQueryRoutes, ...fileRoutes, ...networkConnectionRoutes, ...processCreationRoutes, ...registryRoutes, ...securityRoutes],
  supplies: SENTINEL_ASIM_SUPPLIES,
  withoutTable: {
    'windows/-/application': 'ASIM has no schema for the Application log',
    'windows/-/powershell': 'ASIM has no schema for PowerShell',
    'windows/-/sysmon': 'ASIM has no schema for the log of Sysmon as a whole; the categories of its events have',
    'windows/-/system': 'ASIM takes only a few events of the System log, into the audit event schema',
    'windows/-/windefend': 'ASIM has no schema for the log of Microsoft Defender Antivirus',
    'windows/create_remote_thread/-': 'ASIM has no schema for threads',
    'windows/create_stream_hash/-': 'ASIM has no schema for alternate data streams',
    'windows/driver_load/-': 'ASIM has no schema for the loading of drivers',
    'windows/file_access/-': 'no ASIM parser reads the kernel trace of file operations',
    'windows/file_change/-': 'no ASIM parser gives changes of the times of a file',
    'windows/image_load/-': 'ASIM has no schema for the loading of libraries',
    'windows/pipe_created/-': 'ASIM has no schema for named pipes',
    'windows/process_access/-': 'ASIM has no schema for the opening of processes',
    'windows/ps_classic_start/-': 'ASIM has no schema for PowerShell',
    'windows/ps_module/-': 'ASIM has no schema for PowerShell',
    'windows/ps_script/-': 'ASIM has no schema for PowerShell',
    'windows/wmi_event/-': 'ASIM has no schema for WMI',
  },
});
