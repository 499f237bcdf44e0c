const WORKSPACE =
  'Defender XDR has activities of Google Workspace only through Defender for Cloud Apps, under other names (CloudAppEvents)';

/** Why logs of cloud platforms, and of what stands beside them, have no table here. */
export const UNSUPPORTED_CLOUD_PLATFORMS = {
  'bitbucket/-/audit':
    'Defender XDR has no table for Bitbucket; a template for a table of your own in a workspace is in mappings/bitbucket.yml',
  'cisco/-/duo': 'Defender XDR has no table for Cisco Duo',
  'gcp/-/google_workspace.admin': WORKSPACE,
  'gcp/-/google_workspace.login': WORKSPACE,
  'github/-/audit': 'Defender XDR has activities of GitHub only through Defender for Cloud Apps, under other names (CloudAppEvents)',
  'okta/-/okta': 'Defender XDR has activities of Okta only through Defender for Cloud Apps, under other names (CloudAppEvents)',
  'onelogin/-/onelogin.events': 'Defender XDR has no table for OneLogin',
  'opencanary/application/-':
    'Defender XDR has no table for OpenCanary; a template for a table of your own in a workspace is in mappings/opencanary.yml',
  'qualys/-/-': 'Defender XDR has no table for Qualys',
} as const;
