import { SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineRoute, type Route } from '../../target.js';
import { EVENT_HEADER, SYSMON_IN_EVENT, SYSMON_IN_WINDOWS_EVENT, WINDOWS_EVENT_HEADER } from '../fields.js';
import { event } from '../tables/event.js';
import { windowsEvent } from '../tables/windows-event.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records what is loaded.'];
const BASIS = 'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon (Source and Provider).';

/** Libraries and drivers that are loaded: Sysmon events 7 and 6. */
export const imageLoadRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'image_load', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 7 }],
    fields: {
      ...EVENT_HEADER,
      ...SYSMON_DIGESTS,
      CommandLine: { unsupported: 'Sysmon event 7 has no command line' },
      EventID: { fixed: '7' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.imageLoad,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'image_load', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 7 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...SYSMON_DIGESTS,
      CommandLine: { unsupported: 'Sysmon event 7 has no command line' },
      EventID: { fixed: '7' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.imageLoad,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'driver_load', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 6 }],
    fields: {
      ...EVENT_HEADER,
      ...SYSMON_DIGESTS,
      EventID: { fixed: '6' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.driverLoad,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'driver_load', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 6 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...SYSMON_DIGESTS,
      EventID: { fixed: '6' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.driverLoad,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
];
