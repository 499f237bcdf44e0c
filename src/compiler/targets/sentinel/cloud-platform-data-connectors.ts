import type { DataConnectors } from '../target.js';

const CONNECTORS = 'https://learn.microsoft.com/azure/sentinel/data-connectors-reference';

/** Where the tables of cloud platforms, of their identity providers and of their development come from. */
export const CLOUD_PLATFORM_DATA_CONNECTORS = {
  AKSAudit: {
    connectors: [],
    note: 'Filled by diagnostic settings of the cluster, in the resource-specific mode.',
    docsUrl: 'https://learn.microsoft.com/azure/aks/monitor-aks-reference',
  },
  AWSCloudTrail: {
    connectors: ['Amazon Web Services', 'Amazon Web Services S3'],
    docsUrl: CONNECTORS,
  },
  AzureDiagnostics: {
    connectors: [],
    note: 'Filled by diagnostic settings of resources, in the Azure diagnostics mode.',
    docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics',
  },
  CiscoDuo_CL: {
    connectors: ['Cisco Duo Security'],
    docsUrl: CONNECTORS,
  },
  GCPAuditLogs: {
    connectors: ['GCP Pub/Sub Audit Logs'],
    docsUrl: CONNECTORS,
  },
  GitHubAuditData: {
    connectors: ['GitHub Enterprise Audit Log (via Codeless Connector Framework)'],
    note: 'A function of the GitHub solution, which has to be installed.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GitHub/Parsers',
  },
  GitHubAuditLogPolling_CL: {
    connectors: [],
    note: 'Filled by the connector "[Deprecated] GitHub Enterprise Audit Log", which is deprecated.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GitHub',
  },
  GitHubAuditLogsV2_CL: {
    connectors: ['GitHub Enterprise Audit Log (via Azure Storage)', 'GitHub Enterprise Audit Log (via Codeless Connector Framework)'],
    docsUrl: CONNECTORS,
  },
  GKEAudit: {
    connectors: ['Google Kubernetes Engine (via Codeless Connector Framework)'],
    docsUrl: CONNECTORS,
  },
  GoogleWorkspaceReports: {
    connectors: ['Google Workspace Activities (via Codeless Connector Framework)'],
    docsUrl: CONNECTORS,
  },
  GWorkspace_ReportsAPI_admin_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] Google Workspace (G Suite)", which is deprecated.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  },
  GWorkspace_ReportsAPI_login_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] Google Workspace (G Suite)", which is deprecated.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  },
  Okta_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] Okta Single Sign-On (using Azure Function)", which is deprecated.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Okta%20Single%20Sign-On',
  },
  OktaSSO: {
    connectors: ['Okta Single Sign-On (via Codeless Connector Framework)'],
    note: 'A function of the Okta Single Sign-On solution, which has to be installed.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Okta%20Single%20Sign-On/Parsers',
  },
  OktaV2_CL: {
    connectors: ['Okta Single Sign-On (via Codeless Connector Framework)'],
    docsUrl: CONNECTORS,
  },
  OneLogin_CL: {
    connectors: [],
    note: 'Filled by the connector "[DEPRECATED] OneLogin IAM Platform", which is deprecated.',
    docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/OneLoginIAM',
  },
  OneLoginEventsV2_CL: {
    connectors: ['OneLogin IAM Platform (via Codeless Connector Framework)'],
    docsUrl: CONNECTORS,
  },
} as const satisfies Readonly<Record<string, DataConnectors>>;
