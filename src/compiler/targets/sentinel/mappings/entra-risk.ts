import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** Risk detections of Microsoft Entra ID Protection. */
export const entraRiskMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'riskdetection' },
    table: sentinelTables.AADUserRiskEvents,
    priority: 1,
    where: [],
    fields: {
      activity: 'Activity',
      detectionTimingType: 'DetectionTimingType',
      ipAddress: 'IpAddress',
      riskDetail: 'RiskDetail',
      riskEventType: 'RiskEventType',
      riskLevel: 'RiskLevel',
      riskState: 'RiskState',
      docsUrl: 'Source',
      tokenIssuerType: 'TokenIssuerType',
      userDisplayName: 'UserDisplayName',
      userId: 'UserId',
      userPrincipalName: 'UserPrincipalName',
    },
    basis: 'The page of the table; its words are those of riskDetection in Microsoft Graph.',
  }),
];
