import type { LogEvent } from '../../log-event.js';
import { textOf } from '../values/event-fields.js';

/**
 * What an event has under any of the names that rules give to one thing. `contradiction` where two of the names have two values,
 * which no event has.
 */
export function spelled(event: LogEvent, ...names: readonly string[]): { readonly text?: string; readonly contradiction?: true } {
  const texts = [...new Set(names.map((name) => textOf(event, name)).filter((text) => text !== undefined))];
  if (texts.length > 1) return { contradiction: true };
  return texts[0] === undefined ? {} : { text: texts[0] };
}

/** Whether each of the things has one value, or none. */
export const agree = (...things: readonly { readonly contradiction?: true }[]): boolean =>
  things.every(({ contradiction }) => !contradiction);
