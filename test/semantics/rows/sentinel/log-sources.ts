import type { LogEvent } from '../../log-event.js';
import {
  appLockerRecords,
  fileAccessAudit,
  networkConnectionAudit,
  processCreationAudit,
  processTerminationAudit,
  registryAudit,
  securityRecords,
} from './audit-records.js';
import {
  anyLogRecords,
  applicationRecords,
  defenderAntivirusRecords,
  detectionRecords,
  engineStartRecords,
  moduleRecords,
  pipelineRecords,
  powershellRecords,
  providerStartRecords,
  rpcFirewallRecords,
  scriptBlockRecords,
  systemRecords,
} from './channel-records.js';
import { isDetection } from '../values/malware-detection.js';
import { serviceRecords } from './service-records.js';
import { sysmonLogRecords, sysmonRecords } from './sysmon-records.js';
import type { WindowsRecord } from './windows-record.js';

type Recorder = (event: LogEvent) => readonly WindowsRecord[];

/** By category where a log source has one, else by service; `''` for a log source that has neither. */
type Recorders = Readonly<Record<string, Recorder>>;

/** What the channels hold that the agents write to Event, and all that Windows Event Forwarding collects. */
const CHANNELS: Recorders = {
  ...serviceRecords,
  '': anyLogRecords,
  application: applicationRecords,
  clipboard_capture: sysmonRecords,
  clipboard_change: sysmonRecords,
  create_remote_thread: sysmonRecords,
  create_stream_hash: sysmonRecords,
  dns_query: sysmonRecords,
  driver_load: sysmonRecords,
  file_block: sysmonRecords,
  file_block_executable: sysmonRecords,
  file_block_shredding: sysmonRecords,
  file_change: sysmonRecords,
  file_delete: sysmonRecords,
  file_delete_detected: sysmonRecords,
  file_event: sysmonRecords,
  file_executable_detected: sysmonRecords,
  image_load: sysmonRecords,
  network_connection: sysmonRecords,
  pipe_created: sysmonRecords,
  powershell: powershellRecords,
  process_access: sysmonRecords,
  process_creation: sysmonRecords,
  process_tampering: sysmonRecords,
  process_termination: sysmonRecords,
  ps_classic_provider_start: providerStartRecords,
  ps_classic_script: pipelineRecords,
  ps_classic_start: engineStartRecords,
  ps_module: moduleRecords,
  ps_script: scriptBlockRecords,
  raw_access_read: sysmonRecords,
  raw_access_thread: sysmonRecords,
  registry_add: sysmonRecords,
  registry_delete: sysmonRecords,
  registry_event: sysmonRecords,
  registry_rename: sysmonRecords,
  registry_set: sysmonRecords,
  sysmon: sysmonLogRecords,
  sysmon_error: sysmonRecords,
  sysmon_status: sysmonRecords,
  system: systemRecords,
  windefend: defenderAntivirusRecords,
  wmi_event: sysmonRecords,
};

/** What the connector for security events collects: the audit of Windows, which is the Security log, and AppLocker. */
const AUDIT: Recorders = {
  '': securityRecords,
  applocker: appLockerRecords,
  file_access: fileAccessAudit,
  network_connection: networkConnectionAudit,
  process_creation: processCreationAudit,
  process_termination: processTerminationAudit,
  registry_delete: registryAudit,
  registry_event: registryAudit,
  registry_set: registryAudit,
  security: securityRecords,
};

/** What the channels but the Security log hold for an event. */
export const recordsInChannels: Recorder = (event) => {
  if (event.logsource.product === 'rpc_firewall') return rpcFirewallRecords(event);
  return isDetection(event) ? detectionRecords(event) : recorded(event, CHANNELS);
};

/** What the Security log holds for an event. */
export const recordsInSecurityLog: Recorder = (event) => recorded(event, AUDIT);

function recorded(event: LogEvent, recorders: Recorders): readonly WindowsRecord[] {
  const { product, category, service } = event.logsource;
  return product === 'windows' ? (recorders[category ?? service ?? '']?.(event) ?? []) : [];
}
