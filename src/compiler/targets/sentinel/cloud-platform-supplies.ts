import type { TableSupply } from '../target.js';

const CONNECTORS = 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference';

/** Where the tables of cloud platforms, of their identity providers and of their development come from. */
export const CLOUD_PLATFORM_SUPPLIES = {
  AKSAudit: {
    connectors: [],
    note: 'Filled by diagnostic settings of the cluster, in the resource-specific mode.',
    source: 'https://learn.microsoft.com/azure/aks/monitor-aks-reference',
  },
  AWSCloudTrail: {
    connectors: ['Amazon Web Services', 'Amazon Web Services S3'],
    source: CONNECTORS,
  },
  AzureDiagnostics: {
    connectors: [],
    note: 'Filled by diagnostic settings of resources, in the Azure diagnostics mode.',
    source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics',
  },
  CiscoDuo_CL: {
    connectors: ['Cisco Duo Security'],
    source: CONNECTORS,
  },
  GCPAuditLogs: {
    connectors: ['GCP Pub/Sub Audit Logs'],
    source: CONNECTORS,
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
    source: CONNECTORS,
  },
  GKEAudit: {
    connectors: ['Google Kubernetes Engine (via Codeless Connector Framework)'],
    source: CONNECTORS,
  },
  GoogleWorkspaceReports: {
    connectors: ['Google Workspace Activities (via Codeless Connector Framework)'],
    source: CONNECTORS,
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
    source: CONNECTORS,
  },
  OneLogin_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] OneLogin IAM Platform", which is deprecated.',
    source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/OneLoginIAM',
  },
  OneLoginEventsV2_CL: {
    connectors: ['OneLogin IAM Platform (via Codeless Connector Framework)'],
    source: CONNECTORS,
  },
} as const satisfies Readonly<Record<string, TableSupply>>;
