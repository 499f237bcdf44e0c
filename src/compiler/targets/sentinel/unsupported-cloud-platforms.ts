/** Why logs of cloud platforms, and of what stands beside them, have no table here. */
export const UNSUPPORTED_CLOUD_PLATFORMS = {
  'bitbucket/-/audit': 'Microsoft Sentinel has no connector for Bitbucket; a template for a table of your own is in mappings/bitbucket.yml',
  'opencanary/application/-':
    'Microsoft Sentinel has no connector for OpenCanary; a template for a table of your own is in mappings/opencanary.yml',
  'qualys/-/-':
    'the tables of Qualys have lists of detections by number (QualysHostDetectionV3_CL), not events with the names of their checks',
} as const;
