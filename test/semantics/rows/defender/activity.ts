import type { LogEvent } from '../../log-event.js';
import { isUnix } from '../../events/unix-events.js';
import type { TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';

/** What happened on a device, named by the event that Windows or Sysmon writes of it: `sysmon/1`, `security/4688`. */
export type Activity = `${string}/${string}`;

/** The rows that a table has of an event, by what the event describes. */
export type RowsByActivity = Readonly<Record<Activity, (event: LogEvent) => readonly TableRow[]>>;

/**
 * The events of Sigma's categories. The first is the one that an event without an EventID is taken for.
 *
 * Source: SigmaHQ/sigma-specification, sigma-appendix-taxonomy.md. It gives file_access and file_rename to the kernel's trace of
 * file operations. That an event of wmi_event is a binding (21) is judgement: of the three it is the one the product reports.
 */
const ACTIVITIES_OF_CATEGORIES: Readonly<Record<string, readonly Activity[]>> = {
  antivirus: ['windefend/1116', 'windefend/1117'],
  process_creation: ['sysmon/1', 'security/4688'],
  file_change: ['sysmon/2'],
  network_connection: ['sysmon/3'],
  driver_load: ['sysmon/6'],
  image_load: ['sysmon/7'],
  create_remote_thread: ['sysmon/8'],
  process_access: ['sysmon/10'],
  file_event: ['sysmon/11'],
  create_stream_hash: ['sysmon/15'],
  pipe_created: ['sysmon/17', 'sysmon/18'],
  wmi_event: ['sysmon/21', 'sysmon/19', 'sysmon/20'],
  dns_query: ['sysmon/22'],
  file_delete: ['sysmon/23', 'sysmon/26'],
  file_delete_detected: ['sysmon/26'],
  ps_module: ['powershell/4103'],
  ps_script: ['powershell/4104'],
  file_access: ['kernel-file/read'],
  file_rename: ['kernel-file/rename'],
};

/** What an event of a Windows device describes; undefined where it does not say. Registry events are distinguished in `registry.ts`. */
export function activityOf(event: LogEvent): Activity | undefined {
  const { category, service } = event.logsource;
  if (!isOfWindows(event) && !isOfUnixCategory(event)) return undefined;
  const id = textOf(event, 'EventID');
  if (category !== undefined) {
    const activities = ACTIVITIES_OF_CATEGORIES[category] ?? [];
    return id === undefined ? activities[0] : activities.find((activity) => activity.endsWith(`/${id}`));
  }
  return service === undefined || id === undefined ? undefined : `${service}/${id}`;
}

/** What Defender for Endpoint reports of devices with Linux and macOS too. */
const isOfUnixCategory = ({ logsource: { category, product } }: LogEvent): boolean =>
  isUnix(product) && ['process_creation', 'file_event', 'network_connection'].includes(category ?? '');

/** These models are of Windows devices; a log source without a product may be one. */
export const isOfWindows = ({ logsource: { product } }: LogEvent): boolean => product === undefined || product === 'windows';
