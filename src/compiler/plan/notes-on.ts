import type { LogsourceMapping } from '../targets/target.js';
import type { FieldUsage } from './bind-result.js';
import type { FieldsOnRows } from './fields-on-rows.js';
import type { Note } from './note.js';

/** Returns the notes about the fields that a query uses, on the rows of each variant. */
export function notesOn(
  uses: readonly FieldUsage[],
  logsourceMapping: LogsourceMapping,
  variants: readonly FieldsOnRows[],
): readonly Note[] {
  const fields = usedFields(uses);
  const messages = new Set(variants.flatMap((rows) => fields.flatMap((field) => noteOn(field, rows))));
  return [
    ...Array.from(messages, (message): Note => ({ code: 'FIELD_NOTE', message })),
    ...unverifiedNotes(logsourceMapping, variants, fields),
  ];
}

function noteOn(field: string, rows: FieldsOnRows): readonly string[] {
  const mapping = rows.mappingOf(field);
  return typeof mapping === 'object' && 'note' in mapping ? [`"${field}": ${mapping.note}.`] : [];
}

/** The fields that the query asks for, without those that were left out. */
const usedFields = (uses: readonly FieldUsage[]): readonly string[] => [
  ...new Set(uses.flatMap(({ field, dropped }) => (dropped === true ? [] : [field]))),
];

/** Returns a note about the parts of the mapping that no documentation confirms. */
function unverifiedNotes(
  { unverified, table }: LogsourceMapping,
  variants: readonly FieldsOnRows[],
  used: readonly string[],
): readonly Note[] {
  const judges = (field: string): boolean =>
    unverified === 'all' ||
    unverified === 'fields' ||
    (typeof unverified === 'object' && unverified.some((name) => name.toLowerCase() === field.toLowerCase()));
  const fields = used.filter((field) => variants.some((rows) => isUnverified(field, rows) || (judges(field) && isRead(field, rows))));
  const columns = fields.length === 0 ? [] : [`in which columns ${table.name} has ${fields.map((field) => `"${field}"`).join(', ')}`];
  const rows = unverified === 'all' || unverified === 'rows' ? [`which rows of ${table.name} are these events`] : [];
  const parts = [...columns, ...rows];
  if (parts.length === 0) return [];
  return [
    { code: 'UNVERIFIED', message: `Microsoft's documentation does not confirm ${parts.join(', and ')}. Check the query on real events.` },
  ];
}

function isUnverified(field: string, rows: FieldsOnRows): boolean {
  const mapping = rows.mappingOf(field);
  return typeof mapping === 'object' && 'unverified' in mapping;
}

/** Whether a field is read from a column, and not told by which rows there are. */
function isRead(field: string, rows: FieldsOnRows): boolean {
  const mapping = rows.mappingOf(field);
  return typeof mapping === 'string' || (mapping !== undefined && !('fixed' in mapping) && !('never' in mapping));
}
