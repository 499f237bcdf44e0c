import {
  NOT_RESOLVED,
  Schema,
  boolYaml11Tag,
  defineMappingTag,
  defineScalarTag,
  floatYaml11Tag,
  intYaml11Tag,
  loadAll,
  mergeTag,
  nullYaml11Tag,
  seqTag,
  strTag,
  type ScalarTagDefinition,
} from 'js-yaml';

export type YamlNode = Scalar | YamlList | YamlMap;
export type YamlList = readonly YamlNode[];
export type YamlMap = ReadonlyMap<string, YamlNode>;

/** A scalar, and how it is written: `10.10` is a number, but where a modifier needs text it is these five characters. */
export class Scalar {
  constructor(
    readonly written: string,
    readonly value: string | number | boolean | null,
  ) {}
}

export const isMap = (node: YamlNode | undefined): node is YamlMap => node instanceof Map;
export const isList = (node: YamlNode | undefined): node is YamlList => Array.isArray(node);

/** The documents of a text; a document without anything in it is left out. */
export function parseDocuments(text: string): readonly YamlNode[] {
  const documents = loadAll(text, { schema: SIGMA_SCHEMA }) as readonly YamlNode[];
  return documents.filter((document) => !(document instanceof Scalar && document.value === null));
}

/** A tag of YAML 1.1 that keeps what is written. What `isText` says of a scalar that the tag would take is text all the same. */
function keepWritten(
  tag: ScalarTagDefinition<string | number | boolean | null>,
  isText: (written: string) => boolean = () => false,
): ScalarTagDefinition<Scalar> {
  return defineScalarTag<Scalar>(tag.tagName, {
    implicit: tag.implicit,
    implicitFirstChars: tag.implicitFirstChars,
    identify: () => false,
    resolve: (written, isExplicit, tagName) => {
      const value = tag.resolve(written, isExplicit, tagName);
      return value === NOT_RESOLVED || (!isExplicit && isText(written)) ? NOT_RESOLVED : new Scalar(written, value);
    },
  });
}

/** A key is a scalar, and a string where a merge brings it in. */
const keyText = (key: unknown): string | undefined => (key instanceof Scalar ? key.written : typeof key === 'string' ? key : undefined);

/**
 * A map by the text of its keys, in the order in which they are written. A key that is there twice is an error, also
 * where one of the two comes out of a merge before it.
 */
const mapTag = defineMappingTag<Map<unknown, unknown>>('tag:yaml.org,2002:map', {
  create: () => new Map(),
  addPair: (map, key, value) => {
    if (keyText(key) === undefined) return 'a key has to be text';
    map.set(keyText(key), value);
    return '';
  },
  has: (map, key) => map.has(keyText(key)),
  keys: (map) => map.keys(),
  get: (map, key) => map.get(keyText(key)),
  identify: () => false,
});

/**
 * YAML 1.1 as PyYAML reads it, with which Sigma's reference implementation reads rules: there, `y` and `n` are text, and
 * so are a time with a zero in front (`08:30`) and a fraction with a sign alone before it (`-.5`). Dates, `.inf` and `.nan`
 * have no meaning in Sigma and are text too.
 */
const SIGMA_SCHEMA = new Schema([
  keepWritten(strTag),
  keepWritten(nullYaml11Tag),
  keepWritten(boolYaml11Tag, (written) => written.length === 1),
  keepWritten(intYaml11Tag, (written) => /^[-+]?0\d*:/.test(written)),
  keepWritten(floatYaml11Tag, (written) => /^[-+]\.|^\.\D/.test(written)),
  keepWritten(mergeTag),
  seqTag,
  mapTag,
]);
