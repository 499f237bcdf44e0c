import { CASE_LOST_IN_ASIM } from '../../facts/lower-case-columns.js';
import { defineTable } from '../../target.js';
import { ACTOR_COLUMNS, COMMON_COLUMNS } from './common-columns.js';

/** Windows registry activity of every source, normalized. */
export const imRegistry = defineTable({
  name: 'imRegistry',
  builtIn: '_Im_RegistryEvent',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/normalization-schema-registry-event',
  // The parsers for Sysmon read the XML in the table Event without undoing its escapes.
  escapedOnSomeRows: true,
  caseLostOnSomeRows: CASE_LOST_IN_ASIM.actingProcess,
  columns: {
    ...COMMON_COLUMNS,
    ...ACTOR_COLUMNS,
    ActorUserScopeId: 'string',
    ParentProcessCommandLine: 'string',
    ParentProcessGuid: 'string',
    ParentProcessId: 'string',
    ParentProcessName: 'string',
    Process: 'string',
    RegistryKey: 'string',
    RegistryPreviousKey: 'string',
    RegistryPreviousValue: 'string',
    RegistryPreviousValueData: 'string',
    RegistryPreviousValueType: 'string',
    RegistryValue: 'string',
    RegistryValueData: 'string',
    RegistryValueType: 'string',
    RuleName: 'string',
    RuleNumber: 'int',
  },
});
