import type { LogEvent } from '../../log-event.js';
import { firstTextOf, textOf } from './event-fields.js';

/** The log of Zeek that an event is of. */
export const zeekLogOf = ({ logsource: { product, service } }: LogEvent): string | undefined => (product === 'zeek' ? service : undefined);

/** Fields that rules know by the names of the taxonomy as well. */
const OTHER_NAMES: Readonly<Record<string, string>> = { uri: 'c-uri', user_agent: 'c-useragent' };

/** A field of a log, under either of its names. */
export const zeekField = (event: LogEvent, name: string): string | undefined => firstTextOf(event, name, OTHER_NAMES[name] ?? name);

/**
 * Whether an event has one value for each thing: none has a path under one name and another under the other.
 */
export const isOfOneMind = (event: LogEvent): boolean =>
  Object.entries(OTHER_NAMES).every(
    ([name, other]) => (textOf(event, name) ?? textOf(event, other)) === (textOf(event, other) ?? textOf(event, name)),
  );

/** What is a list in Zeek. An event here has one of its elements; the others are such as no rule asks for. */
const LISTS: Readonly<Record<string, readonly [before: string, behind: string]>> = {
  answers: ['alias.vendor.example', 'TXT 5 hello'],
  client_header_names: ['ACCEPT', 'HOST'],
  orig_mime_types: ['image/png', 'image/gif'],
  resp_mime_types: ['image/png', 'image/gif'],
  'san.dns': ['a.vendor.example', 'b.vendor.example'],
};

export const isZeekList = (name: string): boolean => Object.hasOwn(LISTS, name);

/** The lists that a field may be an element of. */
export function zeekLists(name: string, element: string): readonly (readonly string[])[] {
  const [before, behind] = LISTS[name] ?? ['', ''];
  return [[element], [before, element, behind]];
}
