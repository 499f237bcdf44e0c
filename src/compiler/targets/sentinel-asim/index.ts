import { ANALYTICS_RULE } from '../facts/query-limits.js';
import { defineTarget } from '../target.js';
import { UNSUPPORTED_CLOUD_PLATFORMS } from './unsupported-cloud-platforms.js';
import { UNSUPPORTED_LINUX } from './unsupported-linux.js';
import { UNSUPPORTED_NETWORK } from './unsupported-network.js';
import { cloudPlatformMappings } from './mappings/cloud-platforms.js';
import { dnsMappings } from './mappings/dns.js';
import { antivirusMappings } from './mappings/antivirus.js';
import { cloudAuditMappings } from './mappings/cloud-audit.js';
import { dnsQueryMappings } from './mappings/dns-query.js';
import { entraSignInMappings } from './mappings/entra-sign-ins.js';
import { fileMappings } from './mappings/files.js';
import { firewallMappings } from './mappings/firewall.js';
import { networkConnectionMappings } from './mappings/network-connection.js';
import { processCreationMappings } from './mappings/process-creation.js';
import { processTerminationMappings } from './mappings/process-termination.js';
import { registryMappings } from './mappings/registry.js';
import { securityMappings } from './mappings/security.js';
import { unixDeviceMappings } from './mappings/unix-devices.js';
import { webMappings } from './mappings/web.js';
import { SENTINEL_ASIM_DATA_CONNECTORS } from './data-connectors.js';

const NO_SCHEMA = 'ASIM has no schema for this event log' as const;

/** The parsers of the Advanced Security Information Model, which give the events of many tables one form. */
export const sentinelAsim = defineTarget({
  id: 'sentinel-asim',
  title: 'Microsoft Sentinel (ASIM)',
  timeColumn: 'TimeGenerated',
  watchlists: true,
  queryLimit: ANALYTICS_RULE,
  mappings: [
    ...cloudPlatformMappings,
    ...antivirusMappings,
    ...cloudAuditMappings,
    ...dnsMappings,
    ...dnsQueryMappings,
    ...entraSignInMappings,
    ...fileMappings,
    ...firewallMappings,
    ...networkConnectionMappings,
    ...processCreationMappings,
    ...processTerminationMappings,
    ...registryMappings,
    ...securityMappings,
    ...unixDeviceMappings,
    ...webMappings,
  ],
  dataConnectors: SENTINEL_ASIM_DATA_CONNECTORS,
  unsupportedLogsources: {
    ...UNSUPPORTED_CLOUD_PLATFORMS,
    ...UNSUPPORTED_LINUX,
    ...UNSUPPORTED_NETWORK,
    'windows/-/-': 'ASIM normalizes some events of the Windows logs; rules have to say which they mean',
    'azure/-/auditlogs': 'no ASIM parser that ships with Sentinel reads AuditLogs',
    'azure/-/pim': 'no ASIM parser that ships with Sentinel reads AuditLogs, which has the alerts of Privileged Identity Management',
    'azure/-/riskdetection': 'ASIM has no schema for risk detections',
    'm365/-/audit': 'of the audit log of Microsoft 365 ASIM takes the administration of Exchange only, into the audit event schema',
    'm365/-/threat_detection': 'ASIM has no parser for the alerts in the audit log of Microsoft 365',
    'm365/-/threat_management': 'ASIM has no parser for the alerts in the audit log of Microsoft 365',
    'windows/-/application': 'ASIM has no schema for the Application log',
    'windows/-/application-experience': NO_SCHEMA,
    'windows/-/applocker': NO_SCHEMA,
    'windows/-/appmodel-runtime': NO_SCHEMA,
    'windows/-/appxdeployment-server': NO_SCHEMA,
    'windows/-/appxpackaging-om': NO_SCHEMA,
    'windows/-/bitlocker': NO_SCHEMA,
    'windows/-/bits-client': NO_SCHEMA,
    'windows/-/capi2': NO_SCHEMA,
    'windows/-/certificateservicesclient-lifecycle-system': NO_SCHEMA,
    'windows/-/codeintegrity-operational': NO_SCHEMA,
    'windows/-/dhcp': NO_SCHEMA,
    'windows/-/diagnosis-scripted': NO_SCHEMA,
    'windows/-/dns-client': 'no ASIM parser reads this log; the DNS schema takes Sysmon event 22, as the category dns_query',
    'windows/-/dns-server': NO_SCHEMA,
    'windows/-/dns-server-analytic':
      'the DNS schema takes the events of DNS servers that the Azure Monitor Agent collects, under other names; there is no mapping for them',
    'windows/-/dns-server-audit': NO_SCHEMA,
    'windows/-/driver-framework': NO_SCHEMA,
    'windows/-/firewall-as': NO_SCHEMA,
    'windows/-/hyper-v-worker': NO_SCHEMA,
    'windows/-/iis-configuration': NO_SCHEMA,
    'windows/-/kernel-event-tracing': NO_SCHEMA,
    'windows/-/kernel-shimengine': NO_SCHEMA,
    'windows/-/ldap': NO_SCHEMA,
    'windows/-/ldap_debug': NO_SCHEMA,
    'windows/-/lsa-server': NO_SCHEMA,
    'windows/-/microsoft-servicebus-client': NO_SCHEMA,
    'windows/-/msexchange-management': NO_SCHEMA,
    'windows/-/ntfs': NO_SCHEMA,
    'windows/-/ntlm': NO_SCHEMA,
    'windows/-/openssh': NO_SCHEMA,
    'windows/-/powershell': 'ASIM has no schema for PowerShell',
    'windows/-/powershell-classic': NO_SCHEMA,
    'windows/-/printservice-admin': NO_SCHEMA,
    'windows/-/printservice-operational': NO_SCHEMA,
    'windows/-/security-mitigations': NO_SCHEMA,
    'windows/-/sense': NO_SCHEMA,
    'windows/-/servicebus-client': NO_SCHEMA,
    'windows/-/shell-core': NO_SCHEMA,
    'windows/-/smbclient-connectivity': NO_SCHEMA,
    'windows/-/smbclient-security': NO_SCHEMA,
    'windows/-/smbserver-connectivity': NO_SCHEMA,
    'windows/-/sysmon': 'ASIM has no schema for the log of Sysmon as a whole; the categories of its events have',
    'windows/-/system': 'ASIM takes only a few events of the System log, into the audit event schema',
    'windows/-/taskscheduler': NO_SCHEMA,
    'windows/-/terminalservices-localsessionmanager': NO_SCHEMA,
    'windows/-/vhdmp': NO_SCHEMA,
    'windows/-/windefend': 'ASIM has no schema for the log of Microsoft Defender Antivirus',
    'windows/-/wmi': NO_SCHEMA,
    'windows/clipboard_capture/-': 'ASIM has no schema for the clipboard',
    'windows/clipboard_change/-': 'ASIM has no schema for the clipboard',
    'windows/create_remote_thread/-': 'ASIM has no schema for threads',
    'windows/create_stream_hash/-': 'ASIM has no schema for alternate data streams',
    'windows/driver_load/-': 'ASIM has no schema for the loading of drivers',
    'windows/file_access/-': 'no ASIM parser reads the kernel trace of file operations',
    'windows/file_block/-': 'no ASIM parser reads Sysmon event 27',
    'windows/file_block_executable/-': 'no ASIM parser reads Sysmon event 27',
    'windows/file_block_shredding/-': 'no ASIM parser reads Sysmon event 28',
    'windows/file_change/-': 'no ASIM parser gives changes of the times of a file',
    'windows/file_executable_detected/-': 'no ASIM parser reads Sysmon event 29',
    'windows/image_load/-': 'ASIM has no schema for the loading of libraries',
    'windows/pipe_created/-': 'ASIM has no schema for named pipes',
    'windows/process_access/-': 'ASIM has no schema for the opening of processes',
    'windows/process_tampering/-': 'no ASIM parser reads Sysmon event 25',
    'windows/ps_classic_provider_start/-': 'ASIM has no schema for PowerShell',
    'windows/ps_classic_script/-': 'ASIM has no schema for PowerShell',
    'windows/ps_classic_start/-': 'ASIM has no schema for PowerShell',
    'windows/ps_module/-': 'ASIM has no schema for PowerShell',
    'windows/ps_script/-': 'ASIM has no schema for PowerShell',
    'windows/raw_access_read/-': 'ASIM has no schema for the reading of raw disks',
    'windows/raw_access_thread/-': 'ASIM has no schema for the reading of raw disks',
    'windows/sysmon_error/-': 'ASIM has no schema for what Sysmon tells of itself',
    'windows/sysmon_status/-': 'ASIM has no schema for what Sysmon tells of itself',
    'windows/wmi_event/-': 'ASIM has no schema for WMI',
  },
});
