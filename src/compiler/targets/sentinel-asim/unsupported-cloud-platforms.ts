/** Why logs of cloud platforms, and of what stands beside them, have no table here. */
export const UNSUPPORTED_CLOUD_PLATFORMS = {
  'bitbucket/-/audit': 'no ASIM parser reads Bitbucket',
  'cisco/-/duo': 'the ASIM parser for Cisco Duo reads authentications, whose fields are not those of its administration',
  'gcp/-/gcp.audit': 'no ASIM parser reads the audit logs of Google Cloud',
  'gcp/-/google_workspace.admin': 'no ASIM parser reads the Admin console of Google Workspace',
  'gcp/-/google_workspace.login': 'the ASIM parser for Google Workspace reads sign-ins only, without the names of warnings',
  'github/-/audit': 'no ASIM parser reads the audit log of GitHub',
  'kubernetes/-/audit': 'no ASIM parser reads the audit log of Kubernetes',
  'kubernetes/application/audit': 'no ASIM parser reads the audit log of Kubernetes',
  'onelogin/-/onelogin.events': 'no ASIM parser reads OneLogin',
  'opencanary/application/-': 'no ASIM parser reads OpenCanary',
  'qualys/-/-': 'no ASIM parser reads Qualys',
} as const;
