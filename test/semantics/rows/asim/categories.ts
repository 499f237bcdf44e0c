import type { LogEvent } from '../../log-event.js';
import { isUnix } from '../../events/unix-events.js';
import { textOf } from '../values/event-fields.js';

/** Whether an event is of a category of Sigma, on Windows. */
export const isOfCategory = ({ logsource: { category, product } }: LogEvent, name: string): boolean =>
  category === name && (product === undefined || product === 'windows');

/** Whether an event has one of the ids. Without an id it is taken for any event of its log source. */
export function mayHaveId(event: LogEvent, ...ids: readonly string[]): boolean {
  const id = textOf(event, 'EventID');
  return id === undefined || ids.includes(id);
}

/** The same on Linux or macOS. */
export const isOfUnix = ({ logsource: { category, product } }: LogEvent, name: string): boolean => category === name && isUnix(product);
