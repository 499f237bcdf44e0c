import { cellsOf, readsText } from './mapping-kinds.js';
import type { Cell, ColumnType, Columns, EventData, FieldMapping } from './target.js';

/** Where a cell, or a part of it, reads a column of a type that cannot be read so. */
export function checkCellTypes(cell: Cell, columns: Columns): readonly string[] {
  if (typeof cell === 'string') return [];
  if ('json' in cell) return mustHold(JSON_TYPES, 'JSON', cell.column, columns);
  if ('jsonText' in cell) return mustHold(JSON_TYPES, 'JSON', cell.jsonText, columns);
  if ('keyValue' in cell) return mustHold(['string'], 'lines of key=value', cell.column, columns);
  if ('word' in cell) return mustHold(['string'], 'words', cell.of, columns);
  if ('host' in cell) return mustHold(['string'], 'a host name', cell.host, columns);
  if ('accountName' in cell) return mustHold(['string'], 'an account', cell.accountName, columns);
  if ('join' in cell) return cell.join.flatMap((part) => [...checkCellTypes(part, columns), ...mustBeText(part, columns)]);
  if ('firstOf' in cell) return cell.firstOf.flatMap((part) => checkCellTypes(part, columns));
  if ('withoutPrefix' in cell || 'withoutSuffix' in cell) return [...checkCellTypes(cell.cell, columns), ...mustBeText(cell.cell, columns)];
  if ('urlPart' in cell) return [...checkCellTypes(cell.url, columns), ...mustBeText(cell.url, columns)];
  if ('digestIn' in cell) return [...checkCellTypes(cell.digestIn, columns), ...mustBeText(cell.digestIn, columns)];
  return [];
}

/** The same of a way of mapping that compares or cuts text. */
export const checkMappingTypes = (mapping: FieldMapping, columns: Columns): readonly string[] =>
  readsText(mapping) ? cellsOf(mapping).flatMap((cell) => mustBeText(cell, columns)) : [];

/** The event data of a table is in a column of the type that goes with its format. */
export function checkEventDataType({ column, format }: EventData<string>, columns: Columns): readonly string[] {
  return mustHold([format === 'xml' ? 'string' : 'dynamic'], `${format === 'xml' ? 'XML' : 'dynamic'} event data`, column, columns);
}

const JSON_TYPES: readonly ColumnType[] = ['string', 'dynamic'];

function mustHold(types: readonly ColumnType[], what: string, name: string, columns: Columns): readonly string[] {
  const type = Object.hasOwn(columns, name) ? columns[name] : undefined;
  return type === undefined || types.includes(type) ? [] : [`looks for ${what} in "${name}", which is of type ${type}`];
}

function mustBeText(cell: Cell, columns: Columns): readonly string[] {
  const name = typeof cell === 'string' ? cell : 'column' in cell && !('json' in cell) ? cell.column : undefined;
  return name === undefined ? [] : mustHold(['string', 'dynamic'], 'text', name, columns);
}
