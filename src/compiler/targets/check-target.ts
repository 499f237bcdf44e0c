import { columnsOf } from './columns-of.js';
import type { Cell, ColumnType, Columns, FieldMapping, FieldMappings, JsonCell, Route, RowFilter, Target } from './target.js';

/** What is wrong with the data of a target that the types of `target.ts` cannot say, one sentence for each. Empty when it is sound. */
export function checkTarget(target: Target): readonly string[] {
  return [...target.routes.flatMap((route) => checkRoute(route, target)), ...checkRoutesTogether(target), ...checkSupplies(target)];
}

/** As the keys of `withoutTable` are written. */
export const logsourceName = ({ product, category, service }: Route['when']): string =>
  [product, category, service].map((part) => part ?? '-').join('/');

const nameOf = ({ table, when }: Route): string => `${table.name}, ${logsourceName(when)}`;

function checkRoutesTogether({ routes, withoutTable }: Target): readonly string[] {
  const twice = repeated(routes.map(nameOf)).map((name) => `${name}: two routes.`);
  const served = new Set(routes.map(({ when }) => logsourceName(when)));
  const denied = Object.keys(withoutTable).filter((name) => served.has(name));
  return [...twice, ...denied.map((name) => `${name}: is said to have no table, and has a route.`)];
}

function checkSupplies({ routes, supplies }: Target): readonly string[] {
  const tables = new Set(routes.map(({ table }) => table.name));
  return [
    ...Object.keys(supplies).flatMap((name) => (tables.has(name) ? [] : [`${name}: has a supply and no route.`])),
    ...[...tables].flatMap((name) => (Object.hasOwn(supplies, name) ? [] : [`${name}: has a route and no supply.`])),
  ];
}

function checkRoute(route: Route, target: Target): readonly string[] {
  const { table, cases = [], events = [], onlyCases, eventData = [], fields } = route;
  const columns = columnsOf(table, target);
  const own = Object.keys(fields);
  const inCases = new Set(cases.flatMap((rows) => Object.keys(rows.fields)));
  const problems = [
    ...(route.userData && eventData.length === 0 && !route.openEventData ? ['has event data in elements of its own and reads none'] : []),
    ...(target.timeColumn in columns ? [] : [`has no time column "${target.timeColumn}"`]),
    ...(table.eventData && !(table.eventData.column in columns) ? [`has no column "${table.eventData.column}" for its event data`] : []),
    ...(table.eventData || (eventData.length === 0 && !route.openEventData) ? [] : ['reads event data, which the table does not declare']),
    ...[...fieldMappingsOf(route)].flatMap(([field, mapping]) =>
      checkMapping(mapping, route, columns).map((problem) => `"${field}" ${problem}`),
    ),
    ...[...route.where, ...cases.flatMap((rows) => rows.where)].flatMap((filter) => checkFilter(filter, route, columns)),
    ...Object.entries(route.below ?? {}).flatMap(([prefix, cell]) =>
      checkJson(cell, route, columns).map((problem) => `"${prefix}" and what is below it ${problem}`),
    ),
    ...repeatedWithoutCase(Object.keys(route.below ?? {})).map((prefix) => `has what is below "${prefix}" twice`),
    ...(route.keywords ?? []).flatMap((cell) => checkCell(cell, route, columns)).map((problem) => `a keyword ${problem}`),
    ...[own, ...[...cases, ...events].map((some) => Object.keys(some.fields))]
      .flatMap(repeatedWithoutCase)
      .map((field) => `has the field "${field}" twice`),
    ...eventData.filter((name) => hasWithoutCase(own, name)).map((name) => `has "${name}" among its fields and in its event data`),
    ...cases.flatMap((rows, index) =>
      [...inCases]
        .filter((field) => !hasWithoutCase([...Object.keys(rows.fields), ...own], field))
        .map((field) => `has "${field}" in some of the cases and not in case ${index + 1}`),
    ),
    ...(onlyCases === undefined || cases.length > 0 ? [] : [`is limited to cases by "${onlyCases}" and has none`]),
    ...(onlyCases === undefined && cases.some(({ widens }) => widens !== undefined)
      ? ['has a case with other events and no "onlyCases"']
      : []),
    ...cases
      .filter((rows) => onlyCases !== undefined && !isFixed(rows.fields, onlyCases))
      .map((rows) => `does not fix "${onlyCases ?? ''}" in the case ${JSON.stringify(rows.where)}`),
  ];
  return problems.map((problem) => `${nameOf(route)}: ${problem}.`);
}

function* fieldMappingsOf({ fields, cases = [], events = [] }: Route): Iterable<readonly [string, FieldMapping]> {
  for (const mappings of [fields, ...[...cases, ...events].map((some) => some.fields)]) yield* Object.entries(mappings);
}

function isFixed(fields: FieldMappings, field: string): boolean {
  const mapping = fields[field];
  return typeof mapping === 'object' && 'fixed' in mapping;
}

function checkMapping(mapping: FieldMapping, route: Route, columns: Columns): readonly string[] {
  const cells = cellsOf(mapping).flatMap((cell) => checkCell(cell, route, columns));
  if (typeof mapping === 'string') return cells;
  if ('anyElement' in mapping) {
    return [
      ...cells,
      ...(holdsText(mapping.anyElement, columns) ? [] : ['looks for JSON where there is none']),
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

function checkFilter({ cell, is }: RowFilter, route: Route, columns: Columns): readonly string[] {
  const type = typeOfCell(cell, columns);
  return [
    ...checkCell(cell, route, columns).map((problem) => `a condition on the rows ${problem}`),
    ...wrongValues(typeof is === 'object' ? is : [is], type).map(
      (value) => `compares ${JSON.stringify(value)} with values of type ${type}`,
    ),
  ];
}

const wrongValues = (values: readonly (string | number)[], type: ColumnType): readonly (string | number)[] =>
  values.filter((value) => isNumeric(type) !== (typeof value === 'number'));

function checkCell(cell: Cell, { table }: Route, columns: Columns): readonly string[] {
  const missing = columnNamesOf(cell)
    .filter((name) => !(name in columns))
    .map((name) => `names the column "${name}", which the table does not have`);
  return readsEventData(cell) && !table.eventData ? [...missing, 'reads event data, which the table does not declare'] : missing;
}

function checkJson(cell: JsonCell, route: Route, columns: Columns): readonly string[] {
  const missing = checkCell(cell, route, columns);
  const holdsJson = ['string', 'dynamic'].includes(columns[cell.column] ?? 'string');
  return holdsJson ? missing : [...missing, `looks for JSON in "${cell.column}", which is of type ${columns[cell.column] ?? ''}`];
}

/** The cells of a mapping, whatever its kind. */
function cellsOf(mapping: FieldMapping): readonly Cell[] {
  if (typeof mapping === 'string') return [mapping];
  if ('unnamedMember' in mapping) return [{ eventDataText: true }];
  if ('unsupported' in mapping || 'fixed' in mapping || 'never' in mapping) return [];
  if ('anyOf' in mapping) return mapping.anyOf;
  if ('textOf' in mapping) return mapping.textOf;
  if ('dashIfNone' in mapping) return [mapping.dashIfNone];
  if ('otherIfDash' in mapping) return [mapping.otherIfDash];
  if ('mappedAddress' in mapping) return [mapping.mappedAddress];
  if ('guid' in mapping) return [mapping.guid];
  if ('uri' in mapping) return [mapping.uri, mapping.fromPath];
  if ('pathAndQuery' in mapping) return [mapping.pathAndQuery, mapping.query];
  if ('webLogText' in mapping) return [mapping.webLogText];
  if ('path' in mapping) return [mapping.path, mapping.fileName];
  if ('fileNameOnly' in mapping) return [mapping.fileNameOnly];
  if ('pathOrDoubledName' in mapping) return [mapping.pathOrDoubledName];
  if ('anyElement' in mapping) return [mapping.anyElement];
  if ('values' in mapping) return mapping.otherwise === undefined ? [mapping.in] : [mapping.in, mapping.otherwise];
  if ('digests' in mapping) return Object.values(mapping.digests);
  if ('registryPath' in mapping)
    return mapping.registryPath.flatMap(({ key, valueName }) => (valueName === undefined ? [key] : [key, valueName]));
  if ('registryData' in mapping) return [mapping.registryData, mapping.type];
  if ('hexNumber' in mapping) return [mapping.hexNumber];
  if ('hexText' in mapping) return [mapping.hexText];
  if ('hexOrDecimalText' in mapping) return [mapping.hexOrDecimalText];
  if ('flag' in mapping) return [mapping.flag];
  if ('cell' in mapping && !('withoutPrefix' in mapping) && !('withoutSuffix' in mapping)) return [mapping.cell];
  return [mapping];
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
    return 'host' in part ? [part.host] : [];
  });

const readsEventData = (cell: Cell): boolean =>
  partsOf(cell).some((part) => typeof part === 'object' && ('eventData' in part || 'userData' in part || 'eventDataText' in part));

/** The type of a column; text for what is read out of one. */
function typeOfCell(cell: Cell, columns: Columns): ColumnType {
  if (typeof cell === 'string') return columns[cell] ?? 'string';
  return 'column' in cell && !('json' in cell) ? (columns[cell.column] ?? 'string') : 'string';
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
