import { INTEGRITY_LEVEL_SIDS } from '../../facts/integrity-levels.js';
import { SYSMON_BASIS, SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { sentinelTables } from '../tables.js';

const NO_FILE_VERSION = { unsupported: 'Windows event 4688 has no version information of the file' };
const NO_DIGESTS = { unsupported: 'Windows event 4688 has no digests of the file' };
const NO_PROCESS_GUID = { unsupported: 'Windows event 4688 has no process GUID' };

/** Processes that start: Windows event 4688 and Sysmon event 1. */
export const processCreationMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'process_creation', product: 'windows' },
    table: sentinelTables.SecurityEvent,
    priority: 1,
    where: [{ expression: 'EventID', is: 4688 }],
    fields: {
      Channel: 'Channel',
      CommandLine: 'CommandLine',
      Company: NO_FILE_VERSION,
      Computer: 'Computer',
      CurrentDirectory: { unsupported: 'Windows event 4688 has no working directory' },
      Description: NO_FILE_VERSION,
      EventID: { fixed: '4688' },
      FileVersion: NO_FILE_VERSION,
      GrandParentImage: { unsupported: 'Windows event 4688 knows the parent, not the parent of the parent' },
      Hashes: NO_DIGESTS,
      Image: 'NewProcessName',
      Imphash: NO_DIGESTS,
      IntegrityLevel: { valueMap: 'MandatoryLabel', values: INTEGRITY_LEVEL_SIDS, unverified: true },
      LogonGuid: { unsupported: 'Windows event 4688 has no GUID of the logon session' },
      // As of the account: the target's is 0x0 unless the process got another token than its creator.
      LogonId: { firstOf: ['TargetLogonId', 'SubjectLogonId'], none: '0x0' },
      md5: NO_DIGESTS,
      OriginalFileName: NO_FILE_VERSION,
      ParentCommandLine: { unsupported: 'Windows event 4688 has no command line of the parent' },
      ParentImage: 'ParentProcessName',
      ParentProcessGuid: NO_PROCESS_GUID,
      ParentProcessId: { hexText: 'ProcessId' },
      ParentUser: { join: ['SubjectDomainName', 'SubjectUserName'], separator: '\\' },
      ProcessGuid: NO_PROCESS_GUID,
      ProcessId: { hexText: 'NewProcessId' },
      Product: NO_FILE_VERSION,
      Provider_Name: 'EventSourceName',
      sha1: NO_DIGESTS,
      sha256: NO_DIGESTS,
      TerminalSessionId: { unsupported: 'Windows event 4688 has no id of the session' },
      // Target* is "-" unless the process got another token than its creator.
      User: {
        firstOf: [
          { join: ['TargetDomainName', 'TargetUserName'], separator: '\\' },
          { join: ['SubjectDomainName', 'SubjectUserName'], separator: '\\' },
        ],
      },
    },
    notes: [
      'Needs the audit policy "Audit Process Creation".',
      'CommandLine is empty unless the policy "Include command line in process creation events" is on.',
    ],
    basis:
      'SigmaHQ/sigma, tests/thor.yml (Image, ParentImage); the ASIM parser ASimProcessCreateMicrosoftSecurityEvents (User, ' +
      'ParentProcessId); else the names of the columns.',
  }),
  ...defineEventLogMappings(EVENT_LOG_TABLES, [
    {
      category: 'process_creation',
      firstPriority: 2,
      provider: SYSMON_PROVIDER,
      eventIds: [1],
      fields: {
        ...SYSMON_DIGESTS,
        GrandParentImage: { unsupported: 'Sysmon event 1 knows the parent, not the parent of the parent' },
      },
      eventData: SYSMON_EVENT_DATA.processCreation,
      notes: ['Needs Sysmon on the device.'],
      basis: SYSMON_BASIS,
    },
  ]),
];
