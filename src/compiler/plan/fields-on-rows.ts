import { didYouMean } from '../diagnostics/nearest-names.js';
import type { SigmaRule } from '../sigma/ast.js';
import { detectionItemsOf } from '../sigma/detection-items-of.js';
import type { ColumnExpression, FieldMapping, FieldMappings, LogsourceMapping, RowVariant } from '../targets/target.js';
import { matchesText } from './match-text.js';
import { jsonMember } from './json-member.js';

/** Where the fields of a rule stand on the rows of one variant. */
export class FieldsOnRows {
  constructor(
    private readonly rule: SigmaRule,
    private readonly logsourceMapping: LogsourceMapping,
    private readonly rows: RowVariant,
  ) {
    this.#ofEvents = (logsourceMapping.events ?? []).filter(({ eventIds }) => testsEventId(rule, eventIds)).map(({ fields }) => fields);
  }

  /** How fields stand in the events that the rule asks for. */
  readonly #ofEvents: readonly FieldMappings[];

  /** The mapping of a field: of the case, of the events that the rule asks for, of the mapping, from the event data; whatever case its name is written in. */
  mappingOf(field: string): FieldMapping | undefined {
    const known = this.#knownMappingOf(field) ?? jsonMember(this.logsourceMapping.jsonFields, field);
    return known ?? (this.logsourceMapping.openEventData ? memberOf(this.logsourceMapping, field) : undefined);
  }

  /** Whether a field is listed for the log source, and not read from where fields of any name may be. */
  isKnown(field: string): boolean {
    return this.#knownMappingOf(field) !== undefined;
  }

  #knownMappingOf(field: string): FieldMapping | undefined {
    if (this.rule.renamedFields?.has(field) && Object.hasOwn(this.logsourceMapping.table.columns, field)) return field;
    for (const fields of [this.rows.fields, ...this.#ofEvents, this.logsourceMapping.fields]) {
      const mapping = fieldIn(fields, field);
      if (mapping !== undefined) return mapping;
    }
    return this.logsourceMapping.eventData?.includes(field) ? memberOf(this.logsourceMapping, field) : undefined;
  }

  /** Returns the known names that are nearest to an unknown one, as a hint. It is the same for all variants of a logsource mapping. */
  hintFor(field: string): { readonly hint?: string } {
    const { variants = [], fields, eventData = [], table } = this.logsourceMapping;
    const ofVariants = variants.flatMap((rows) => Object.keys(rows.fields));
    return didYouMean(field, [...ofVariants, ...Object.keys(fields), ...eventData, ...Object.keys(table.columns)]);
  }
}

const testsEventId = (rule: SigmaRule, eventIds: readonly string[]): boolean =>
  detectionItemsOf(rule).some(
    ({ field, values }) =>
      field?.toLowerCase() === 'eventid' && values.some((value) => eventIds.some((id) => matchesText(value, id) === true)),
  );

/** A part of the event data under the name of the field. */
const memberOf = ({ userData }: LogsourceMapping, field: string): ColumnExpression =>
  userData ? { userData: field } : { eventData: field };

export const hasField = (fields: FieldMappings, field: string): boolean => fieldIn(fields, field) !== undefined;

/** Sigma rules do not agree on the case of some names (`md5`, `MD5`); the same letters are the same field. */
function fieldIn(fields: FieldMappings, field: string): FieldMapping | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : withoutCase(fields).get(field.toLowerCase());
}

const byLowerCase = new WeakMap<FieldMappings, ReadonlyMap<string, FieldMapping>>();

function withoutCase(fields: FieldMappings): ReadonlyMap<string, FieldMapping> {
  const known = byLowerCase.get(fields);
  if (known) return known;
  const made = new Map(Object.entries(fields).map(([name, mapping]) => [name.toLowerCase(), mapping]));
  byLowerCase.set(fields, made);
  return made;
}

/** The text, or the few, that a field is on every row. */
export const fixedOf = (mapping: FieldMapping | undefined): string | readonly string[] | undefined =>
  mapping !== undefined && typeof mapping !== 'string' && 'fixed' in mapping ? mapping.fixed : undefined;
