import { checkCellTypes, checkEventDataType, checkMappingTypes } from './check-types.js';
import { columnsOf, timeColumnOf } from './columns-of.js';
import { cellsOf } from './mapping-kinds.js';
import type { Cell, ColumnType, Columns, FieldMapping, FieldMappings, JsonCell, Logsource, Route, RowFilter, Target } from './target.js';

/** What is wrong with a part of a target, and where the part is: `['routes', 0, 'fields', 'Image']`. A sentence quotes what it is about. */
export interface Contradiction {
  readonly sentence: string;
  readonly path: readonly (string | number)[];
}

/** What is wrong with the data of a target that the types of `target.ts` cannot say, one sentence for each. Empty when it is sound. */
export const checkTarget = (target: Target): readonly string[] => contradictionsIn(target).map(({ sentence }) => sentence);

/** The same with places. */
export function contradictionsIn(target: Target): readonly Contradiction[] {
  return [
    ...target.routes.flatMap((route, index) => checkRoute(route, target, ['routes', index])),
    ...checkRoutesTogether(target),
    ...checkSupplies(target),
  ];
}

/** As the keys of `withoutTable` are written. */
export const logsourceName = ({ product, category, service }: Logsource): string =>
  [product, category, service].map((part) => part ?? '-').join('/');

const nameOf = ({ table, when }: Route): string => `${table.name}, ${logsourceName(when)}`;

function checkRoutesTogether({ routes, withoutTable }: Target): readonly Contradiction[] {
  const names = routes.map(nameOf);
  const served = new Set(routes.map(({ when }) => logsourceName(when)));
  return [
    ...repeated(names).map((name) => ({ sentence: `${name}: two routes.`, path: ['routes', names.lastIndexOf(name)] })),
    ...Object.keys(withoutTable)
      .filter((name) => served.has(name))
      .map((name) => ({ sentence: `${name}: is said to have no table, and has a route.`, path: ['withoutTable', name] })),
  ];
}

function checkSupplies({ routes, supplies }: Target): readonly Contradiction[] {
  const tables = new Set(routes.map(({ table }) => table.name));
  return [
    ...Object.keys(supplies)
      .filter((name) => !tables.has(name))
      .map((name) => ({ sentence: `${name}: has a supply and no route.`, path: ['supplies', name] })),
    ...[...tables]
      .filter((name) => !Object.hasOwn(supplies, name))
      .map((name) => ({ sentence: `${name}: has a route and no supply.`, path: ['supplies'] })),
  ];
}

function checkRoute(route: Route, target: Target, path: Contradiction['path']): readonly Contradiction[] {
  const { table, cases = [], onlyCases, eventData = [], fields, judged } = route;
  const columns = columnsOf(table, target);
  const own = Object.keys(fields);
  const inCases = new Set(cases.flatMap((rows) => Object.keys(rows.fields)));
  const at =
    (...below: Contradiction['path']) =>
    (problem: string): Contradiction => ({ sentence: `${nameOf(route)}: ${problem}.`, path: [...path, ...below] });
  return [
    ...(route.userData && eventData.length === 0 && !route.openEventData
      ? [at('userData')('has event data in elements of its own and reads none')]
      : []),
    ...checkTimeColumn(timeColumnOf(table, target), columns).map(at('table')),
    ...(table.eventData && !Object.hasOwn(columns, table.eventData.column)
      ? [at('table')(`has no column "${table.eventData.column}" for its event data`)]
      : []),
    ...(table.eventData ? checkEventDataType(table.eventData, columns).map(at('table')) : []),
    ...(table.eventData || (eventData.length === 0 && !route.openEventData)
      ? []
      : [at(route.openEventData ? 'openEventData' : 'eventData')('reads event data, which the table does not declare')]),
    ...fieldMappingsOf(route).flatMap(({ mappings, below }) =>
      Object.entries(mappings).flatMap(([field, mapping]) =>
        checkMapping(mapping, route, columns).map((problem) => at(...below, field)(`"${field}" ${problem}`)),
      ),
    ),
    ...route.where.flatMap((filter, index) => checkFilter(filter, route, columns).map(at('where', index))),
    ...cases.flatMap((rows, number) =>
      rows.where.flatMap((filter, index) => checkFilter(filter, route, columns).map(at('cases', number, 'where', index))),
    ),
    ...Object.entries(route.below ?? {}).flatMap(([prefix, cell]) =>
      checkJson(cell, route, columns).map((problem) => at('below', prefix)(`"${prefix}" and what is below it ${problem}`)),
    ),
    ...repeatedWithoutCase(Object.keys(route.below ?? {})).map((prefix) => at('below')(`has what is below "${prefix}" twice`)),
    ...(route.keywords ?? []).flatMap((cell, index) =>
      checkCell(cell, route, columns).map((problem) => at('keywords', index)(`a keyword ${problem}`)),
    ),
    ...fieldMappingsOf(route).flatMap(({ mappings, below }) =>
      repeatedWithoutCase(Object.keys(mappings)).map((field) => at(...below)(`has the field "${field}" twice`)),
    ),
    ...(typeof judged === 'object' ? judged : [])
      .filter((name) => !hasWithoutCase([...fieldMappingsOf(route).flatMap(({ mappings }) => Object.keys(mappings)), ...eventData], name))
      .map((name) => at('judged')(`judges "${name}", which it does not map`)),
    ...eventData
      .filter((name) => hasWithoutCase(own, name))
      .map((name) => at('eventData')(`has "${name}" among its fields and in its event data`)),
    ...cases.flatMap((rows, index) =>
      [...inCases]
        .filter((field) => !hasWithoutCase([...Object.keys(rows.fields), ...own], field))
        .map((field) => at('cases', index)(`has "${field}" in some of the cases and not in case ${index + 1}`)),
    ),
    ...(onlyCases === undefined || cases.length > 0 ? [] : [at('onlyCases')(`is limited to cases by "${onlyCases}" and has none`)]),
    ...(onlyCases === undefined && cases.some(({ widens }) => widens !== undefined)
      ? [at('cases')('has a case with other events and no "onlyCases"')]
      : []),
    ...cases.flatMap((rows, index) =>
      onlyCases !== undefined && !isFixed(rows.fields, onlyCases)
        ? [at('cases', index)(`does not fix "${onlyCases}" in the case ${JSON.stringify(rows.where)}`)]
        : [],
    ),
  ];
}

function checkTimeColumn(name: string, columns: Columns): readonly string[] {
  if (!Object.hasOwn(columns, name)) return [`has no time column "${name}"`];
  return columns[name] === 'datetime' ? [] : [`its time column "${name}" is of type ${columns[name]!}`];
}

/** The lists of fields of a route, each with its place in it. */
const fieldMappingsOf = ({ fields, cases = [], events = [] }: Route) => [
  { mappings: fields, below: ['fields'] },
  ...cases.map((rows, index) => ({ mappings: rows.fields, below: ['cases', index, 'fields'] })),
  ...events.map((some, index) => ({ mappings: some.fields, below: ['events', index, 'fields'] })),
];

function isFixed(fields: FieldMappings, field: string): boolean {
  const mapping = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof mapping === 'object' && 'fixed' in mapping;
}

function checkMapping(mapping: FieldMapping, route: Route, columns: Columns): readonly string[] {
  const cells = [...cellsOf(mapping).flatMap((cell) => checkCell(cell, route, columns)), ...checkMappingTypes(mapping, columns)];
  if (typeof mapping === 'string') return cells;
  if ('anyElement' in mapping) {
    return [
      ...cells,
      ...(holdsText(mapping.anyElement, columns) ? [] : ['looks for JSON where there is none']),
      ...(mapping.having !== undefined && (mapping.member === undefined || mapping.listed) ? ['has elements of a list with members'] : []),
      ...(mapping.listed && mapping.member === undefined ? ['says that a member is a list, and names none'] : []),
      ...repeatedWithoutCase(Object.keys(mapping.values ?? {})).map((word) => `has the word "${word}" twice`),
    ];
  }
  if ('values' in mapping) {
    const type = typeOfCell(mapping.in, columns);
    const words = [mapping.values, mapping.allBut ?? {}];
    return [
      ...cells,
      ...repeatedWithoutCase(words.flatMap(Object.keys)).map((word) => `has the word "${word}" twice`),
      ...wrongValues(words.flatMap(Object.values).flat(), type).map(
        (value) => `turns a word into ${JSON.stringify(value)} for values of type ${type}`,
      ),
    ];
  }
  if ('hexNumber' in mapping && typeof mapping.hexNumber === 'string' && !isNumeric(typeOfCell(mapping.hexNumber, columns))) {
    return [...cells, `looks for a number in "${mapping.hexNumber}", which holds text`];
  }
  const textOfNumber = 'hexText' in mapping ? mapping.hexText : 'hexOrDecimalText' in mapping ? mapping.hexOrDecimalText : undefined;
  if (textOfNumber !== undefined && typeOfCell(textOfNumber, columns) !== 'string')
    return [...cells, 'looks for hex text where there is none'];
  return cells;
}

function checkFilter({ cell, is, match }: RowFilter, route: Route, columns: Columns): readonly string[] {
  const type = typeOfCell(cell, columns);
  return [
    ...(match !== undefined && type !== 'string' ? [`a condition on the rows looks for a part of values of type ${type}`] : []),
    ...checkCell(cell, route, columns).map((problem) => `a condition on the rows ${problem}`),
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

function checkCell(cell: Cell, { table }: Route, columns: Columns): readonly string[] {
  const missing = columnNamesOf(cell)
    .filter((name) => !Object.hasOwn(columns, name))
    .map((name) => `names the column "${name}", which the table does not have`);
  const wrong = [...missing, ...checkCellTypes(cell, columns)];
  return readsEventData(cell) && !table.eventData ? [...wrong, 'reads event data, which the table does not declare'] : wrong;
}

function checkJson(cell: JsonCell, route: Route, columns: Columns): readonly string[] {
  const missing = checkCell(cell, route, columns);
  const holdsJson = ['string', 'dynamic'].includes(columns[cell.column] ?? 'string');
  return holdsJson ? missing : [...missing, `looks for JSON in "${cell.column}", which is of type ${columns[cell.column] ?? ''}`];
}

/** The cells that a cell is made of; itself where it is not made of others. */
function partsOf(cell: Cell): readonly Cell[] {
  if (typeof cell === 'string') return [cell];
  if ('join' in cell) return cell.join.flatMap(partsOf);
  if ('firstOf' in cell) return cell.firstOf.flatMap(partsOf);
  if ('withoutPrefix' in cell || 'withoutSuffix' in cell) return partsOf(cell.cell);
  if ('urlPart' in cell) return partsOf(cell.url);
  if ('digestIn' in cell) return partsOf(cell.digestIn);
  return [cell];
}

const columnNamesOf = (cell: Cell): readonly string[] =>
  partsOf(cell).flatMap((part) => {
    if (typeof part === 'string') return [part];
    if ('column' in part) return [part.column];
    if ('jsonText' in part) return [part.jsonText];
    if ('accountName' in part) return [part.accountName];
    if ('word' in part) return [part.of];
    return 'host' in part ? [part.host] : [];
  });

const readsEventData = (cell: Cell): boolean =>
  partsOf(cell).some((part) => typeof part === 'object' && ('eventData' in part || 'userData' in part || 'eventDataText' in part));

/** The type of a column; text for what is read out of one. */
function typeOfCell(cell: Cell, columns: Columns): ColumnType {
  if (typeof cell === 'string') return columns[cell] ?? 'string';
  return 'column' in cell && !('json' in cell) && !('keyValue' in cell) ? (columns[cell.column] ?? 'string') : 'string';
}

/** Whether a cell is a text or a dynamic value, which may hold JSON. */
const holdsText = (cell: Cell, columns: Columns): boolean => ['string', 'dynamic'].includes(typeOfCell(cell, columns));

const isNumeric = (type: ColumnType): boolean => type === 'int' || type === 'long' || type === 'real' || type === 'decimal';

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const repeatedWithoutCase = (names: readonly string[]): readonly string[] => repeated(names.map((name) => name.toLowerCase()));

const hasWithoutCase = (names: readonly string[], name: string): boolean =>
  names.some((other) => other.toLowerCase() === name.toLowerCase());
