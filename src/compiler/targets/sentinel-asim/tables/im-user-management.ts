import { defineTable } from '../../target.js';
import { ACTOR_COLUMNS, COMMON_COLUMNS, SOURCE_COLUMNS, TARGET_USER_COLUMNS } from './common-columns.js';

/** User and group management of every source, normalized. */
export const imUserManagement = defineTable({
  name: 'imUserManagement',
  builtIn: '_Im_UserManagement',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/normalization-schema-user-management',
  columns: {
    ...COMMON_COLUMNS,
    ...ACTOR_COLUMNS,
    ...TARGET_USER_COLUMNS,
    ...SOURCE_COLUMNS,
    ActingAppId: 'string',
    ActingAppName: 'string',
    ActingAppType: 'string',
    ActingOriginalAppType: 'string',
    GroupId: 'string',
    GroupIdType: 'string',
    GroupName: 'string',
    GroupNameType: 'string',
    GroupOriginalType: 'string',
    GroupType: 'string',
    Hostname: 'string',
    HttpUserAgent: 'string',
    NewPropertyValue: 'string',
    PreviousPropertyValue: 'string',
    RuleName: 'string',
    RuleNumber: 'int',
    SrcOriginalRiskLevel: 'string',
    SrcRiskLevel: 'int',
    TargetUserSessionId: 'string',
    TargetUserUpn: 'string',
    UpdatedPropertyName: 'string',
  },
});
