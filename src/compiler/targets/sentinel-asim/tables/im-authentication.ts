import { CASE_LOST_IN_ASIM } from '../../facts/lower-case-columns.js';
import { defineTable } from '../../target.js';
import {
  ACTOR_COLUMNS,
  COMMON_COLUMNS,
  DESTINATION_COLUMNS,
  SOURCE_COLUMNS,
  TARGET_COLUMNS,
  TARGET_USER_COLUMNS,
} from './common-columns.js';

/** Sign-in activity of every source, normalized. */
export const imAuthentication = defineTable({
  name: 'imAuthentication',
  builtIn: '_Im_Authentication',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/normalization-schema-authentication',
  caseLostOnSomeRows: [...CASE_LOST_IN_ASIM.actingProcess, ...CASE_LOST_IN_ASIM.target],
  columns: {
    ...COMMON_COLUMNS,
    ...TARGET_COLUMNS,
    ...ACTOR_COLUMNS,
    ...TARGET_USER_COLUMNS,
    ...SOURCE_COLUMNS,
    ...DESTINATION_COLUMNS,
    ActingAppId: 'string',
    ActingAppName: 'string',
    ActingAppType: 'string',
    ActingOriginalAppType: 'string',
    Application: 'string',
    DstDvcDescription: 'string',
    HttpUserAgent: 'string',
    LogonMethod: 'string',
    LogonProtocol: 'string',
    LogonTarget: 'string',
    RuleName: 'string',
    RuleNumber: 'int',
    SrcIsp: 'string',
    SrcOriginalRiskLevel: 'string',
    SrcRiskLevel: 'int',
    TargetSessionId: 'string',
    TargetUserUpn: 'string',
    ThreatIpAddr: 'string',
  },
});
