import type { ColumnExpression, EventData, KeyValue, Table, UrlPart } from '../targets/target.js';
import { typeOf, type JsonType, type Operand } from './plan.js';

/**
 * The operand for a column of a table. `name` is the Sigma field that is asked for: what the query calls a value
 * that is not a column of the table.
 */
export function operandOf(expression: ColumnExpression, table: Table, name: string): Operand {
  if (typeof expression === 'string') return columnOperand(expression, table);
  if ('json' in expression) {
    const path = expression.json.split('.');
    return { kind: jsonTypeOf(expression.column, table) === 'dynamic' ? 'member' : 'json', name, column: expression.column, path };
  }
  if ('keyValue' in expression) return keyValueOperand(expression, name);
  if ('word' in expression) return { kind: 'word', name, of: columnOperand(expression.of, table), index: expression.word };
  if ('jsonText' in expression) {
    const { jsonText: column, at } = expression;
    const path = at === undefined ? [] : at.split('.');
    const type = path.length > 0 ? jsonTypeOf(column, table) : typeOfAllJson(column, table);
    return { kind: 'whole-text', name: `${[column, ...path].join('.')}Text`, column, format: 'json', type, path };
  }
  if ('column' in expression) return columnOperand(expression.column, table);
  if ('eventData' in expression) {
    const { column, format, controls } = eventDataOf(table);
    const lowerCase = expression.lowerCase && { lowerCase: expression.lowerCase };
    return format === 'xml'
      ? { kind: 'xml-data', name: expression.eventData, column, data: expression.eventData, ...lowerCase, ...(controls && { controls }) }
      : { kind: 'member', name: expression.eventData, column, path: [expression.eventData], ...lowerCase };
  }
  if ('userData' in expression) {
    const { column, format } = eventDataOf(table);
    return format === 'xml'
      ? { kind: 'xml-element', name: expression.userData, column, element: expression.userData }
      : { kind: 'member', name: expression.userData, column, path: [expression.userData] };
  }
  if ('eventDataText' in expression) {
    const { column, format } = eventDataOf(table);
    const name = `${column}Text`;
    return format === 'xml'
      ? { kind: 'whole-text', name, column, format }
      : { kind: 'whole-text', name, column, format: 'json', type: 'dynamic', path: [] };
  }
  if ('join' in expression)
    return {
      kind: 'join',
      name: expression.name ?? name,
      parts: expression.join.map((part) => operandOf(part, table, name)),
      separator: expression.separator,
      ...(expression.none !== undefined && { none: expression.none }),
    };
  if ('firstOf' in expression)
    return {
      kind: 'first-of',
      name,
      operands: expression.firstOf.map((part) => asText(operandOf(part, table, name))),
      none: ['', '-', ...(expression.none === undefined ? [] : [expression.none])],
    };
  if ('host' in expression) return { kind: 'host', name, of: columnOperand(expression.host, table) };
  if ('urlPart' in expression)
    return {
      kind: 'url-part',
      name: URL_PART_NAMES[expression.urlPart],
      of: operandOf(expression.url, table, name),
      part: expression.urlPart,
    };
  if ('accountName' in expression) return { kind: 'account-name', name, of: columnOperand(expression.accountName, table) };
  if ('withoutPrefix' in expression)
    return { kind: 'without-prefix', name, of: operandOf(expression.expression, table, name), prefix: expression.withoutPrefix };
  if ('withoutSuffix' in expression)
    return { kind: 'without-suffix', name, of: operandOf(expression.expression, table, name), suffix: expression.withoutSuffix };
  return { kind: 'digest', name, of: operandOf(expression.digestIn, table, name), algorithm: expression.algorithm };
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
const jsonTypeOf = (column: string, { columns, workspaceColumns = {} }: Table): JsonType =>
  columns[column] === 'dynamic' && (workspaceColumns[column] ?? 'dynamic') === 'dynamic' ? 'dynamic' : 'string';

/** The same of all of a column, which is text once it is read as such, whichever platform it is on. */
const typeOfAllJson = (column: string, { columns, workspaceColumns = {} }: Table): JsonType =>
  [columns[column], workspaceColumns[column]].includes('dynamic') ? 'dynamic' : 'string';

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
