import { checkExpressionTypes, checkEventDataType, checkMappingTypes } from './check-types.js';
import { columnsOf, timeColumnOf } from './columns-of.js';
import { expressionsOf } from './mapping-kinds.js';
import { COLUMN_TYPES } from './target.js';
import type {
  ColumnExpression,
  ColumnType,
  Columns,
  FieldMapping,
  FieldMappings,
  JsonColumn,
  Logsource,
  LogsourceMapping,
  RowFilter,
  Target,
} from './target.js';

/** What is wrong with a part of a target, and where the part is: `['mappings', 0, 'fields', 'Image']`. A sentence quotes what it is about. */
export interface Contradiction {
  readonly sentence: string;
  readonly path: readonly (string | number)[];
}

/** What is wrong with the data of a target that the types of `target.ts` cannot say, one sentence for each. Empty when it is sound. */
export const checkTarget = (target: Target): readonly string[] => contradictionsIn(target).map(({ sentence }) => sentence);

/** The same with places. */
export function contradictionsIn(target: Target): readonly Contradiction[] {
  return [
    ...target.mappings.flatMap((logsourceMapping, index) => checkLogsourceMapping(logsourceMapping, target, ['mappings', index])),
    ...checkColumnTypes(target),
    ...checkMappingsTogether(target),
    ...checkDataConnectors(target),
  ];
}

/** As the keys of `unsupportedLogsources` are written. */
export const logsourceName = ({ product, category, service }: Logsource): string =>
  [product, category, service].map((part) => part ?? '-').join('/');

const nameOf = ({ table, logsource }: LogsourceMapping): string => `${table.name}, ${logsourceName(logsource)}`;

function checkMappingsTogether({ mappings, unsupportedLogsources }: Target): readonly Contradiction[] {
  const names = mappings.map(nameOf);
  const served = new Set(mappings.map(({ logsource }) => logsourceName(logsource)));
  return [
    ...repeated(names).map((name) => ({ sentence: `${name}: two mappings.`, path: ['mappings', names.lastIndexOf(name)] })),
    ...Object.keys(unsupportedLogsources)
      .filter((name) => served.has(name))
      .map((name) => ({ sentence: `${name}: is listed as unsupported and has a mapping.`, path: ['unsupportedLogsources', name] })),
  ];
}

function checkDataConnectors({ mappings, dataConnectors }: Target): readonly Contradiction[] {
  const tables = new Set(mappings.map(({ table }) => table.name));
  return [
    ...Object.keys(dataConnectors)
      .filter((name) => !tables.has(name))
      .map((name) => ({ sentence: `${name}: has data connectors and no mapping.`, path: ['dataConnectors', name] })),
    ...[...tables]
      .filter((name) => !Object.hasOwn(dataConnectors, name))
      .map((name) => ({ sentence: `${name}: has a mapping and no data connectors.`, path: ['dataConnectors'] })),
  ];
}

/** Checks the types of columns, which TypeScript reads as any text in a JSON file. */
function checkColumnTypes({ mappings }: Target): readonly Contradiction[] {
  const known: readonly string[] = COLUMN_TYPES;
  const tables = new Map(mappings.map(({ table }, index) => [table, index]));
  return [...tables].flatMap(([table, index]) =>
    Object.entries({ ...table.columns, ...table.workspaceColumns })
      .filter(([, type]) => !known.includes(type))
      .map(([column, type]) => ({
        sentence: `${table.name}: the column "${column}" has the unknown type "${type}".`,
        path: ['mappings', index, 'table'],
      })),
  );
}

function checkLogsourceMapping(logsourceMapping: LogsourceMapping, target: Target, path: Contradiction['path']): readonly Contradiction[] {
  const { table, variants = [], discriminatorField, eventData = [], fields, unverified } = logsourceMapping;
  const columns = columnsOf(table, target);
  const own = Object.keys(fields);
  const inVariants = new Set(variants.flatMap((rows) => Object.keys(rows.fields)));
  const at =
    (...steps: Contradiction['path']) =>
    (problem: string): Contradiction => ({ sentence: `${nameOf(logsourceMapping)}: ${problem}.`, path: [...path, ...steps] });
  return [
    ...(logsourceMapping.userData && eventData.length === 0 && !logsourceMapping.openEventData
      ? [at('userData')('has event data in elements of its own and reads none')]
      : []),
    ...checkTimeColumn(timeColumnOf(table, target), columns).map(at('table')),
    ...(table.eventData && !Object.hasOwn(columns, table.eventData.column)
      ? [at('table')(`has no column "${table.eventData.column}" for its event data`)]
      : []),
    ...(table.eventData ? checkEventDataType(table.eventData, columns).map(at('table')) : []),
    ...(table.eventData || (eventData.length === 0 && !logsourceMapping.openEventData)
      ? []
      : [at(logsourceMapping.openEventData ? 'openEventData' : 'eventData')('reads event data, which the table does not declare')]),
    ...fieldMappingsOf(logsourceMapping).flatMap(({ mappings, steps }) =>
      Object.entries(mappings).flatMap(([field, mapping]) =>
        checkFieldMapping(mapping, logsourceMapping, columns).map((problem) => at(...steps, field)(`"${field}" ${problem}`)),
      ),
    ),
    ...logsourceMapping.where.flatMap((filter, index) => checkFilter(filter, logsourceMapping, columns).map(at('where', index))),
    ...variants.flatMap((rows, number) =>
      rows.where.flatMap((filter, index) => checkFilter(filter, logsourceMapping, columns).map(at('variants', number, 'where', index))),
    ),
    ...Object.entries(logsourceMapping.jsonFields ?? {}).flatMap(([prefix, expression]) =>
      checkJson(expression, logsourceMapping, columns).map((problem) =>
        at('jsonFields', prefix)(`"${prefix}" and what is below it ${problem}`),
      ),
    ),
    ...repeatedWithoutCase(Object.keys(logsourceMapping.jsonFields ?? {})).map((prefix) =>
      at('jsonFields')(`has the fields of "${prefix}" twice`),
    ),
    ...(logsourceMapping.keywords ?? []).flatMap((expression, index) =>
      checkExpression(expression, logsourceMapping, columns).map((problem) => at('keywords', index)(`a keyword ${problem}`)),
    ),
    ...fieldMappingsOf(logsourceMapping).flatMap(({ mappings, steps }) =>
      repeatedWithoutCase(Object.keys(mappings)).map((field) => at(...steps)(`has the field "${field}" twice`)),
    ),
    ...(typeof unverified === 'object' ? unverified : [])
      .filter(
        (name) =>
          !hasWithoutCase([...fieldMappingsOf(logsourceMapping).flatMap(({ mappings }) => Object.keys(mappings)), ...eventData], name),
      )
      .map((name) => at('unverified')(`marks as unverified "${name}", which it does not map`)),
    ...eventData
      .filter((name) => hasWithoutCase(own, name))
      .map((name) => at('eventData')(`has "${name}" among its fields and in its event data`)),
    ...variants.flatMap((rows, index) =>
      [...inVariants]
        .filter((field) => !hasWithoutCase([...Object.keys(rows.fields), ...own], field))
        .map((field) => at('variants', index)(`has "${field}" in some of the variants and not in variant ${index + 1}`)),
    ),
    ...(discriminatorField === undefined || variants.length > 0
      ? []
      : [at('discriminatorField')(`is limited to variants by "${discriminatorField}" and has none`)]),
    ...(discriminatorField === undefined && variants.some(({ matchesMore }) => matchesMore !== undefined)
      ? [at('variants')('has a variant with other events and no "discriminatorField"')]
      : []),
    ...variants.flatMap((rows, index) =>
      discriminatorField !== undefined && !isFixed(rows.fields, discriminatorField)
        ? [at('variants', index)(`does not fix "${discriminatorField}" in the variant ${JSON.stringify(rows.where)}`)]
        : [],
    ),
  ];
}

function checkTimeColumn(name: string, columns: Columns): readonly string[] {
  if (!Object.hasOwn(columns, name)) return [`has no time column "${name}"`];
  return columns[name] === 'datetime' ? [] : [`its time column "${name}" is of type ${columns[name]!}`];
}

/** The lists of fields of a logsource mapping, each with its place in it. */
const fieldMappingsOf = ({ fields, variants = [], events = [] }: LogsourceMapping) => [
  { mappings: fields, steps: ['fields'] },
  ...variants.map((rows, index) => ({ mappings: rows.fields, steps: ['variants', index, 'fields'] })),
  ...events.map((some, index) => ({ mappings: some.fields, steps: ['events', index, 'fields'] })),
];

function isFixed(fields: FieldMappings, field: string): boolean {
  const mapping = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof mapping === 'object' && 'fixed' in mapping;
}

function checkFieldMapping(mapping: FieldMapping, logsourceMapping: LogsourceMapping, columns: Columns): readonly string[] {
  const expressions = [
    ...expressionsOf(mapping).flatMap((expression) => checkExpression(expression, logsourceMapping, columns)),
    ...checkMappingTypes(mapping, columns),
  ];
  if (typeof mapping === 'string') return expressions;
  if ('anyElement' in mapping) {
    return [
      ...expressions,
      ...(holdsText(mapping.anyElement, columns) ? [] : ['looks for JSON where there is none']),
      ...(mapping.having !== undefined && (mapping.member === undefined || mapping.listed) ? ['has elements of a list with members'] : []),
      ...(mapping.listed && mapping.member === undefined ? ['says that a member is a list, and names none'] : []),
      ...repeatedWithoutCase(Object.keys(mapping.values ?? {})).map((word) => `has the word "${word}" twice`),
    ];
  }
  if ('values' in mapping) {
    const type = typeOfExpression(mapping.valueMap, columns);
    const words = [mapping.values, mapping.allBut ?? {}];
    return [
      ...expressions,
      ...repeatedWithoutCase(words.flatMap(Object.keys)).map((word) => `has the word "${word}" twice`),
      ...wrongValues(words.flatMap(Object.values).flat(), type).map(
        (value) => `turns a word into ${JSON.stringify(value)} for values of type ${type}`,
      ),
    ];
  }
  if ('hexNumber' in mapping && typeof mapping.hexNumber === 'string' && !isNumeric(typeOfExpression(mapping.hexNumber, columns))) {
    return [...expressions, `looks for a number in "${mapping.hexNumber}", which holds text`];
  }
  const textOfNumber = 'hexText' in mapping ? mapping.hexText : 'hexOrDecimalText' in mapping ? mapping.hexOrDecimalText : undefined;
  if (textOfNumber !== undefined && typeOfExpression(textOfNumber, columns) !== 'string')
    return [...expressions, 'looks for hex text where there is none'];
  return expressions;
}

function checkFilter({ expression, is, match }: RowFilter, logsourceMapping: LogsourceMapping, columns: Columns): readonly string[] {
  const type = typeOfExpression(expression, columns);
  return [
    ...(match !== undefined && type !== 'string' ? [`a condition on the rows looks for a part of values of type ${type}`] : []),
    ...checkExpression(expression, logsourceMapping, columns).map((problem) => `a condition on the rows ${problem}`),
    ...wrongRowValues(typeof is === 'object' ? is : [is], type).map(
      (value) => `compares ${JSON.stringify(value)} with values of type ${type}`,
    ),
  ];
}

/** A row is chosen by text, by numbers or by true and false; of every other type only that there is nothing. */
const wrongRowValues = (values: readonly (string | number)[], type: ColumnType): readonly (string | number)[] =>
  ['string', 'dynamic'].includes(type) || isNumeric(type)
    ? wrongValues(values, type)
    : values.filter((value) => value !== '' && !(type === 'bool' && (value === 'true' || value === 'false')));

const wrongValues = (values: readonly (string | number)[], type: ColumnType): readonly (string | number)[] =>
  values.filter((value) => isNumeric(type) !== (typeof value === 'number'));

function checkExpression(expression: ColumnExpression, { table }: LogsourceMapping, columns: Columns): readonly string[] {
  const missing = columnNamesOf(expression)
    .filter((name) => !Object.hasOwn(columns, name))
    .map((name) => `names the column "${name}", which the table does not have`);
  const wrong = [...missing, ...checkExpressionTypes(expression, columns)];
  return readsEventData(expression) && !table.eventData ? [...wrong, 'reads event data, which the table does not declare'] : wrong;
}

function checkJson(expression: JsonColumn, logsourceMapping: LogsourceMapping, columns: Columns): readonly string[] {
  const missing = checkExpression(expression, logsourceMapping, columns);
  const holdsJson = ['string', 'dynamic'].includes(columns[expression.column] ?? 'string');
  return holdsJson
    ? missing
    : [...missing, `looks for JSON in "${expression.column}", which is of type ${columns[expression.column] ?? ''}`];
}

/** The columns that a column is made of; itself where it is not made of others. */
function partsOf(expression: ColumnExpression): readonly ColumnExpression[] {
  if (typeof expression === 'string') return [expression];
  if ('join' in expression) return expression.join.flatMap(partsOf);
  if ('firstOf' in expression) return expression.firstOf.flatMap(partsOf);
  if ('withoutPrefix' in expression || 'withoutSuffix' in expression) return partsOf(expression.expression);
  if ('urlPart' in expression) return partsOf(expression.url);
  if ('digestIn' in expression) return partsOf(expression.digestIn);
  return [expression];
}

const columnNamesOf = (expression: ColumnExpression): readonly string[] =>
  partsOf(expression).flatMap((part) => {
    if (typeof part === 'string') return [part];
    if ('column' in part) return [part.column];
    if ('jsonText' in part) return [part.jsonText];
    if ('accountName' in part) return [part.accountName];
    if ('word' in part) return [part.of];
    return 'host' in part ? [part.host] : [];
  });

const readsEventData = (expression: ColumnExpression): boolean =>
  partsOf(expression).some((part) => typeof part === 'object' && ('eventData' in part || 'userData' in part || 'eventDataText' in part));

/** The type of a column; text for what is read out of one. */
function typeOfExpression(expression: ColumnExpression, columns: Columns): ColumnType {
  if (typeof expression === 'string') return columns[expression] ?? 'string';
  return 'column' in expression && !('json' in expression) && !('keyValue' in expression)
    ? (columns[expression.column] ?? 'string')
    : 'string';
}

/** Whether a column is a text or a dynamic value, which may hold JSON. */
const holdsText = (expression: ColumnExpression, columns: Columns): boolean =>
  ['string', 'dynamic'].includes(typeOfExpression(expression, columns));

const isNumeric = (type: ColumnType): boolean => type === 'int' || type === 'long' || type === 'real' || type === 'decimal';

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const repeatedWithoutCase = (names: readonly string[]): readonly string[] => repeated(names.map((name) => name.toLowerCase()));

const hasWithoutCase = (names: readonly string[], name: string): boolean =>
  names.some((other) => other.toLowerCase() === name.toLowerCase());
