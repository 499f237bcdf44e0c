import type { FieldMapping, JsonCell, Route } from '../targets/target.js';

/** Where a field stands whose name goes on from that of a column of JSON: of several such names the longest counts. */
export function memberBelow(below: Route['below'], field: string): FieldMapping | undefined {
  const name = field.toLowerCase();
  const [found] = Object.entries(below ?? {})
    .filter(([prefix]) => prefix === '' || (name.startsWith(`${prefix.toLowerCase()}.`) && field.length > prefix.length + 1))
    .sort(([a], [b]) => b.length - a.length);
  if (found === undefined) return undefined;
  const [prefix, cell] = found;
  return memberOf(cell, prefix === '' ? field : field.slice(prefix.length + 1));
}

const memberOf = (cell: JsonCell, path: string): FieldMapping => ({
  column: cell.column,
  json: 'json' in cell ? `${cell.json}.${path}` : path,
});
