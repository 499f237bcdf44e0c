import type { TableSupply } from '../target.js';
import { CLOUD_PLATFORM_SUPPLIES } from './cloud-platform-supplies.js';

/** The connector that streams Advanced Hunting's tables to a workspace. */
const STREAMED: TableSupply = {
  connectors: ['Microsoft Defender XDR'],
  note: 'The event type has to be selected in the configuration of the connector.',
  source: 'https://learn.microsoft.com/azure/sentinel/connect-microsoft-365-defender',
};

/** The connector that sends the logs of Corelight sensors. */
const CORELIGHT: TableSupply = {
  connectors: ['Corelight Connector Exporter'],
  source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
};

const APPLICATION_INSIGHTS: TableSupply = {
  connectors: [],
  note: 'Filled by Application Insights where its resource is based on the workspace; an application reports to it by its SDK, its agent or OpenTelemetry.',
  source: 'https://learn.microsoft.com/azure/azure-monitor/app/app-insights-overview',
};

const ENTRA_ID: TableSupply = {
  connectors: ['Microsoft Entra ID'],
  note: 'Each kind of log has to be selected in the connector.',
  source: 'https://learn.microsoft.com/azure/sentinel/connect-azure-active-directory',
};

/** Where the tables of a workspace come from. */
export const SENTINEL_SUPPLIES: Readonly<Record<string, TableSupply>> = {
  ...CLOUD_PLATFORM_SUPPLIES,
  ApacheHTTPServer_CL: {
    connectors: ['Custom logs via AMA'],
    source: 'https://learn.microsoft.com/azure/sentinel/connect-custom-logs-ama',
  },
  AppExceptions: APPLICATION_INSIGHTS,
  AppTraces: APPLICATION_INSIGHTS,
  AZFWDnsQuery: {
    connectors: ['Azure Firewall'],
    note: 'The diagnostic settings of the firewall have to send the structured logs of DNS queries, and its DNS proxy has to be on.',
    source: 'https://learn.microsoft.com/azure/firewall/monitor-firewall-reference',
  },
  CommonSecurityLog: {
    connectors: ['Common Event Format (CEF) via AMA'],
    note: 'The product has to send its logs in the Common Event Format to the machine with the agent.',
    source: 'https://learn.microsoft.com/azure/sentinel/cef-syslog-ama-overview',
  },
  Corelight_v2_dce_rpc_CL: CORELIGHT,
  Corelight_v2_dns_CL: CORELIGHT,
  Corelight_v2_http_CL: CORELIGHT,
  Corelight_v2_kerberos_CL: CORELIGHT,
  Corelight_v2_rdp_CL: CORELIGHT,
  Corelight_v2_smb_files_CL: CORELIGHT,
  Corelight_v2_x509_CL: CORELIGHT,
  AADNonInteractiveUserSignInLogs: ENTRA_ID,
  AADUserRiskEvents: ENTRA_ID,
  AlertInfo: STREAMED,
  AuditLogs: ENTRA_ID,
  AzureActivity: {
    connectors: ['Azure Activity'],
    note: 'The connector sends the activity log of the subscriptions that its policy is assigned to.',
    source: 'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log',
  },
  CloudAppEvents: STREAMED,
  CloudAuditEvents: STREAMED,
  DeviceEvents: STREAMED,
  DeviceFileEvents: STREAMED,
  DeviceImageLoadEvents: STREAMED,
  DeviceLogonEvents: STREAMED,
  DeviceNetworkEvents: STREAMED,
  DeviceProcessEvents: STREAMED,
  DeviceRegistryEvents: STREAMED,
  DnsEvents: {
    connectors: ['DNS'],
    note: 'Filled by the Log Analytics agent, which is retired.',
    source: 'https://learn.microsoft.com/azure/sentinel/dns-ama-fields',
  },
  // The connectors of products that write to Event are left out: they collect the channels of that product only.
  Event: {
    connectors: [],
    note: 'Filled by a data collection rule of the Azure Monitor Agent for Windows event logs, with the channels that the query reads (for Sysmon: Microsoft-Windows-Sysmon/Operational).',
    source: 'https://learn.microsoft.com/azure/azure-monitor/vm/data-collection-windows-events',
  },
  NGINX_CL: {
    connectors: ['Custom logs via AMA'],
    source: 'https://learn.microsoft.com/azure/sentinel/connect-custom-logs-ama',
  },
  OfficeActivity: {
    connectors: ['Microsoft 365 (formerly, Office 365)'],
    note: 'Exchange, SharePoint and Teams have to be selected in the connector; it has no other workloads.',
    source: 'https://learn.microsoft.com/azure/sentinel/connect-services-api-based',
  },
  SecurityAlert: {
    connectors: [
      'Microsoft Defender XDR',
      'Microsoft Defender for Cloud Apps',
      'Microsoft Defender for Endpoint',
      'Microsoft Defender for Office 365 (Preview)',
      'Tenant-based Microsoft Defender for Cloud',
    ],
    note: 'Has alerts, not events; ProductName says whose they are.',
    source: 'https://learn.microsoft.com/azure/sentinel/security-alert-schema',
  },
  SecurityEvent: {
    connectors: ['Windows Security Events via AMA', 'Security Events via Legacy Agent'],
    note: 'Which events arrive depends on the event set of the connector (All, Common, Minimal or Custom).',
    source: 'https://learn.microsoft.com/azure/sentinel/windows-security-event-id-reference',
  },
  SQLSecurityAuditEvents: {
    connectors: [],
    note: 'Filled by diagnostic settings of a Synapse workspace, in the resource-specific mode.',
    source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/sqlsecurityauditevents',
  },
  Syslog: {
    connectors: ['Syslog via AMA'],
    note: 'The data collection rule has to name the facilities and the lowest severity that are collected.',
    source: 'https://learn.microsoft.com/azure/sentinel/cef-syslog-ama-overview',
  },
  W3CIISLog: {
    connectors: [],
    note: 'Filled by a data collection rule of the Azure Monitor Agent for IIS logs.',
    source: 'https://learn.microsoft.com/azure/azure-monitor/vm/data-collection-iis',
  },
  SigninLogs: ENTRA_ID,
  WindowsEvent: {
    connectors: ['Windows Forwarded Events'],
    note: 'Needs a collector of Windows Event Forwarding with the Azure Monitor Agent.',
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
};
