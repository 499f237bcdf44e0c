import type { FieldMappings } from '../target.js';

/**
 * The device that reports an event. Parsers differ in which of the columns has the full name: that for Defender XDR splits it
 * into DvcHostname and DvcFQDN, that for Sysmon leaves it in Dvc.
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
  User: {
    column: 'ActorUsername',
    narrows: 'depending on the source the column has DOMAIN\\user, the user alone or a UPN (ActorUsernameType says which)',
  },
} as const satisfies FieldMappings;

/** The process that does it. The name is the full path; the column for the file name is not filled by every parser. */
export const ACTING_PROCESS = {
  ...ACTOR,
  Image: 'ActingProcessName',
  ProcessGuid: 'ActingProcessGuid',
  ProcessId: 'ActingProcessId',
} as const satisfies FieldMappings;
