import { defineTable } from '../../target.js';
import { ACTOR_COLUMNS, COMMON_COLUMNS, DESTINATION_COLUMNS, SOURCE_COLUMNS, TARGET_COLUMNS } from './common-columns.js';

/** Changes of configuration and policy of every source, normalized. */
export const imAuditEvent = defineTable({
  name: 'imAuditEvent',
  builtIn: '_Im_AuditEvent',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/normalization-schema-audit',
  columns: {
    ...COMMON_COLUMNS,
    ...TARGET_COLUMNS,
    ...ACTOR_COLUMNS,
    ...SOURCE_COLUMNS,
    ...DESTINATION_COLUMNS,
    ActingAppId: 'string',
    ActingAppName: 'string',
    ActingAppType: 'string',
    ActingOriginalAppType: 'string',
    Application: 'string',
    DstDvcDescription: 'string',
    HttpUserAgent: 'string',
    NewValue: 'string',
    Object: 'string',
    ObjectId: 'string',
    ObjectType: 'string',
    OldValue: 'string',
    Operation: 'string',
    OriginalObjectType: 'string',
    RuleName: 'string',
    RuleNumber: 'int',
    SrcOriginalRiskLevel: 'string',
    SrcRiskLevel: 'int',
    ThreatIpAddr: 'string',
    Value: 'string',
    ValueType: 'string',
  },
});
