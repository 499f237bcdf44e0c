import type { FieldMapping, JsonColumn, LogsourceMapping } from '../targets/target.js';

/** Where a field stands whose name goes on from that of a column of JSON: of several such names the longest counts. */
export function jsonMember(jsonFields: LogsourceMapping['jsonFields'], field: string): FieldMapping | undefined {
  const name = field.toLowerCase();
  const [found] = Object.entries(jsonFields ?? {})
    .filter(([prefix]) => prefix === '' || (name.startsWith(`${prefix.toLowerCase()}.`) && field.length > prefix.length + 1))
    .sort(([a], [b]) => b.length - a.length);
  if (found === undefined) return undefined;
  const [prefix, expression] = found;
  return memberOf(expression, prefix === '' ? field : field.slice(prefix.length + 1));
}

const memberOf = (expression: JsonColumn, path: string): FieldMapping => ({
  column: expression.column,
  json: 'json' in expression ? `${expression.json}.${path}` : path,
});
