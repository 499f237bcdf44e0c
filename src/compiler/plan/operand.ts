import type { Cell, EventData, KeyValue, Table, UrlPart } from '../targets/target.js';
import { typeOf, type JsonType, type Operand } from './plan.js';

/**
 * The operand for a cell of a table. `name` is the Sigma field that is asked for: what the query calls a value
 * that is not a column of the table.
 */
export function operandOf(cell: Cell, table: Table, name: string): Operand {
  if (typeof cell === 'string') return columnOperand(cell, table);
  if ('json' in cell) {
    const path = cell.json.split('.');
    return { kind: jsonTypeOf(cell.column, table) === 'dynamic' ? 'member' : 'json', name, column: cell.column, path };
  }
  if ('keyValue' in cell) return keyValueOperand(cell, name);
  if ('word' in cell) return { kind: 'word', name, of: columnOperand(cell.of, table), index: cell.word };
  if ('jsonText' in cell) {
    const { jsonText: column, at } = cell;
    const path = at === undefined ? [] : at.split('.');
    const type = path.length > 0 ? jsonTypeOf(column, table) : typeOfAllJson(column, table);
    return { kind: 'whole-text', name: `${[column, ...path].join('.')}Text`, column, format: 'json', type, path };
  }
  if ('column' in cell) return columnOperand(cell.column, table);
  if ('eventData' in cell) {
    const { column, format, controls } = eventDataOf(table);
    const lowerCase = cell.lowerCase && { lowerCase: cell.lowerCase };
    return format === 'xml'
      ? { kind: 'xml-data', name: cell.eventData, column, data: cell.eventData, ...lowerCase, ...(controls && { controls }) }
      : { kind: 'member', name: cell.eventData, column, path: [cell.eventData], ...lowerCase };
  }
  if ('userData' in cell) {
    const { column, format } = eventDataOf(table);
    return format === 'xml'
      ? { kind: 'xml-element', name: cell.userData, column, element: cell.userData }
      : { kind: 'member', name: cell.userData, column, path: [cell.userData] };
  }
  if ('eventDataText' in cell) {
    const { column, format } = eventDataOf(table);
    const name = `${column}Text`;
    return format === 'xml'
      ? { kind: 'whole-text', name, column, format }
      : { kind: 'whole-text', name, column, format: 'json', type: 'dynamic', path: [] };
  }
  if ('join' in cell)
    return {
      kind: 'join',
      name: cell.name ?? name,
      parts: cell.join.map((part) => operandOf(part, table, name)),
      separator: cell.separator,
      ...(cell.none !== undefined && { none: cell.none }),
    };
  if ('firstOf' in cell)
    return {
      kind: 'first-of',
      name,
      operands: cell.firstOf.map((part) => asText(operandOf(part, table, name))),
      none: ['', '-', ...(cell.none === undefined ? [] : [cell.none])],
    };
  if ('host' in cell) return { kind: 'host', name, of: columnOperand(cell.host, table) };
  if ('urlPart' in cell)
    return { kind: 'url-part', name: URL_PART_NAMES[cell.urlPart], of: operandOf(cell.url, table, name), part: cell.urlPart };
  if ('accountName' in cell) return { kind: 'account-name', name, of: columnOperand(cell.accountName, table) };
  if ('withoutPrefix' in cell) return { kind: 'without-prefix', name, of: operandOf(cell.cell, table, name), prefix: cell.withoutPrefix };
  if ('withoutSuffix' in cell) return { kind: 'without-suffix', name, of: operandOf(cell.cell, table, name), suffix: cell.withoutSuffix };
  return { kind: 'digest', name, of: operandOf(cell.digestIn, table, name), algorithm: cell.algorithm };
}

/** What a query calls a part of a URL, whichever field asks for it. */
const URL_PART_NAMES: Readonly<Record<UrlPart, string>> = {
  fromPath: 'UrlFromPath',
  path: 'UrlPath',
  query: 'UrlQuery',
  extension: 'UrlExtension',
};

const keyValueOperand = ({ column, keyValue, hex, separator }: KeyValue<string>, name: string): Operand => ({
  kind: 'key-value',
  name: typeof keyValue === 'string' ? keyValue : name,
  column,
  keys: [keyValue].flat(),
  hex: hex !== undefined,
  ...(typeof hex === 'object' && hex),
  ...(separator !== undefined && { separator }),
});

function columnOperand(name: string, table: Table): Operand {
  const type = table.columns[name];
  if (type === undefined) throw new Error(`Table ${table.name} has no column "${name}": checkTarget must refuse this target.`);
  // A dynamic column without a path is compared by its text.
  if (type === 'dynamic') return { kind: 'member', name: `${name}Text`, column: name, path: [] };
  const lowerCase = table.lowerCase?.includes(name) || table.caseLostOnSomeRows?.includes(name);
  return { kind: 'column', name, type, ...(lowerCase && { lowerCase: true as const }) };
}

/** Whether JSON is read from text. Where only one of the two platforms of a table has text, it can be parsed on both. */
const jsonTypeOf = (column: string, { columns, streamed = {} }: Table): JsonType =>
  columns[column] === 'dynamic' && (streamed[column] ?? 'dynamic') === 'dynamic' ? 'dynamic' : 'string';

/** The same of all of a column, which is text once it is read as such, whichever platform it is on. */
const typeOfAllJson = (column: string, { columns, streamed = {} }: Table): JsonType =>
  [columns[column], streamed[column]].includes('dynamic') ? 'dynamic' : 'string';

function eventDataOf(table: Table): EventData<string> {
  if (!table.eventData) throw new Error(`Table ${table.name} declares no event data: checkTarget must refuse this target.`);
  return table.eventData;
}

/** The operand read as text, whatever its type. */
export const asText = (operand: Operand): Operand =>
  operand.kind === 'column' && operand.type !== 'string' ? { kind: 'as-text', name: `${operand.name}Text`, of: operand } : operand;

/** The operand read as a whole number, in decimal or hex digits, whatever its type. */
export const asLong = (operand: Operand): Operand =>
  isText(operand) ? { kind: 'to-long', name: `${operand.name}Number`, of: operand } : operand;

/** The operand read as a number that may have a fraction, whatever its type. */
export const asNumber = (operand: Operand): Operand =>
  isText(operand) ? { kind: 'to-real', name: `${operand.name}Number`, of: operand } : operand;

const isText = (operand: Operand): boolean => typeOf(operand) === 'string';
