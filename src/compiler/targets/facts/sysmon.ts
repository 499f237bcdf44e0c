import type { FieldMappings } from '../target.js';

/** The provider name in the events that Sysmon writes. */
export const SYSMON_PROVIDER = 'Microsoft-Windows-Sysmon';

/**
 * The provider and the channel in the events that Sysmon for Linux writes to syslog.
 *
 * Source: outputxml.c in Sysinternals/SysmonForLinux.
 */
export const SYSMON_FOR_LINUX = { provider: 'Linux-Sysmon', channel: 'Linux-Sysmon/Operational' } as const;

/**
 * The members of each Sysmon event, as the event and Sigma both name them.
 *
 * Source: the Sysmon schema (`sysmon -s`) and https://learn.microsoft.com/sysinternals/downloads/sysmon. Sigma's field list for
 * the same events is in SigmaHQ/sigma, `tests/logsource.json`.
 */
export const SYSMON_EVENT_DATA = {
  /** Event 1. */
  processCreation: [
    'RuleName',
    'UtcTime',
    'ProcessGuid',
    'ProcessId',
    'Image',
    'FileVersion',
    'Description',
    'Product',
    'Company',
    'OriginalFileName',
    'CommandLine',
    'CurrentDirectory',
    'User',
    'LogonGuid',
    'LogonId',
    'TerminalSessionId',
    'IntegrityLevel',
    'Hashes',
    'ParentProcessGuid',
    'ParentProcessId',
    'ParentImage',
    'ParentCommandLine',
    'ParentUser',
  ],
  /** Event 2. */
  fileChange: [
    'RuleName',
    'UtcTime',
    'ProcessGuid',
    'ProcessId',
    'Image',
    'TargetFilename',
    'CreationUtcTime',
    'PreviousCreationUtcTime',
    'User',
  ],
  /** Event 3. */
  networkConnection: [
    'RuleName',
    'UtcTime',
    'ProcessGuid',
    'ProcessId',
    'Image',
    'User',
    'Protocol',
    'Initiated',
    'SourceIsIpv6',
    'SourceIp',
    'SourceHostname',
    'SourcePort',
    'SourcePortName',
    'DestinationIsIpv6',
    'DestinationIp',
    'DestinationHostname',
    'DestinationPort',
    'DestinationPortName',
  ],
  /** Events 4 (the state of the service) and 16 (its configuration) together. */
  status: ['UtcTime', 'State', 'Version', 'SchemaVersion', 'Configuration', 'ConfigurationFileHash'],
  /** Event 5. */
  processTermination: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'User'],
  /** Event 6. */
  driverLoad: ['RuleName', 'UtcTime', 'ImageLoaded', 'Hashes', 'Signed', 'Signature', 'SignatureStatus'],
  /** Event 7. */
  imageLoad: [
    'RuleName',
    'UtcTime',
    'ProcessGuid',
    'ProcessId',
    'Image',
    'ImageLoaded',
    'FileVersion',
    'Description',
    'Product',
    'Company',
    'OriginalFileName',
    'Hashes',
    'Signed',
    'Signature',
    'SignatureStatus',
    'User',
  ],
  /** Event 8. */
  createRemoteThread: [
    'RuleName',
    'UtcTime',
    'SourceProcessGuid',
    'SourceProcessId',
    'SourceImage',
    'TargetProcessGuid',
    'TargetProcessId',
    'TargetImage',
    'NewThreadId',
    'StartAddress',
    'StartModule',
    'StartFunction',
    'SourceUser',
    'TargetUser',
  ],
  /** Event 9. */
  rawAccess: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'Device', 'User'],
  /** Event 10. The two GUIDs are written with capitals, unlike those of event 8. */
  processAccess: [
    'RuleName',
    'UtcTime',
    'SourceProcessGUID',
    'SourceProcessId',
    'SourceThreadId',
    'SourceImage',
    'TargetProcessGUID',
    'TargetProcessId',
    'TargetImage',
    'GrantedAccess',
    'CallTrace',
    'SourceUser',
    'TargetUser',
  ],
  /** Event 11. */
  fileCreation: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'TargetFilename', 'CreationUtcTime', 'User'],
  /** Events 12, 13 and 14, but for the fields that the mappings of their log sources map themselves. */
  registry: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'User'],
  /** Event 15. */
  createStreamHash: [
    'RuleName',
    'UtcTime',
    'ProcessGuid',
    'ProcessId',
    'Image',
    'TargetFilename',
    'CreationUtcTime',
    'Hash',
    'Contents',
    'User',
  ],
  /** Events 17 and 18. */
  namedPipe: ['RuleName', 'EventType', 'UtcTime', 'ProcessGuid', 'ProcessId', 'PipeName', 'Image', 'User'],
  /** Events 19 (filter), 20 (consumer) and 21 (binding) together. */
  wmi: [
    'RuleName',
    'EventType',
    'UtcTime',
    'Operation',
    'User',
    'EventNamespace',
    'Name',
    'Query',
    'Type',
    'Destination',
    'Consumer',
    'Filter',
  ],
  /** Event 22. */
  dnsQuery: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'QueryName', 'QueryStatus', 'QueryResults', 'Image', 'User'],
  /** Events 23 and 26; only 23 has `Archived`. */
  fileDelete: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'User', 'Image', 'TargetFilename', 'Hashes', 'IsExecutable', 'Archived'],
  /** Event 24. */
  clipboard: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'Session', 'ClientInfo', 'Hashes', 'Archived', 'User'],
  /** Event 25. */
  processTampering: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'Type', 'User'],
  /** Events 27, of an executable file that was blocked, and 29, of one that was created. */
  executable: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'User', 'Image', 'TargetFilename', 'Hashes'],
  /** Event 28. */
  shredding: ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'User', 'Image', 'TargetFilename', 'Hashes', 'IsExecutable'],
  /** Event 255. */
  error: ['UtcTime', 'ID', 'Description'],
} as const;

/** Sigma's fields for one digest, on an event that has them all in `Hashes`. */
export const SYSMON_DIGESTS = {
  Imphash: { digestIn: { eventData: 'Hashes' }, algorithm: 'IMPHASH' },
  md5: { digestIn: { eventData: 'Hashes' }, algorithm: 'MD5' },
  sha1: { digestIn: { eventData: 'Hashes' }, algorithm: 'SHA1' },
  sha256: { digestIn: { eventData: 'Hashes' }, algorithm: 'SHA256' },
} as const satisfies FieldMappings;

/** The members of all Sysmon events together, for rules that name the log and not the event. */
export const SYSMON_MEMBERS = [
  ...SYSMON_EVENT_DATA.processCreation,
  ...SYSMON_EVENT_DATA.fileChange,
  ...SYSMON_EVENT_DATA.networkConnection,
  ...SYSMON_EVENT_DATA.imageLoad,
  ...SYSMON_EVENT_DATA.createRemoteThread,
  ...SYSMON_EVENT_DATA.processAccess,
  ...SYSMON_EVENT_DATA.registry,
  'Details',
  'NewName',
  'TargetObject',
  ...SYSMON_EVENT_DATA.createStreamHash,
  ...SYSMON_EVENT_DATA.namedPipe,
  ...SYSMON_EVENT_DATA.wmi,
  ...SYSMON_EVENT_DATA.dnsQuery,
  ...SYSMON_EVENT_DATA.fileDelete,
  ...SYSMON_EVENT_DATA.status,
  ...SYSMON_EVENT_DATA.rawAccess,
  ...SYSMON_EVENT_DATA.clipboard,
  ...SYSMON_EVENT_DATA.processTampering,
  ...SYSMON_EVENT_DATA.error,
] as const;

/** Where it is read from, how the events of Sysmon stand in a table of the event log. */
export const SYSMON_BASIS = 'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon (Source and Provider).';
