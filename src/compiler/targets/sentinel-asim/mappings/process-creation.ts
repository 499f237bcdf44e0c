import { INTEGRITY_LEVEL_NAMES } from '../../facts/integrity-levels.js';
import { defineMapping, type Caveat, type LogsourceMapping } from '../../target.js';
import { DEVICE, IN_ANY_FORM, NO_EVENT_LOG, OF_SYSMON_ONLY } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';

const NOT_IN_4688 = { matchesLess: 'Windows event 4688 does not have it' } as const satisfies Caveat;

/** Processes that start, of every source. */
export const processCreationMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'process_creation', product: 'windows' },
    table: sentinelAsimTables.imProcessCreate,
    priority: 1,
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      CommandLine: 'TargetProcessCommandLine',
      Company: { column: 'TargetProcessFileCompany', ...NOT_IN_4688 },
      CurrentDirectory: { column: 'TargetProcessCurrentDirectory', ...OF_SYSMON_ONLY },
      Description: { column: 'TargetProcessFileDescription', ...NOT_IN_4688 },
      EventID: { fixed: ['1', '4688'] },
      FileVersion: {
        column: 'TargetProcessFileVersion',
        matchesLess: 'Windows event 4688 does not have it, and events of Microsoft Defender XDR have the version of the product',
      },
      GrandParentImage: {
        fileNameOnly: 'ParentProcessName',
        matchesLess: 'only events of Microsoft Defender XDR have it, the name of the file without its folder',
      },
      Hashes: {
        digests: { MD5: 'TargetProcessMD5', SHA1: 'TargetProcessSHA1', SHA256: 'TargetProcessSHA256', IMPHASH: 'TargetProcessIMPHASH' },
        matchesLess: 'Windows event 4688 has no hashes, and only events of Sysmon have an IMPHASH',
      },
      // The full path. TargetProcessFilename, its last component, is not filled by every parser.
      Image: 'TargetProcessName',
      Imphash: { column: 'TargetProcessIMPHASH', ...OF_SYSMON_ONLY },
      IntegrityLevel: { valueMap: 'TargetProcessIntegrityLevel', values: INTEGRITY_LEVEL_NAMES, ...NOT_IN_4688, unverified: true },
      LogonGuid: { column: 'TargetUserSessionGuid', ...OF_SYSMON_ONLY },
      LogonId: {
        hexOrDecimalText: 'TargetUserSessionId',
        matchesLess: 'Windows event 4688 has it only where the process runs under another account than its parent',
      },
      md5: { column: 'TargetProcessMD5', ...NOT_IN_4688 },
      // The parsers for Sysmon put the original name where others have the name of the file.
      OriginalFileName: {
        expression: { firstOf: ['TargetProcessFileOriginalName', 'TargetProcessFilename'] },
        matchesLess: 'Windows event 4688 does not have it, so that a file with another name is not found there',
        matchesMore: 'Windows event 4688 has the name of the file itself in its place',
      },
      ParentCommandLine: { column: 'ActingProcessCommandLine', ...NOT_IN_4688 },
      ParentImage: 'ActingProcessName',
      ParentProcessGuid: { column: 'ActingProcessGuid', ...OF_SYSMON_ONLY },
      ParentProcessId: 'ActingProcessId',
      ParentUser: { column: 'ActorUsername', ...IN_ANY_FORM },
      ProcessGuid: { column: 'TargetProcessGuid', ...OF_SYSMON_ONLY },
      ProcessId: 'TargetProcessId',
      Product: { column: 'TargetProcessFileProduct', ...NOT_IN_4688 },
      sha1: { column: 'TargetProcessSHA1', ...NOT_IN_4688 },
      sha256: { column: 'TargetProcessSHA256', ...NOT_IN_4688 },
      TerminalSessionId: { unsupported: 'the schema has no id of the session' },
      User: {
        column: 'TargetUsername',
        matchesLess:
          'depending on the source the column has DOMAIN\\user, the user alone or a UPN; for Windows event 4688 through SecurityEvent it ' +
          'has nothing, or "Local System", unless the process runs under another account than its parent',
        matchesMore: 'for Windows event 4688 through WindowsEvent the domain is that of the account that starts the process',
      },
    },
    basis: 'The ASIM process event schema and the ASIM parsers for Sysmon, Windows event 4688 and Microsoft Defender XDR.',
  }),
];
