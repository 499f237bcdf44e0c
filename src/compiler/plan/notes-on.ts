import type { Route } from '../targets/target.js';
import type { FieldUsage } from './bound.js';
import type { FieldsOnRows } from './fields-on-rows.js';

/** What there is to know about the fields that a query asks for, beyond what it finds, on the rows of each case. */
export function notesOn(uses: readonly FieldUsage[], route: Route, cases: readonly FieldsOnRows[]): readonly string[] {
  const fields = askedFields(uses);
  return [...new Set(cases.flatMap((rows) => fields.flatMap((field) => noteOn(field, rows)))), ...judgements(route, cases, fields)];
}

function noteOn(field: string, rows: FieldsOnRows): readonly string[] {
  const mapping = rows.mappingOf(field);
  return typeof mapping === 'object' && 'note' in mapping ? [`"${field}": ${mapping.note}.`] : [];
}

/** The fields that the query asks for, without those that were left out. */
const askedFields = (uses: readonly FieldUsage[]): readonly string[] => [
  ...new Set(uses.flatMap(({ field, dropped }) => (dropped === true ? [] : [field]))),
];

/** What of the query is read from no page. Begins with a code, as programs look for it. */
function judgements({ judged, table }: Route, cases: readonly FieldsOnRows[], asked: readonly string[]): readonly string[] {
  const judges = (field: string): boolean =>
    judged === 'all' ||
    judged === 'fields' ||
    (typeof judged === 'object' && judged.some((name) => name.toLowerCase() === field.toLowerCase()));
  const fields = asked.filter((field) => cases.some((rows) => isJudged(field, rows) || (judges(field) && isRead(field, rows))));
  const columns = fields.length === 0 ? [] : [`where ${table.name} has ${fields.map((field) => `"${field}"`).join(', ')}`];
  const rows = judged === 'all' || judged === 'rows' ? [`which rows of ${table.name} are these events`] : [];
  const what = [...columns, ...rows];
  return what.length === 0 ? [] : [`BASIS_JUDGEMENT: ${what.join(', and ')} is a judgement, read from no page.`];
}

function isJudged(field: string, rows: FieldsOnRows): boolean {
  const mapping = rows.mappingOf(field);
  return typeof mapping === 'object' && 'basis' in mapping;
}

/** Whether a field is read from a column, and not told by which rows there are. */
function isRead(field: string, rows: FieldsOnRows): boolean {
  const mapping = rows.mappingOf(field);
  return typeof mapping === 'string' || (mapping !== undefined && !('fixed' in mapping) && !('never' in mapping));
}
