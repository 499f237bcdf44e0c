import { defineTarget } from '../target.js';
import { UNSUPPORTED_CLOUD_PLATFORMS } from './unsupported-cloud-platforms.js';
import { UNSUPPORTED_LINUX } from './unsupported-linux.js';
import { UNSUPPORTED_NETWORK } from './unsupported-network.js';
import { signInMappings } from './mappings/sign-ins.js';
import { WORKSPACE_MAPPINGS } from './workspace-mappings.js';
import { DEFENDER_XDR_DATA_CONNECTORS } from './data-connectors.js';

const NOT_COLLECTED =
  'Defender for Endpoint does not collect this log; the Azure Monitor Agent can, into the table Event of a Sentinel workspace' as const;
const SYSMON_BLOCKS = 'Sysmon itself blocks the file, of which Defender for Endpoint has no event' as const;
const ABOUT_SYSMON = 'Defender for Endpoint does not collect the log of Sysmon, in which Sysmon tells of itself' as const;

/** Advanced Hunting in the Microsoft Defender portal. */
export const defenderXdr = defineTarget({
  id: 'defender-xdr',
  title: 'Microsoft Defender XDR',
  timeColumn: 'Timestamp',
  mappings: [...signInMappings, ...WORKSPACE_MAPPINGS],
  dataConnectors: DEFENDER_XDR_DATA_CONNECTORS,
  unsupportedLogsources: {
    ...UNSUPPORTED_CLOUD_PLATFORMS,
    ...UNSUPPORTED_LINUX,
    ...UNSUPPORTED_NETWORK,
    'windows/-/-': 'Advanced Hunting does not have the Windows event logs; rules have to say which events they mean',
    'azure/-/pim':
      'Defender XDR has no table for the audit log of Microsoft Entra ID; AuditLogs of a connected Sentinel workspace has the alerts of Privileged Identity Management',
    'azure/-/riskdetection':
      'Defender XDR has no table for the risk detections of Microsoft Entra ID Protection; a connected Sentinel workspace has AADUserRiskEvents',
    'windows/-/application': 'Defender for Endpoint does not collect the Application log',
    'windows/-/application-experience': NOT_COLLECTED,
    'windows/-/appmodel-runtime': NOT_COLLECTED,
    'windows/-/appxdeployment-server': NOT_COLLECTED,
    'windows/-/appxpackaging-om': NOT_COLLECTED,
    'windows/-/bitlocker': NOT_COLLECTED,
    'windows/-/bits-client': NOT_COLLECTED,
    'windows/-/capi2': NOT_COLLECTED,
    'windows/-/certificateservicesclient-lifecycle-system': NOT_COLLECTED,
    'windows/-/dhcp': NOT_COLLECTED,
    'windows/-/diagnosis-scripted': NOT_COLLECTED,
    'windows/-/dns-client': 'Defender for Endpoint does not collect this log; DNS queries are in DeviceEvents, as the category dns_query',
    'windows/-/dns-server': NOT_COLLECTED,
    'windows/-/dns-server-analytic': NOT_COLLECTED,
    'windows/-/dns-server-audit': NOT_COLLECTED,
    'windows/-/driver-framework': NOT_COLLECTED,
    'windows/-/firewall-as':
      'Defender for Endpoint does not collect this log; changes of firewall rules are in DeviceRegistryEvents, as the category registry_set',
    'windows/-/hyper-v-worker': NOT_COLLECTED,
    'windows/-/iis-configuration': NOT_COLLECTED,
    'windows/-/kernel-event-tracing': NOT_COLLECTED,
    'windows/-/kernel-shimengine': NOT_COLLECTED,
    'windows/-/ldap': NOT_COLLECTED,
    'windows/-/ldap_debug': NOT_COLLECTED,
    'windows/-/lsa-server': NOT_COLLECTED,
    'windows/-/microsoft-servicebus-client': NOT_COLLECTED,
    'windows/-/msexchange-management': NOT_COLLECTED,
    'windows/-/ntfs': NOT_COLLECTED,
    'windows/-/ntlm': NOT_COLLECTED,
    'windows/-/openssh': NOT_COLLECTED,
    'windows/-/powershell': 'Defender for Endpoint does not collect the PowerShell log',
    'windows/-/powershell-classic': NOT_COLLECTED,
    'windows/-/printservice-admin': NOT_COLLECTED,
    'windows/-/printservice-operational': NOT_COLLECTED,
    'windows/-/security-mitigations': NOT_COLLECTED,
    'windows/-/sense': NOT_COLLECTED,
    'windows/-/servicebus-client': NOT_COLLECTED,
    'windows/-/shell-core': NOT_COLLECTED,
    'windows/-/smbclient-connectivity': NOT_COLLECTED,
    'windows/-/smbclient-security': NOT_COLLECTED,
    'windows/-/smbserver-connectivity': NOT_COLLECTED,
    'windows/-/sysmon':
      'Defender for Endpoint does not collect the log of Sysmon; the categories of Sysmon events have tables of their own',
    'windows/-/terminalservices-localsessionmanager': NOT_COLLECTED,
    'windows/-/vhdmp': NOT_COLLECTED,
    'windows/-/wmi':
      'Defender for Endpoint does not collect this log; bindings of WMI filters are in DeviceEvents, as the category wmi_event',
    'windows/clipboard_capture/-': 'Defender XDR has no event for what is put into the clipboard',
    'windows/clipboard_change/-': 'Defender XDR has no event for what is put into the clipboard',
    'windows/create_stream_hash/-': 'Defender XDR has no event for alternate data streams',
    'windows/file_block/-': SYSMON_BLOCKS,
    'windows/file_block_executable/-': SYSMON_BLOCKS,
    'windows/file_block_shredding/-': SYSMON_BLOCKS,
    'windows/file_executable_detected/-':
      'Defender XDR does not say of a file that is created whether it can be executed; its creation is the category file_event',
    'windows/process_tampering/-': 'Defender XDR has no event for the image of a process that is replaced',
    'windows/process_termination/-': 'Defender XDR has no event for the end of a process',
    'windows/ps_classic_provider_start/-': 'Defender XDR has no event for the start of the providers of PowerShell',
    'windows/ps_classic_script/-': 'Defender XDR has no event for the pipelines of PowerShell',
    'windows/ps_classic_start/-': 'Defender XDR has no event for the start of the PowerShell engine',
    'windows/ps_module/-': 'Defender XDR has no module logging of PowerShell',
    'windows/raw_access_read/-': 'Defender XDR has no event for the reading of raw disks',
    'windows/raw_access_thread/-': 'Defender XDR has no event for the reading of raw disks',
    'windows/sysmon_error/-': ABOUT_SYSMON,
    'windows/sysmon_status/-': ABOUT_SYSMON,
  },
});
