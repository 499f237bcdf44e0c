import { SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineRoute, type Route } from '../../target.js';
import { EVENT_HEADER, SYSMON_IN_EVENT, SYSMON_IN_WINDOWS_EVENT, WINDOWS_EVENT_HEADER } from '../fields.js';
import { event } from '../tables/event.js';
import { windowsEvent } from '../tables/windows-event.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records the event.'];
const BASIS = 'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon (Source and Provider).';

/** What else Sysmon records: DNS queries, named pipes, alternate data streams, WMI subscriptions. */
export const sysmonEventRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'dns_query', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 22 }],
    fields: {
      ...EVENT_HEADER,
      EventID: { fixed: '22' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.dnsQuery,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'dns_query', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 22 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: { fixed: '22' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.dnsQuery,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'pipe_created', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: [17, 18] }],
    fields: {
      ...EVENT_HEADER,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.namedPipe,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'pipe_created', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: [17, 18] }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.namedPipe,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'create_stream_hash', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 15 }],
    fields: {
      ...EVENT_HEADER,
      EventID: { fixed: '15' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.createStreamHash,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'create_stream_hash', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 15 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: { fixed: '15' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.createStreamHash,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'wmi_event', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: [19, 20, 21] }],
    fields: {
      ...EVENT_HEADER,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.wmi,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'wmi_event', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: [19, 20, 21] }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.wmi,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
];
