import { convert, type Conversion, type Source } from '../../src/compiler/index.js';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { eventsOf } from './events/events-of-rule.js';
import { compileKql, type Database } from './kql/evaluate.js';
import { databaseOf } from './kql/target-database.js';
import type { LogEvent } from './log-event.js';
import { asimParsers } from './rows/asim/index.js';
import { CLOUD_HUNTING_TABLES, CLOUD_STREAMED_TABLES, CLOUD_WORKSPACE_TABLES } from './rows/cloud/index.js';
import { DEFENDER_TABLES, STREAMED_DEFENDER_TABLES } from './rows/defender/index.js';
import type { TableModel, TableRow } from './rows/row.js';
import { applicationTables } from './rows/sentinel/applications/index.js';
import { cloudPlatformTables } from './rows/sentinel/cloud-platforms/index.js';
import { networkTables } from './rows/sentinel/network/index.js';
import { sqlAuditTables, syslogTables, windowsEventTables } from './rows/sentinel/index.js';
import { matches, parseRule, type Placeholders } from './sigma/evaluate.js';

/** What came of a rule, an event and a row that a table would hold for it. */
export type Outcome = 'agreed' | 'found more, as announced' | 'found less, as announced' | 'disagreed' | 'not judged';

export interface Judgement {
  readonly target: string;
  readonly table: string;
  readonly outcome: Outcome;
  /** Whether the rule matches the event. */
  readonly expected: boolean;
  /** Which of the events that were made for the rule. */
  readonly number: number;
  readonly event: LogEvent;
  readonly row: TableRow;
  readonly query: string;
  /** Why it could not be judged. */
  readonly reason?: string;
}

/** What the tables hold, by target. A table that several log sources write to has a model for each of them. */
export const MODELS: Readonly<Record<string, readonly TableModel[]>> = {
  'defender-xdr': [...DEFENDER_TABLES, ...CLOUD_HUNTING_TABLES],
  'sentinel-asim': asimParsers,
  sentinel: [
    ...windowsEventTables,
    ...applicationTables,
    ...cloudPlatformTables,
    ...networkTables,
    ...sqlAuditTables,
    ...syslogTables,
    ...STREAMED_DEFENDER_TABLES,
    ...CLOUD_WORKSPACE_TABLES,
    ...CLOUD_STREAMED_TABLES,
  ],
};

const DATABASES: Readonly<Record<string, Database>> = Object.fromEntries(TARGETS.map((target) => [target.id, databaseOf(target)]));

export const databaseFor = (target: string): Database => DATABASES[target]!;

/**
 * The rules of a text on every table that is modelled, with events made for them: whether each query selects the rows of
 * exactly the events that its rule means. Where they differ, the conversion must announce it, with the direction.
 */
export function judge(source: Source, eventsPerRule: number): readonly Judgement[] {
  const placeholders = placeholdersIn(source);
  const converted = convert(source, { options: { placeholders } }).rules;
  if (converted.every(({ conversions }) => conversions.every(({ query }) => query === null))) return [];
  return parseRule(source.text).flatMap((rule, index) => {
    const conversions = (converted[index]?.conversions ?? []).filter(({ query }) => query !== null);
    const events = conversions.length === 0 ? [] : eventsOf(rule, `${source.name} ${index}`, eventsPerRule);
    const expected = events.map((event) => matches(rule, event, placeholders));
    return conversions.flatMap((conversion) => judgeConversion(conversion, events, expected));
  });
}

/** Values for every placeholder that a text names. */
const placeholdersIn = ({ text }: Source): Placeholders =>
  Object.fromEntries(Array.from(text.matchAll(/%(\w+)%/g), ([, name = '']) => [name, ['alpha', 'beta']]));

function judgeConversion(conversion: Conversion, events: readonly LogEvent[], expected: readonly boolean[]): readonly Judgement[] {
  const { target, table } = conversion;
  const query = conversion.query!;
  // More than one kind of source may write to a table.
  const models = (MODELS[target] ?? []).filter((one) => one.table === table);
  if (models.length === 0) return [];
  const program = compileKql(query, databaseFor(target));
  const announced = announcedDirections(conversion);
  return events.flatMap((event, index) =>
    models
      .flatMap((model) => model.rowsFor(event))
      .map((row): Judgement => {
        const about = { target, table, number: index, event, row, query, expected: expected[index]! };
        try {
          return { ...about, outcome: outcomeOf(about.expected, program.selects(row.row), announced) };
        } catch (error) {
          return { ...about, outcome: 'not judged', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
        }
      }),
  );
}

function outcomeOf(expected: boolean, selected: boolean, announced: { readonly more: boolean; readonly less: boolean }): Outcome {
  if (expected === selected) return 'agreed';
  if (selected) return announced.more ? 'found more, as announced' : 'disagreed';
  return announced.less ? 'found less, as announced' : 'disagreed';
}

/** Returns the directions in which a conversion announces a difference. Keywords have no field: their warnings announce it. */
function announcedDirections({ fields, warnings }: Conversion): { readonly more: boolean; readonly less: boolean } {
  const ofKeywords = (direction: string): boolean =>
    warnings.some(({ field, message }) => field === null && message.includes(`The query matches ${direction} events than the rule.`));
  return {
    more: fields.some(({ matchesMore }) => matchesMore) || ofKeywords('more'),
    less: fields.some(({ matchesLess }) => matchesLess) || ofKeywords('fewer'),
  };
}
