import type { ColumnExpression, FieldMapping, MappingKind, MappingKinds } from './target.js';

/** What there is to know of a way of mapping, beside how a value is asked for. */
interface KindOfMapping<M> {
  /** All the columns that are read. */
  readonly expressions: (mapping: M) => readonly ColumnExpression[];
  /** The column with the value of the field as it is, or nearly: what another field is compared with. */
  readonly value?: (mapping: M) => ColumnExpression;
  /** Set where the columns are compared or cut as text. A dynamic value is read as its text. */
  readonly text?: true;
}

const KINDS: { readonly [K in MappingKind]: KindOfMapping<MappingKinds[K]> } = {
  anyOf: { expressions: ({ anyOf }) => anyOf },
  dashWhenEmpty: { expressions: ({ dashWhenEmpty }) => [dashWhenEmpty], value: ({ dashWhenEmpty }) => dashWhenEmpty },
  otherWhenEmpty: { expressions: ({ otherWhenEmpty }) => [otherWhenEmpty], value: ({ otherWhenEmpty }) => otherWhenEmpty },
  mappedAddress: { expressions: ({ mappedAddress }) => [mappedAddress], text: true },
  guid: { expressions: ({ guid }) => [guid], value: ({ guid }) => guid, text: true },
  path: { expressions: ({ path, fileName }) => [path, fileName], value: ({ path }) => path, text: true },
  devicePath: { expressions: ({ devicePath }) => [devicePath], text: true },
  uri: { expressions: ({ uri, fromPath }) => [uri, fromPath], value: ({ uri }) => uri, text: true },
  pathAndQuery: { expressions: ({ pathAndQuery, query }) => [pathAndQuery, query], value: ({ pathAndQuery }) => pathAndQuery, text: true },
  nameOrJson: { expressions: ({ nameOrJson, jsonIn }) => [nameOrJson, jsonIn], value: ({ nameOrJson }) => nameOrJson, text: true },
  webLogText: { expressions: ({ webLogText }) => [webLogText], value: ({ webLogText }) => webLogText, text: true },
  fileNameOnly: { expressions: ({ fileNameOnly }) => [fileNameOnly], text: true },
  pathWithRepeatedName: { expressions: ({ pathWithRepeatedName }) => [pathWithRepeatedName], text: true },
  valueMap: { expressions: ({ valueMap: expression, otherwise }) => (otherwise === undefined ? [expression] : [expression, otherwise]) },
  anyElement: { expressions: ({ anyElement }) => [anyElement], text: true },
  digests: { expressions: ({ digests }) => Object.values(digests), text: true },
  registryPath: {
    expressions: ({ registryPath }) => registryPath.flatMap(({ key, valueName }) => (valueName === undefined ? [key] : [key, valueName])),
    text: true,
  },
  registryData: { expressions: ({ registryData, type }) => [registryData, type], text: true },
  hexNumber: { expressions: ({ hexNumber }) => [hexNumber] },
  hexText: { expressions: ({ hexText }) => [hexText] },
  hexOrDecimalText: { expressions: ({ hexOrDecimalText }) => [hexOrDecimalText] },
  flag: { expressions: ({ flag }) => [flag], text: true },
  unnamedMember: { expressions: () => [{ eventDataText: true }] },
  containedIn: { expressions: ({ containedIn }) => containedIn },
  fixed: { expressions: () => [] },
  never: { expressions: () => [] },
  unsupported: { expressions: () => [] },
};

const isKind = (word: string): word is MappingKind => Object.hasOwn(KINDS, word);

/** The way of mapping, told by its word; undefined where the mapping is a column and no more. */
export function kindOf(mapping: FieldMapping): MappingKind | undefined {
  if (typeof mapping === 'string') return undefined;
  for (const word in mapping) if (isKind(word)) return word;
  return undefined;
}

/** The columns of a mapping, whatever its kind. */
export function expressionsOf(mapping: FieldMapping): readonly ColumnExpression[] {
  const kind = kindOf(mapping);
  return kind === undefined ? [plainExpression(mapping)] : expressionsOfKind(kind, mapping as MappingKinds[typeof kind]);
}

/** The one column that another field can be compared with; undefined for a mapping that has none. */
export function expressionToCompare(mapping: FieldMapping): ColumnExpression | undefined {
  const kind = kindOf(mapping);
  return kind === undefined ? plainExpression(mapping) : valueOfKind(kind, mapping as MappingKinds[typeof kind]);
}

/** Whether the columns of a mapping have to be texts. */
export function readsText(mapping: FieldMapping): boolean {
  const kind = kindOf(mapping);
  return kind !== undefined && KINDS[kind].text === true;
}

/** The column of a mapping that is one and no more, be it with a caveat. */
export function plainExpression(mapping: FieldMapping): ColumnExpression {
  const withCaveat =
    typeof mapping === 'object' && 'expression' in mapping && !('withoutPrefix' in mapping) && !('withoutSuffix' in mapping);
  return (withCaveat ? mapping.expression : mapping) as ColumnExpression;
}

const expressionsOfKind = <K extends MappingKind>(kind: K, mapping: MappingKinds[K]): readonly ColumnExpression[] =>
  KINDS[kind].expressions(mapping);

const valueOfKind = <K extends MappingKind>(kind: K, mapping: MappingKinds[K]): ColumnExpression | undefined =>
  KINDS[kind].value?.(mapping);
