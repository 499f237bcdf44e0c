import { defineTables } from '../define-tables.js';
import { CASE_LOST_IN_ASIM } from '../facts/lower-case-columns.js';
import documented from './columns.json' with { type: 'json' };

const { actingProcess, connection, target } = CASE_LOST_IN_ASIM;

/** The parsers for Sysmon read the XML in the table Event without undoing its escapes. */
const READS_SYSMON = { escapedOnSomeRows: true } as const;

/** The parsers of ASIM, each for the events of every source in one schema. */
export const sentinelAsimTables = defineTables(documented, {
  imAlertEvent: { builtIn: '_Im_AlertEvent' },
  imAuditEvent: { builtIn: '_Im_AuditEvent' },
  imAuthentication: { builtIn: '_Im_Authentication', caseLostOnSomeRows: [...actingProcess, ...target] },
  imDns: { builtIn: '_Im_Dns', ...READS_SYSMON },
  imFileEvent: { builtIn: '_Im_FileEvent', ...READS_SYSMON, caseLostOnSomeRows: actingProcess },
  imNetworkSession: { builtIn: '_Im_NetworkSession', ...READS_SYSMON, caseLostOnSomeRows: connection },
  imProcessCreate: { builtIn: '_Im_ProcessCreate', ...READS_SYSMON, caseLostOnSomeRows: [...actingProcess, ...target] },
  imProcessTerminate: { builtIn: '_Im_ProcessTerminate', ...READS_SYSMON },
  imRegistry: { builtIn: '_Im_RegistryEvent', ...READS_SYSMON, caseLostOnSomeRows: actingProcess },
  imUserManagement: { builtIn: '_Im_UserManagement' },
  imWebSession: { builtIn: '_Im_WebSession' },
});
