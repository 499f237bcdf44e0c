import type { LogEvent } from '../../log-event.js';

/** The text of a field as Windows writes it; undefined where the event does not have the field. */
export function fieldText(event: LogEvent, name: string): string | undefined {
  const value = event.fields[name];
  return value === undefined || value === null ? undefined : String(value);
}
