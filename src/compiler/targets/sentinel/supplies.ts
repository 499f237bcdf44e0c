import type { TableSupply } from '../target.js';

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

/** Where the tables of a workspace come from. */
export const SENTINEL_SUPPLIES: Readonly<Record<string, TableSupply>> = {
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
  AKSAudit: {
    connectors: [],
    note: 'Filled by diagnostic settings of the cluster, in the resource-specific mode.',
    source: 'https://learn.microsoft.com/azure/aks/monitor-aks-reference',
  },
  AWSCloudTrail: {
    connectors: ['Amazon Web Services', 'Amazon Web Services S3'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  AzureDiagnostics: {
    connectors: [],
    note: 'Filled by diagnostic settings of resources, in the Azure diagnostics mode.',
    source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics',
  },
  CiscoDuo_CL: {
    connectors: ['Cisco Duo Security'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  CloudAuditEvents: {
    connectors: ['Microsoft Defender XDR'],
    note: 'Needs Microsoft Defender for Cloud; that the connector offers this table is inferred from the table being in both places.',
    source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/cloudauditevents',
  },
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
  GCPAuditLogs: {
    connectors: ['GCP Pub/Sub Audit Logs'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  GitHubAuditData: {
    connectors: ['GitHub Enterprise Audit Log (via Codeless Connector Framework)'],
    note: 'A function of the GitHub solution, which has to be installed.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GitHub/Parsers',
  },
  GitHubAuditLogPolling_CL: {
    connectors: [],
    note: 'Filled by the connector "[Deprecated] GitHub Enterprise Audit Log", which is deprecated.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GitHub',
  },
  GitHubAuditLogsV2_CL: {
    connectors: ['GitHub Enterprise Audit Log (via Azure Storage)', 'GitHub Enterprise Audit Log (via Codeless Connector Framework)'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  GKEAudit: {
    connectors: ['Google Kubernetes Engine (via Codeless Connector Framework)'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  GoogleWorkspaceReports: {
    connectors: ['Google Workspace Activities (via Codeless Connector Framework)'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  GWorkspace_ReportsAPI_admin_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] Google Workspace (G Suite)", which is deprecated.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  },
  GWorkspace_ReportsAPI_login_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] Google Workspace (G Suite)", which is deprecated.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  },
  Okta_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] Okta Single Sign-On (using Azure Function)", which is deprecated.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Okta%20Single%20Sign-On',
  },
  OktaSSO: {
    connectors: ['Okta Single Sign-On (via Codeless Connector Framework)'],
    note: 'A function of the Okta Single Sign-On solution, which has to be installed.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Okta%20Single%20Sign-On/Parsers',
  },
  OktaV2_CL: {
    connectors: ['Okta Single Sign-On (via Codeless Connector Framework)'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  OneLogin_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] OneLogin IAM Platform", which is deprecated.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/OneLoginIAM',
  },
  OneLoginEventsV2_CL: {
    connectors: ['OneLogin IAM Platform (via Codeless Connector Framework)'],
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
  SecurityEvent: {
    connectors: ['Windows Security Events via AMA', 'Security Events via Legacy Agent'],
    note: 'Which events arrive depends on the event set of the connector (All, Common, Minimal or Custom).',
    source: 'https://learn.microsoft.com/azure/sentinel/windows-security-event-id-reference',
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
  WindowsEvent: {
    connectors: ['Windows Forwarded Events'],
    note: 'Needs a collector of Windows Event Forwarding with the Azure Monitor Agent.',
    source: 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference',
  },
};
