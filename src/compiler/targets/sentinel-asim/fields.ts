import type { Caveat, FieldMappings } from '../target.js';

/** What some of the parsers for Windows devices leave empty, as their source does not have it. */
export const OF_SYSMON_ONLY = { matchesLess: 'only events of Sysmon have it' } as const satisfies Caveat;
export const OF_DEFENDER_ONLY = { matchesLess: 'only events of Microsoft Defender XDR have it' } as const satisfies Caveat;

/** The names of accounts are not united. */
export const IN_ANY_FORM = {
  matchesLess: 'depending on the source the column has DOMAIN\\user, the user alone or a UPN',
} as const satisfies Caveat;

/**
 * The device that reports an event. Parsers differ in which of the columns has the full name: those for Defender XDR split it
 * into DvcHostname and DvcFQDN, those for Sysmon and audit events leave it in Dvc.
 */
export const DEVICE = {
  Computer: { anyOf: ['DvcFQDN', 'DvcHostname', 'Dvc'] },
} as const satisfies FieldMappings;

/** What every Windows event has and the normalized schemas do not keep. */
export const NO_EVENT_LOG = {
  Channel: { unsupported: 'the schema does not keep the channel of a Windows event' },
  Level: { unsupported: 'the schema does not keep the level of a Windows event' },
  Provider_Name: { unsupported: 'the schema does not keep the provider of a Windows event' },
} as const satisfies FieldMappings;

/** Who does it. */
export const ACTOR = {
  User: { column: 'ActorUsername', ...IN_ANY_FORM },
} as const satisfies FieldMappings;

/** The process that does it. The name is the full path; the column for the file name is not filled by every parser. */
export const ACTING_PROCESS = {
  ...ACTOR,
  Image: 'ActingProcessName',
  ProcessGuid: { column: 'ActingProcessGuid', ...OF_SYSMON_ONLY },
  ProcessId: 'ActingProcessId',
} as const satisfies FieldMappings;
