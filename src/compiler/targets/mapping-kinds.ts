import type { Cell, FieldMapping, MappingKind, MappingKinds } from './target.js';

/** What there is to know of a way of mapping, beside how a value is asked for. */
interface KindOfMapping<M> {
  /** All the cells that are read. */
  readonly cells: (mapping: M) => readonly Cell[];
  /** The cell with the value of the field as it is, or nearly: what another field is compared with. */
  readonly value?: (mapping: M) => Cell;
  /** Set where the cells are compared or cut as text. A dynamic value is read as its text. */
  readonly text?: true;
}

const KINDS: { readonly [K in MappingKind]: KindOfMapping<MappingKinds[K]> } = {
  anyOf: { cells: ({ anyOf }) => anyOf },
  dashIfNone: { cells: ({ dashIfNone }) => [dashIfNone], value: ({ dashIfNone }) => dashIfNone },
  otherIfDash: { cells: ({ otherIfDash }) => [otherIfDash], value: ({ otherIfDash }) => otherIfDash },
  mappedAddress: { cells: ({ mappedAddress }) => [mappedAddress], text: true },
  guid: { cells: ({ guid }) => [guid], value: ({ guid }) => guid, text: true },
  path: { cells: ({ path, fileName }) => [path, fileName], value: ({ path }) => path, text: true },
  devicePath: { cells: ({ devicePath }) => [devicePath], text: true },
  uri: { cells: ({ uri, fromPath }) => [uri, fromPath], value: ({ uri }) => uri, text: true },
  pathAndQuery: { cells: ({ pathAndQuery, query }) => [pathAndQuery, query], value: ({ pathAndQuery }) => pathAndQuery, text: true },
  nameOrJson: { cells: ({ nameOrJson, jsonIn }) => [nameOrJson, jsonIn], value: ({ nameOrJson }) => nameOrJson, text: true },
  webLogText: { cells: ({ webLogText }) => [webLogText], value: ({ webLogText }) => webLogText, text: true },
  fileNameOnly: { cells: ({ fileNameOnly }) => [fileNameOnly], text: true },
  pathOrDoubledName: { cells: ({ pathOrDoubledName }) => [pathOrDoubledName], text: true },
  in: { cells: ({ in: cell, otherwise }) => (otherwise === undefined ? [cell] : [cell, otherwise]) },
  anyElement: { cells: ({ anyElement }) => [anyElement], text: true },
  digests: { cells: ({ digests }) => Object.values(digests), text: true },
  registryPath: {
    cells: ({ registryPath }) => registryPath.flatMap(({ key, valueName }) => (valueName === undefined ? [key] : [key, valueName])),
    text: true,
  },
  registryData: { cells: ({ registryData, type }) => [registryData, type], text: true },
  hexNumber: { cells: ({ hexNumber }) => [hexNumber] },
  hexText: { cells: ({ hexText }) => [hexText] },
  hexOrDecimalText: { cells: ({ hexOrDecimalText }) => [hexOrDecimalText] },
  flag: { cells: ({ flag }) => [flag], text: true },
  unnamedMember: { cells: () => [{ eventDataText: true }] },
  textOf: { cells: ({ textOf }) => textOf },
  fixed: { cells: () => [] },
  never: { cells: () => [] },
  unsupported: { cells: () => [] },
};

const isKind = (word: string): word is MappingKind => Object.hasOwn(KINDS, word);

/** The way of mapping, told by its word; undefined where the mapping is a cell and no more. */
export function kindOf(mapping: FieldMapping): MappingKind | undefined {
  if (typeof mapping === 'string') return undefined;
  for (const word in mapping) if (isKind(word)) return word;
  return undefined;
}

/** The cells of a mapping, whatever its kind. */
export function cellsOf(mapping: FieldMapping): readonly Cell[] {
  const kind = kindOf(mapping);
  return kind === undefined ? [cellItself(mapping)] : cellsOfKind(kind, mapping as MappingKinds[typeof kind]);
}

/** The one cell that another field can be compared with; undefined for a mapping that has none. */
export function cellToCompare(mapping: FieldMapping): Cell | undefined {
  const kind = kindOf(mapping);
  return kind === undefined ? cellItself(mapping) : valueOfKind(kind, mapping as MappingKinds[typeof kind]);
}

/** Whether the cells of a mapping have to be texts. */
export function readsText(mapping: FieldMapping): boolean {
  const kind = kindOf(mapping);
  return kind !== undefined && KINDS[kind].text === true;
}

/** The cell of a mapping that is one and no more, be it with a caveat. */
export function cellItself(mapping: FieldMapping): Cell {
  const withCaveat = typeof mapping === 'object' && 'cell' in mapping && !('withoutPrefix' in mapping) && !('withoutSuffix' in mapping);
  return (withCaveat ? mapping.cell : mapping) as Cell;
}

const cellsOfKind = <K extends MappingKind>(kind: K, mapping: MappingKinds[K]): readonly Cell[] => KINDS[kind].cells(mapping);

const valueOfKind = <K extends MappingKind>(kind: K, mapping: MappingKinds[K]): Cell | undefined => KINDS[kind].value?.(mapping);
