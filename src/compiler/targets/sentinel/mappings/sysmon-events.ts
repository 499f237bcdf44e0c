import { SYSMON_BASIS, SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { WINDOWS_CHANNELS } from '../../facts/windows-channels.js';
import { defineEventLogMappings } from '../../event-log.js';
import type { LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records the event.'];
const IDS = 'SigmaHQ/sigma, tests/thor.yml, and SigmaHQ/pySigma, sigma/pipelines/common.py (ids); the schema of Sysmon (fields).';

/** What else Sysmon records: DNS queries, named pipes, alternate data streams, WMI subscriptions, what it blocks, itself. */
export const sysmonEventMappings: readonly LogsourceMapping[] = defineEventLogMappings(EVENT_LOG_TABLES, [
  {
    category: 'dns_query',
    provider: SYSMON_PROVIDER,
    eventIds: [22],
    eventData: SYSMON_EVENT_DATA.dnsQuery,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
  {
    category: 'pipe_created',
    provider: SYSMON_PROVIDER,
    eventIds: [17, 18],
    eventData: SYSMON_EVENT_DATA.namedPipe,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
  {
    category: 'create_stream_hash',
    provider: SYSMON_PROVIDER,
    eventIds: [15],
    eventData: SYSMON_EVENT_DATA.createStreamHash,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
  {
    category: 'wmi_event',
    provider: SYSMON_PROVIDER,
    eventIds: [19, 20, 21],
    eventData: SYSMON_EVENT_DATA.wmi,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
  {
    category: ['raw_access_thread', 'raw_access_read'],
    provider: SYSMON_PROVIDER,
    eventIds: [9],
    eventData: SYSMON_EVENT_DATA.rawAccess,
    notes: NOTES,
    basis: IDS,
  },
  {
    category: ['clipboard_capture', 'clipboard_change'],
    provider: SYSMON_PROVIDER,
    eventIds: [24],
    fields: SYSMON_DIGESTS,
    eventData: SYSMON_EVENT_DATA.clipboard,
    notes: NOTES,
    basis: IDS,
  },
  {
    category: 'process_tampering',
    provider: SYSMON_PROVIDER,
    eventIds: [25],
    eventData: SYSMON_EVENT_DATA.processTampering,
    notes: NOTES,
    basis: IDS,
  },
  {
    category: ['file_block', 'file_block_executable'],
    provider: SYSMON_PROVIDER,
    eventIds: [27],
    fields: SYSMON_DIGESTS,
    eventData: SYSMON_EVENT_DATA.executable,
    notes: NOTES,
    basis: IDS,
  },
  {
    category: 'file_block_shredding',
    provider: SYSMON_PROVIDER,
    eventIds: [28],
    fields: SYSMON_DIGESTS,
    eventData: SYSMON_EVENT_DATA.shredding,
    notes: NOTES,
    basis: IDS,
  },
  {
    category: 'file_executable_detected',
    provider: SYSMON_PROVIDER,
    eventIds: [29],
    fields: SYSMON_DIGESTS,
    eventData: SYSMON_EVENT_DATA.executable,
    notes: NOTES,
    basis: IDS,
  },
  {
    category: 'sysmon_status',
    channels: WINDOWS_CHANNELS.sysmon,
    eventIds: [4, 16],
    eventData: SYSMON_EVENT_DATA.status,
    notes: ['Needs Sysmon on the device.'],
    basis: IDS,
  },
  {
    category: 'sysmon_error',
    channels: WINDOWS_CHANNELS.sysmon,
    eventIds: [255],
    eventData: SYSMON_EVENT_DATA.error,
    notes: ['Needs Sysmon on the device.'],
    basis: IDS,
  },
]);
