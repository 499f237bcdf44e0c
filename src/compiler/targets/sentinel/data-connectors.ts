import type { DataConnectors } from '../target.js';
import { CLOUD_PLATFORM_DATA_CONNECTORS } from './cloud-platform-data-connectors.js';

/** The connector that streams Advanced Hunting's tables to a workspace. */
const DEFENDER_XDR_CONNECTOR: DataConnectors = {
  connectors: ['Microsoft Defender XDR'],
  note: 'The event type has to be selected in the configuration of the connector.',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/connect-microsoft-365-defender',
};

/** The connector that sends the logs of Corelight sensors. */
const CORELIGHT: DataConnectors = {
  connectors: ['Corelight Connector Exporter'],
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
};

const APPLICATION_INSIGHTS: DataConnectors = {
  connectors: [],
  note: 'Filled by Application Insights where its resource is based on the workspace; an application reports to it by its SDK, its agent or OpenTelemetry.',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/app/app-insights-overview',
};

const ENTRA_ID: DataConnectors = {
  connectors: ['Microsoft Entra ID'],
  note: 'Each kind of log has to be selected in the connector.',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/connect-azure-active-directory',
};

/** Where the tables of a workspace come from. */
export const SENTINEL_DATA_CONNECTORS: Readonly<Record<string, DataConnectors>> = {
  ...CLOUD_PLATFORM_DATA_CONNECTORS,
  ApacheHTTPServer_CL: {
    connectors: ['Custom logs via AMA'],
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/connect-custom-logs-ama',
  },
  AppExceptions: APPLICATION_INSIGHTS,
  AppTraces: APPLICATION_INSIGHTS,
  AZFWDnsQuery: {
    connectors: ['Azure Firewall'],
    note: 'The diagnostic settings of the firewall have to send the structured logs of DNS queries, and its DNS proxy has to be on.',
    docsUrl: 'https://learn.microsoft.com/azure/firewall/monitor-firewall-reference',
  },
  CommonSecurityLog: {
    connectors: ['Common Event Format (CEF) via AMA'],
    note: 'The product has to send its logs in the Common Event Format to the machine with the agent.',
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/cef-syslog-ama-overview',
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
  AlertInfo: DEFENDER_XDR_CONNECTOR,
  AuditLogs: ENTRA_ID,
  AzureActivity: {
    connectors: ['Azure Activity'],
    note: 'The connector sends the activity log of the subscriptions that its policy is assigned to.',
    docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log',
  },
  CloudAppEvents: DEFENDER_XDR_CONNECTOR,
  CloudAuditEvents: DEFENDER_XDR_CONNECTOR,
  DeviceEvents: DEFENDER_XDR_CONNECTOR,
  DeviceFileEvents: DEFENDER_XDR_CONNECTOR,
  DeviceImageLoadEvents: DEFENDER_XDR_CONNECTOR,
  DeviceLogonEvents: DEFENDER_XDR_CONNECTOR,
  DeviceNetworkEvents: DEFENDER_XDR_CONNECTOR,
  DeviceProcessEvents: DEFENDER_XDR_CONNECTOR,
  DeviceRegistryEvents: DEFENDER_XDR_CONNECTOR,
  DnsEvents: {
    connectors: ['DNS'],
    note: 'Filled by the Log Analytics agent, which is retired.',
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/dns-ama-fields',
  },
  // The connectors of products that write to Event are left out: they collect the channels of that product only.
  Event: {
    connectors: [],
    note: 'Filled by a data collection rule of the Azure Monitor Agent for Windows event logs, with the channels that the query reads (for Sysmon: Microsoft-Windows-Sysmon/Operational).',
    docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/vm/data-collection-windows-events',
  },
  NGINX_CL: {
    connectors: ['Custom logs via AMA'],
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/connect-custom-logs-ama',
  },
  OfficeActivity: {
    connectors: ['Microsoft 365 (formerly, Office 365)'],
    note: 'Exchange, SharePoint and Teams have to be selected in the connector; it has no other workloads.',
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/connect-services-api-based',
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
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/security-alert-schema',
  },
  SecurityEvent: {
    connectors: ['Windows Security Events via AMA', 'Security Events via Legacy Agent'],
    note: 'Which events arrive depends on the event set of the connector (All, Common, Minimal or Custom).',
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/windows-security-event-id-reference',
  },
  SQLSecurityAuditEvents: {
    connectors: [],
    note: 'Filled by diagnostic settings of a Synapse workspace, in the resource-specific mode.',
    docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/sqlsecurityauditevents',
  },
  Syslog: {
    connectors: ['Syslog via AMA'],
    note: 'The data collection rule has to name the facilities and the lowest severity that are collected.',
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/cef-syslog-ama-overview',
  },
  W3CIISLog: {
    connectors: [],
    note: 'Filled by a data collection rule of the Azure Monitor Agent for IIS logs.',
    docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/vm/data-collection-iis',
  },
  SigninLogs: ENTRA_ID,
  WindowsEvent: {
    connectors: ['Windows Forwarded Events'],
    note: 'Needs a collector of Windows Event Forwarding with the Azure Monitor Agent.',
    docsUrl: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
};
