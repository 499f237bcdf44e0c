import { expressionToCompare } from '../targets/mapping-kinds.js';
import type { LogsourceMapping } from '../targets/target.js';

/** The names of the members that are known of a log source as the event data of the table has them, and what is around them. */
export function markupOf(logsourceMapping: LogsourceMapping): string {
  const known = markups.get(logsourceMapping);
  if (known !== undefined) return known;
  const { eventData = [], fields, table, userData } = logsourceMapping;
  const columns = Object.entries(fields).flatMap(([field, mapping]) => (field === mapping ? [field] : []));
  const members = Object.values(fields).flatMap((mapping) => {
    const expression = expressionToCompare(mapping);
    return typeof expression === 'object' && 'eventData' in expression ? [expression.eventData] : [];
  });
  const names = [...eventData, ...members, ...columns];
  const markup =
    table.eventData?.format === 'xml'
      ? names.map((name) => (userData ? `<${name}></${name}>` : `<Data Name="${name}"></Data>`)).join('') + (table.eventData.around ?? '')
      : `{${(names.length > 0 ? names : ['']).map((name) => `"${name}":""`).join(',')}}`;
  markups.set(logsourceMapping, markup);
  return markup;
}

const markups = new WeakMap<LogsourceMapping, string>();
