import { expressionsOf, readsText } from './mapping-kinds.js';
import type { ColumnExpression, ColumnType, Columns, EventData, FieldMapping } from './target.js';

/** Where a column, or a part of it, reads a column of a type that cannot be read so. */
export function checkExpressionTypes(expression: ColumnExpression, columns: Columns): readonly string[] {
  if (typeof expression === 'string') return [];
  if ('json' in expression) return mustHold(JSON_TYPES, 'JSON', expression.column, columns);
  if ('jsonText' in expression) return mustHold(JSON_TYPES, 'JSON', expression.jsonText, columns);
  if ('keyValue' in expression) return mustHold(['string'], 'lines of key=value', expression.column, columns);
  if ('word' in expression) return mustHold(['string'], 'words', expression.of, columns);
  if ('host' in expression) return mustHold(['string'], 'a host name', expression.host, columns);
  if ('accountName' in expression) return mustHold(['string'], 'an account', expression.accountName, columns);
  if ('join' in expression)
    return expression.join.flatMap((part) => [...checkExpressionTypes(part, columns), ...mustBeText(part, columns)]);
  if ('firstOf' in expression) return expression.firstOf.flatMap((part) => checkExpressionTypes(part, columns));
  if ('withoutPrefix' in expression || 'withoutSuffix' in expression)
    return [...checkExpressionTypes(expression.expression, columns), ...mustBeText(expression.expression, columns)];
  if ('urlPart' in expression) return [...checkExpressionTypes(expression.url, columns), ...mustBeText(expression.url, columns)];
  if ('digestIn' in expression) return [...checkExpressionTypes(expression.digestIn, columns), ...mustBeText(expression.digestIn, columns)];
  return [];
}

/** The same of a way of mapping that compares or cuts text. */
export const checkMappingTypes = (mapping: FieldMapping, columns: Columns): readonly string[] =>
  readsText(mapping) ? expressionsOf(mapping).flatMap((expression) => mustBeText(expression, columns)) : [];

/** The event data of a table is in a column of the type that goes with its format. */
export function checkEventDataType({ column, format }: EventData<string>, columns: Columns): readonly string[] {
  return mustHold([format === 'xml' ? 'string' : 'dynamic'], `${format === 'xml' ? 'XML' : 'dynamic'} event data`, column, columns);
}

const JSON_TYPES: readonly ColumnType[] = ['string', 'dynamic'];

function mustHold(types: readonly ColumnType[], what: string, name: string, columns: Columns): readonly string[] {
  const type = Object.hasOwn(columns, name) ? columns[name] : undefined;
  return type === undefined || types.includes(type) ? [] : [`looks for ${what} in "${name}", which is of type ${type}`];
}

function mustBeText(expression: ColumnExpression, columns: Columns): readonly string[] {
  const name =
    typeof expression === 'string' ? expression : 'column' in expression && !('json' in expression) ? expression.column : undefined;
  return name === undefined ? [] : mustHold(['string', 'dynamic'], 'text', name, columns);
}
