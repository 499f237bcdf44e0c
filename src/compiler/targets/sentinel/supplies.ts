import type { TableSupply } from '../target.js';

/** The connector that streams Advanced Hunting's tables to a workspace. */
const STREAMED: TableSupply = {
  connectors: ['Microsoft Defender XDR'],
  note: 'The event type has to be selected in the configuration of the connector.',
  source: 'https://learn.microsoft.com/azure/sentinel/connect-microsoft-365-defender',
};

/** Where the tables of a workspace come from. */
export const SENTINEL_SUPPLIES: Readonly<Record<string, TableSupply>> = {
  DeviceEvents: STREAMED,
  DeviceFileEvents: STREAMED,
  DeviceImageLoadEvents: STREAMED,
  DeviceLogonEvents: STREAMED,
  DeviceNetworkEvents: STREAMED,
  DeviceProcessEvents: STREAMED,
  DeviceRegistryEvents: STREAMED,
  // The connectors of products that write to Event are left out: they collect the channels of that product only.
  Event: {
    connectors: [],
    note: 'Filled by a data collection rule of the Azure Monitor Agent for Windows event logs, with the channels that the query reads (for Sysmon: Microsoft-Windows-Sysmon/Operational).',
    source: 'https://learn.microsoft.com/azure/azure-monitor/vm/data-collection-windows-events',
  },
  SecurityEvent: {
    connectors: ['Windows Security Events via AMA', 'Security Events via Legacy Agent'],
    note: 'Which events arrive depends on the event set of the connector (All, Common, Minimal or Custom).',
    source: 'https://learn.microsoft.com/azure/sentinel/windows-security-event-id-reference',
  },
  WindowsEvent: {
    connectors: ['Windows Forwarded Events'],
    note: 'Needs a collector of Windows Event Forwarding with the Azure Monitor Agent.',
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
};
