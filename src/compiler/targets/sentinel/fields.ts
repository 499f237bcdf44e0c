import { EVENT_LEVELS } from '../facts/event-levels.js';
import type { ColumnExpression, FieldMappings } from '../target.js';

/** What every event in the table Event has beside its data, but for the event id and the provider. */
export const EVENT_HEADER = {
  Channel: 'EventLog',
  Computer: 'Computer',
  Level: { valueMap: 'EventLevelName', values: EVENT_LEVELS },
} as const satisfies FieldMappings;

/** The same in WindowsEvent. */
export const WINDOWS_EVENT_HEADER = {
  Channel: 'Channel',
  Computer: 'Computer',
  Level: { valueMap: 'EventLevelName', values: EVENT_LEVELS },
} as const satisfies FieldMappings;

/** The text of an event in Event: its data, and the message as Windows renders it. */
export const EVENT_TEXT = [{ eventDataText: true }, 'RenderedDescription'] as const satisfies readonly ColumnExpression[];

/** The text of an event in WindowsEvent. `Data` has members without a name, `RawEventData` what could not be parsed. */
export const WINDOWS_EVENT_TEXT = [
  { eventDataText: true },
  { jsonText: 'Data' },
  'RawEventData',
] as const satisfies readonly ColumnExpression[];

/** What is not found in the text of WindowsEvent. */
export const WITHOUT_MESSAGE = 'it does not have the message, whose words Windows puts around the data' as const;

/** What the events of a whole channel have in Event. Sigma's `Data` is the members without a name. */
export const EVENT_LOG_FIELDS = {
  ...EVENT_HEADER,
  Data: { containedIn: EVENT_TEXT },
  Message: 'RenderedDescription',
  Provider_Name: 'Source',
} as const satisfies FieldMappings;

/** The same in WindowsEvent. */
export const WINDOWS_EVENT_LOG_FIELDS = {
  ...WINDOWS_EVENT_HEADER,
  Data: { containedIn: WINDOWS_EVENT_TEXT },
  Message: { unsupported: 'WindowsEvent does not have the message as Windows renders it' },
  Provider_Name: 'Provider',
} as const satisfies FieldMappings;
