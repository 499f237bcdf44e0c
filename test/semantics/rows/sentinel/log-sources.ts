import type { LogEvent } from '../../log-event.js';
import { fileAccessAudit, networkConnectionAudit, processCreationAudit, registryAudit, securityRecords } from './audit-records.js';
import {
  applicationRecords,
  defenderAntivirusRecords,
  engineStartRecords,
  moduleRecords,
  powershellRecords,
  scriptBlockRecords,
  systemRecords,
} from './channel-records.js';
import { sysmonLogRecords, sysmonRecords } from './sysmon-records.js';
import type { WindowsRecord } from './windows-record.js';

type Recorder = (event: LogEvent) => readonly WindowsRecord[];

/** By category where a log source has one, else by service. */
type Recorders = Readonly<Record<string, Recorder>>;

/** What the channels hold that the agents write to Event, and all that Windows Event Forwarding collects. */
const CHANNELS: Recorders = {
  application: applicationRecords,
  create_remote_thread: sysmonRecords,
  create_stream_hash: sysmonRecords,
  dns_query: sysmonRecords,
  driver_load: sysmonRecords,
  file_change: sysmonRecords,
  file_delete: sysmonRecords,
  file_event: sysmonRecords,
  image_load: sysmonRecords,
  network_connection: sysmonRecords,
  pipe_created: sysmonRecords,
  powershell: powershellRecords,
  process_access: sysmonRecords,
  process_creation: sysmonRecords,
  ps_classic_start: engineStartRecords,
  ps_module: moduleRecords,
  ps_script: scriptBlockRecords,
  registry_add: sysmonRecords,
  registry_delete: sysmonRecords,
  registry_event: sysmonRecords,
  registry_rename: sysmonRecords,
  registry_set: sysmonRecords,
  sysmon: sysmonLogRecords,
  system: systemRecords,
  windefend: defenderAntivirusRecords,
  wmi_event: sysmonRecords,
};

/** What the Security log holds: the audit of Windows. */
const AUDIT: Recorders = {
  file_access: fileAccessAudit,
  network_connection: networkConnectionAudit,
  process_creation: processCreationAudit,
  registry_delete: registryAudit,
  registry_event: registryAudit,
  registry_set: registryAudit,
  security: securityRecords,
};

/** What the channels but the Security log hold for an event. */
export const recordsInChannels: Recorder = (event) => recorded(event, CHANNELS);

/** What the Security log holds for an event. */
export const recordsInSecurityLog: Recorder = (event) => recorded(event, AUDIT);

function recorded(event: LogEvent, recorders: Recorders): readonly WindowsRecord[] {
  const { product, category, service } = event.logsource;
  return product === 'windows' ? (recorders[category ?? service ?? '']?.(event) ?? []) : [];
}
