import {
  defineMapping,
  type ColumnExpression,
  type ColumnName,
  type FieldMapping,
  type FieldMappings,
  type Logsource,
  type LogsourceMapping,
  type TableMapping,
  type RowFilter,
  type Table,
} from './target.js';

/**
 * The Windows event log in tables that take any of its channels. Such tables differ in what they call the parts of an event;
 * log sources differ in channel, ids and data. Each is said once, and a logsource mapping is made for every pair.
 */

/** A table that holds events of any channel. */
export interface EventLogTable<C extends string = string> {
  readonly table: Table;
  readonly channel: C;
  readonly provider: C;
  readonly eventId: C;
  /** What every event has beside its data, its id and its provider. */
  readonly header: FieldMappings<C>;
  /** The data without names, and the message: what the events of a channel have, which are of many kinds. */
  readonly ofChannel: FieldMappings<C>;
  /** Where the text of an event is looked for. */
  readonly text: readonly ColumnExpression<C>[];
  /** Why the words of the message, which Windows has around the values of the data, are not found there. */
  readonly withoutMessage?: string;
}

/** A log source of Windows: the events of channels, or of a provider, or some of them. Its fields are in the data of the events. */
export type EventLogSource = ({ readonly channels: readonly string[] } | { readonly provider: string }) &
  Pick<LogsourceMapping, 'eventData' | 'openEventData' | 'userData' | 'notes' | 'basis'> & {
    /** Several are names for the same events. */
    readonly category?: string | readonly string[];
    readonly service?: string | readonly string[];
    /** Of the first table, where another table comes before it. */
    readonly firstPriority?: number;
    readonly eventIds?: readonly number[];
    /** More conditions on the rows. */
    readonly rows?: readonly RowFilter<never>[];
    readonly fields?: FieldMappings<never>;
  };

/** One mapping for each log source and table; the table that is named first is to be taken first. */
export const defineEventLogMappings = (tables: readonly EventLogTable[], sources: readonly EventLogSource[]): readonly LogsourceMapping[] =>
  sources.flatMap((source) =>
    logsourcesOf(source).flatMap((logsource) =>
      tables.map((table, index) => defineMapping({ ...mappingTo(table, (source.firstPriority ?? 1) + index, source), logsource })),
    ),
  );

export const defineEventLogTable = <const T extends Table>(
  table: EventLogTable<ColumnName<T>> & { readonly table: T },
): EventLogTable<ColumnName<T>> => table;

const logsourcesOf = ({ category, service }: EventLogSource): readonly Logsource[] =>
  [category].flat().flatMap((ofCategory) =>
    [service].flat().map((ofService) => ({
      product: 'windows',
      ...(ofCategory !== undefined && { category: ofCategory }),
      ...(ofService !== undefined && { service: ofService }),
    })),
  );

function mappingTo(log: EventLogTable, priority: number, source: EventLogSource): TableMapping {
  const { eventIds, rows = [], fields, eventData, openEventData, userData, notes, basis } = source;
  const ofChannel = 'channels' in source;
  return {
    table: log.table,
    priority,
    where: [
      ofChannel ? { expression: log.channel, is: source.channels, anyCase: true } : { expression: log.provider, is: source.provider },
      ...(eventIds === undefined ? [] : [{ expression: log.eventId, is: oneOrMany(eventIds) }]),
      ...rows,
    ],
    fields: {
      ...log.header,
      ...(ofChannel && log.ofChannel),
      EventID: eventIdOf(log, eventIds),
      Provider_Name: ofChannel ? log.provider : { fixed: source.provider },
      ...fields,
    },
    keywords: log.text,
    ...(log.withoutMessage !== undefined && { keywordsMatchLess: log.withoutMessage }),
    ...(eventData && { eventData }),
    ...(openEventData && { openEventData }),
    ...(userData && { userData }),
    ...(notes && { notes }),
    basis,
  };
}

/** An id that all events of a log source have is not asked for: the compiler decides. */
function eventIdOf({ eventId }: EventLogTable, eventIds: readonly number[] = []): FieldMapping {
  const [only, ...others] = eventIds;
  return only === undefined || others.length > 0 ? eventId : { fixed: String(only) };
}

function oneOrMany(values: readonly number[]): number | readonly number[] {
  const [only, ...others] = values;
  return only === undefined || others.length > 0 ? values : only;
}
