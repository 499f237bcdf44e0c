/** Why logs of cloud platforms, and of what stands beside them, have no table here. */
export const CLOUD_PLATFORMS_WITHOUT_TABLE = {
  'bitbucket/-/audit': 'Microsoft Sentinel has no connector for Bitbucket; a custom table of your own is needed',
  'opencanary/application/-': 'Microsoft Sentinel has no connector for OpenCanary; a custom table of your own is needed',
  'qualys/-/-':
    'the tables of Qualys have lists of detections by number (QualysHostDetectionV3_CL), not events with the names of their checks',
} as const;
