import type { LogEvent } from '../../log-event.js';

/** A field as text; undefined where the event does not have it. */
export function textOf(event: LogEvent, field: string): string | undefined {
  const value = event.fields[field];
  return value === undefined || value === null ? undefined : String(value);
}

/** The first of the fields that the event has: for one thing that rules know by several names. */
export function firstTextOf(event: LogEvent, ...fields: readonly string[]): string | undefined {
  return fields.map((field) => textOf(event, field)).find((text) => text !== undefined);
}

/** A field of a Windows event, where `-` says that there is no value. */
export function valueOf(event: LogEvent, field: string): string | undefined {
  const text = textOf(event, field);
  return text === '-' ? undefined : text;
}

/** The members that have a value. What an event does not have is left out of the row, and so is empty. */
export function present<T>(members: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(members).filter((member): member is [string, T] => member[1] !== undefined));
}
