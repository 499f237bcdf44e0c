import { INTEGRITY_LEVEL_NAMES } from '../../facts/integrity-levels.js';
import { defineRoute, type Route } from '../../target.js';
import { DEVICE, NO_EVENT_LOG } from '../fields.js';
import { imProcessCreate } from '../tables/im-process-create.js';

/** Processes that start, of every source. */
export const processCreationRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'process_creation', product: 'windows' },
    table: imProcessCreate,
    priority: 1,
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      CommandLine: 'TargetProcessCommandLine',
      Company: {
        column: 'TargetProcessFileCompany',
        narrows: 'the parser for Sysmon does not fill the column',
      },
      CurrentDirectory: 'TargetProcessCurrentDirectory',
      Description: 'TargetProcessFileDescription',
      EventID: { fixed: ['1', '4688'] },
      FileVersion: 'TargetProcessFileVersion',
      GrandParentImage: { fileNameOnly: 'ParentProcessName', orPath: true },
      Hashes: {
        digests: { MD5: 'TargetProcessMD5', SHA1: 'TargetProcessSHA1', SHA256: 'TargetProcessSHA256', IMPHASH: 'TargetProcessIMPHASH' },
      },
      // The full path. TargetProcessFilename, its last component, is not filled by every parser.
      Image: 'TargetProcessName',
      Imphash: 'TargetProcessIMPHASH',
      IntegrityLevel: { in: 'TargetProcessIntegrityLevel', values: INTEGRITY_LEVEL_NAMES, basis: 'judgement' },
      LogonGuid: 'TargetUserSessionGuid',
      LogonId: 'TargetUserSessionId',
      md5: 'TargetProcessMD5',
      OriginalFileName: {
        column: 'TargetProcessFileOriginalName',
        narrows: 'the parsers for Sysmon and for Windows event 4688 do not fill the column',
      },
      ParentCommandLine: 'ActingProcessCommandLine',
      ParentImage: 'ActingProcessName',
      ParentProcessGuid: 'ActingProcessGuid',
      ParentProcessId: 'ActingProcessId',
      ParentUser: {
        column: 'ActorUsername',
        narrows: 'the column has DOMAIN\\user, user or a UPN, depending on the source (ActorUsernameType says which)',
      },
      ProcessGuid: 'TargetProcessGuid',
      ProcessId: 'TargetProcessId',
      Product: 'TargetProcessFileProduct',
      sha1: 'TargetProcessSHA1',
      sha256: 'TargetProcessSHA256',
      TerminalSessionId: { unsupported: 'the schema has no id of the session' },
      User: {
        column: 'TargetUsername',
        narrows: 'the column has DOMAIN\\user, user or a UPN, depending on the source (TargetUsernameType says which)',
      },
    },
    basis: 'The ASIM process event schema and the ASIM parsers for Sysmon, Windows event 4688 and Microsoft Defender XDR.',
  }),
];
