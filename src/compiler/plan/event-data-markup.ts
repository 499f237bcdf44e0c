import { cellToCompare } from '../targets/mapping-kinds.js';
import type { Route } from '../targets/target.js';

/** The names of the members that are known of a log source as the event data of the table has them, and what is around them. */
export function markupOf(route: Route): string {
  const known = markups.get(route);
  if (known !== undefined) return known;
  const { eventData = [], fields, table, userData } = route;
  const columns = Object.entries(fields).flatMap(([field, mapping]) => (field === mapping ? [field] : []));
  const members = Object.values(fields).flatMap((mapping) => {
    const cell = cellToCompare(mapping);
    return typeof cell === 'object' && 'eventData' in cell ? [cell.eventData] : [];
  });
  const names = [...eventData, ...members, ...columns];
  const markup =
    table.eventData?.format === 'xml'
      ? names.map((name) => (userData ? `<${name}></${name}>` : `<Data Name="${name}"></Data>`)).join('') + (table.eventData.around ?? '')
      : `{${(names.length > 0 ? names : ['']).map((name) => `"${name}":""`).join(',')}}`;
  markups.set(route, markup);
  return markup;
}

const markups = new WeakMap<Route, string>();
