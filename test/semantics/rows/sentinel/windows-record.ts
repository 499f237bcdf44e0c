import type { LogEvent } from '../../log-event.js';
import { textOf } from '../values/event-fields.js';
import type { Member } from '../values/event-xml.js';
import { sameText } from '../values/same-text.js';
import { intOf } from '../values/whole-numbers.js';

/**
 * An event as a channel of the Windows event log holds it: what the agents read, before they make a row of it. Only what
 * the tables keep is here.
 *
 * Source: https://learn.microsoft.com/windows/win32/wes/eventschema-systempropertiestype-complextype.
 */
export interface WindowsRecord extends RecordHeader {
  /** Which program records it, as `sysmon`. */
  readonly writtenBy: string;
  readonly members: readonly Member[];
  /** Where the provider has elements of its own for the data. */
  readonly userData?: boolean;
  /** The process that wrote the event. */
  readonly writerProcessId?: number | undefined;
  /** The message as Windows renders it. */
  readonly message?: string | undefined;
}

export interface RecordHeader {
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  readonly computer?: string | undefined;
  readonly keywords?: string | undefined;
  readonly level?: number | undefined;
}

/** The fields that Sigma rules have for what is not in the data of an event. */
const HEADER_FIELDS = new Set(['Channel', 'Computer', 'ComputerName', 'EventID', 'Keywords', 'Level', 'Message', 'Provider_Name']);

/** A channel and the provider that writes to it; without one, where any may. */
export interface Channel {
  readonly name: string;
  readonly provider?: string;
}

/**
 * The header of an event in one of the channels. Undefined where the event cannot be in them, as it names another channel
 * or provider, or has an id that is not a number. An event always has an id: 0 stands for one that no rule asks for.
 */
export function headerOf(event: LogEvent, channels: readonly Channel[], ownId = 0): RecordHeader | undefined {
  const text = (name: string) => textOf(event, name);
  const ownProvider = text('Provider_Name');
  const channel = channels.find(
    ({ name, provider }) =>
      sameText(text('Channel') ?? name, name) && (provider === undefined || sameText(ownProvider ?? provider, provider)),
  );
  const eventId = intOf(text('EventID') ?? String(ownId));
  if (channel === undefined || eventId === undefined) return undefined;
  return {
    channel: channel.name,
    provider: channel.provider ?? ownProvider ?? '',
    eventId,
    computer: text('Computer') ?? text('ComputerName'),
    keywords: text('Keywords'),
    level: intOf(text('Level') ?? ''),
  };
}

/** The members of an event that are there, in the order of the names. */
export const membersOf = (event: LogEvent, names: readonly string[]): readonly Member[] =>
  names.flatMap((name) => {
    const value = textOf(event, name);
    return value === undefined ? [] : [{ name, value }];
  });

/** The names of all fields of an event that are in its data, in the order of the event. */
export const memberNames = (event: LogEvent): readonly string[] => Object.keys(event.fields).filter((name) => !HEADER_FIELDS.has(name));
