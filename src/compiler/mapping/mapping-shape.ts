import type {
  AskedMappings,
  Caveat,
  ColumnExpression,
  DecidedMappings,
  EventData,
  EventFields,
  FieldMapping,
  Logsource,
  LogsourceMapping,
  RowVariant,
  RowFilter,
  Table,
  Target,
  UrlPart,
} from '../targets/target.js';
import { COLUMN_TYPES } from '../targets/target.js';
import { either, listOf, MARK, mapOf, object, TEXT, word, type KindOf, type Property, type Shape, type WordOf } from './shape.js';

const HASH_ALGORITHMS = ['MD5', 'SHA1', 'SHA256', 'IMPHASH'] as const;

type Words<T> = Readonly<Record<WordOf<T>, Property>>;
/** A list that has all words of a union; a word that is forgotten is no `never`. */
const complete =
  <T extends string>() =>
  <const W extends readonly T[]>(words: W & ([Exclude<T, W[number]>] extends [never] ? W : never)) =>
    words;

const EXPRESSION: Shape = { kind: 'part', name: 'ColumnExpression', is: () => either(TEXT, EXPRESSION_KINDS) };
const FIELD: Shape = { kind: 'part', name: 'FieldMapping', is: () => either(TEXT, FIELD_KINDS) };
const VALUE: Shape = either({ kind: 'value' }, TEXT);
const VALUES: Shape = either({ kind: 'value' }, TEXT, listOf(VALUE));

const property = (shape: Shape, says: string): Property => ({ shape, says });
const required = (shape: Shape, says: string): Property => ({ shape, says, required: true });
const column = (says: string): Property => property(TEXT, says);

const EXPRESSION_WORDS: Words<Exclude<ColumnExpression, string>> = {
  column: column('A column of the table.'),
  json: property(TEXT, 'A member of a column that holds JSON; with dots, a member of a member.'),
  jsonText: column('A column that holds JSON, as one text with its escapes undone.'),
  at: property(TEXT, 'All of a member instead; with dots, of a member of a member.'),
  eventData: property(TEXT, "A named member of the table's event data."),
  lowerCase: property(MARK, 'What writes the member does so in lower case.'),
  userData: property(TEXT, "An element of the table's event data, of an event whose provider writes elements of its own."),
  eventDataText: property(MARK, 'All of the event data as one text.'),
  join: property(listOf(EXPRESSION), 'Parts in a row with the separator between them; an empty part is left out with its separator.'),
  separator: property(TEXT, 'What stands between the parts, or between the pairs of `key=value` whose values have blanks.'),
  name: property(TEXT, 'What a query calls the parts together, if not by the field.'),
  firstOf: property(listOf(EXPRESSION), 'The first of the columns whose text is not empty and not "-".'),
  none: property(TEXT, 'Another text for "none".'),
  keyValue: property(
    either(TEXT, listOf(TEXT)),
    'A key of a column with lines of `key=value`, as auditd writes them; of several, the ways in which it is written.',
  ),
  hex: property(
    either(MARK, object({ exceptOn: required(TEXT, 'Lines with this text have a number that stands for itself.') })),
    'A text with blanks, quotes or control characters is written in hex digits there.',
  ),
  word: property({ kind: 'number', least: 0 }, 'One of the words of a text that blanks part, the first being 0.'),
  of: column('The column with that text.'),
  host: column('A column with a host name or a URL: the host name in it.'),
  expression: property(EXPRESSION, 'Where the value stands.'),
  withoutSuffix: property(TEXT, "A text that the product puts behind the column's text."),
  urlPart: property(word(...complete<UrlPart>()(['fromPath', 'path', 'query', 'extension'])), 'The part of a URL.'),
  url: property(EXPRESSION, 'Where the URL stands.'),
  withoutPrefix: property(TEXT, "A prefix that the product puts in front of the column's text."),
  accountName: column('A column with an account: its name without the domain before it.'),
  digestIn: property(EXPRESSION, 'A list of digests such as "MD5=…,SHA256=…".'),
  algorithm: property(word(...complete<(typeof HASH_ALGORITHMS)[number]>()(HASH_ALGORITHMS)), 'The one digest of the list.'),
};

type ExpressionWord = WordOf<Exclude<ColumnExpression, string>>;

const EXPRESSIONS: readonly KindOf<ExpressionWord>[] = [
  { needs: ['column'] },
  { needs: ['column', 'json'] },
  { needs: ['jsonText'], may: ['at'] },
  { needs: ['eventData'], may: ['lowerCase'] },
  { needs: ['userData'] },
  { needs: ['eventDataText'] },
  { needs: ['join', 'separator'], may: ['name', 'none'] },
  { needs: ['firstOf'], may: ['none'] },
  { needs: ['column', 'keyValue'], may: ['hex'] },
  { needs: ['column', 'keyValue', 'separator'] },
  { needs: ['word', 'of'] },
  { needs: ['host'] },
  { needs: ['urlPart', 'url'] },
  { needs: ['expression', 'withoutPrefix'] },
  { needs: ['expression', 'withoutSuffix'] },
  { needs: ['accountName'] },
  { needs: ['digestIn', 'algorithm'] },
];

const EXPRESSION_KINDS: Shape = { kind: 'kinds', what: 'where a value stands', words: EXPRESSION_WORDS, kinds: EXPRESSIONS };

const CAVEAT_WORDS: Words<Required<Caveat>> = {
  matchesLess: property(TEXT, 'Events the rule means and the query will not find. Told to every user of the field.'),
  matchesMore: property(TEXT, 'Events the query finds and the rule does not mean. Told to every user of the field.'),
  note: property(TEXT, 'Worth knowing; changes nothing about what is found.'),
  unverified: property(MARK, 'Not confirmed by documentation.'),
};

const REGISTRY_PLACE = object({
  key: required(EXPRESSION, 'The key.'),
  valueName: property(EXPRESSION, 'The name of the value, where the event has one.'),
  unnamed: property(TEXT, 'What the product has for the name of the value without a name.'),
  orDefault: property(MARK, 'Some rows have "(Default)" for that name all the same.'),
  name: property(TEXT, 'What a query calls the two together.'),
});

const FIELD_WORDS: Words<Exclude<FieldMapping, string>> = {
  ...EXPRESSION_WORDS,
  ...CAVEAT_WORDS,
  anyOf: property(listOf(EXPRESSION), 'The value may stand in any of the columns.'),
  dashWhenEmpty: property(EXPRESSION, 'The source writes "-" for nothing; the table leaves the column empty.'),
  orDash: property(MARK, 'Some rows have "-" as the source does.'),
  otherWhenEmpty: property(EXPRESSION, 'The source writes "-" for nothing; the table has something else there.'),
  mappedAddress: property(EXPRESSION, 'An IP address; an IPv4 address may be written as "::ffff:192.0.2.1".'),
  guid: property(EXPRESSION, 'A GUID, which the table has without the braces around it.'),
  path: property(EXPRESSION, 'A full path.'),
  fileName: property(EXPRESSION, 'The last component of the path.'),
  withoutArguments: property(MARK, 'The source writes a command line, of which the table has the program alone.'),
  volumeForDrive: property(MARK, 'The source writes the volume of the kernel for the letter of the drive.'),
  devicePath: property(EXPRESSION, 'A full path that begins with the device of its volume, where the source has the letter of a drive.'),
  uri: property(EXPRESSION, 'A URL. A value that begins with "/" is one of a source that writes it from the path on.'),
  fromPath: property(EXPRESSION, 'The URL from its path on.'),
  withoutScheme: property(MARK, 'The product leaves the scheme of a URL out, on some rows or on all.'),
  pathAndQuery: property(EXPRESSION, 'The path of a URL with its query.'),
  query: property(EXPRESSION, 'The query of the URL alone.'),
  nameOrJson: property(EXPRESSION, 'A name. A value that is a piece of JSON is looked for in the column of jsonIn.'),
  jsonIn: property(TEXT, 'A column that holds JSON.'),
  webLogText: property(EXPRESSION, 'A text from the log of a web server, which has "-" for nothing.'),
  blanks: property(word('plus', 'kept', 'either'), 'How the log has blanks: IIS writes "+".'),
  unnamedMember: property(MARK, "One of the members without a name in the table's event data, which is XML."),
  sourcePrefix: property(TEXT, 'What the source writes before the text and the table does not.'),
  fileNameOnly: property(EXPRESSION, 'Only the last component of the path.'),
  orPath: property(MARK, 'Some rows have the whole path.'),
  pathWithRepeatedName: property(EXPRESSION, 'A full path, behind which some rows have its last component once more.'),
  valueMap: property(EXPRESSION, 'Where the word of the product stands.'),
  values: property(mapOf(VALUES), "Sigma's words and the product's. A word that is not listed cannot be asked for."),
  allBut: property(mapOf(VALUES), 'Words for everything there but these.'),
  otherwise: property(EXPRESSION, 'Where what is none of the words stands as it is.'),
  anyElement: property(EXPRESSION, 'JSON with an array: the value may stand in any of its elements, at any depth.'),
  member: property(TEXT, 'The member of the elements. Left out where the elements are themselves what is asked for.'),
  listed: property(MARK, 'The member is itself a list, of which any counts.'),
  having: property(
    object({ member: required(TEXT, 'The other member.'), is: required(TEXT, 'Its text.') }),
    'Only of elements that have this member with this text.',
  ),
  inQuotes: property(MARK, 'The text is itself JSON, which writes a text in quotes of its own.'),
  digests: property(
    object(Object.fromEntries(HASH_ALGORITHMS.map((algorithm) => [algorithm, property(EXPRESSION, `Where the ${algorithm} stands.`)]))),
    'Digests in columns of their own.',
  ),
  registryPath: property(listOf(REGISTRY_PLACE), 'A registry path; any of the places.'),
  hives: property(word('defender', 'asim', 'audit', 'sysmon'), 'How the product writes the hives of registry keys.'),
  registryData: property(EXPRESSION, 'The data of a registry value.'),
  type: property(EXPRESSION, 'The type of the registry value.'),
  types: property(
    object(Object.fromEntries(['DWORD', 'QWORD', 'Binary'].map((type) => [type, required(TEXT, `The product's word for ${type}.`)]))),
    "The product's words for the types of registry values.",
  ),
  alsoSysmon: property(MARK, "Rows of Sysmon stand beside the product's own."),
  hexNumber: property(EXPRESSION, 'Sigma writes hex text (0x3e7), the column holds the number.'),
  hexText: property(EXPRESSION, 'Sigma writes a decimal number, the column holds hex text (0x1f4).'),
  hexOrDecimalText: property(EXPRESSION, 'The column holds a number as text, in decimal or hex.'),
  flag: property(EXPRESSION, 'A Sigma boolean: true when the column contains the text.'),
  contains: property(TEXT, 'The text that means true.'),
  containedIn: property(listOf(EXPRESSION), 'No column of its own: the value is somewhere in the text of these columns.'),
  fixed: property(either(TEXT, listOf(TEXT)), 'The same on every row that the mapping selects.'),
  never: property(TEXT, 'Never there on the rows that the mapping selects: why.'),
  unsupported: property(TEXT, 'The field cannot be asked for: why.'),
};

type FieldWord = WordOf<Exclude<FieldMapping, string>>;

type Kinds<M> = { readonly [K in keyof M]: KindOf<WordOf<M[K]>> };

const ASKED: Kinds<AskedMappings> = {
  anyOf: { needs: ['anyOf'] },
  dashWhenEmpty: { needs: ['dashWhenEmpty'], may: ['orDash'] },
  otherWhenEmpty: { needs: ['otherWhenEmpty'] },
  mappedAddress: { needs: ['mappedAddress'] },
  guid: { needs: ['guid'] },
  path: { needs: ['path', 'fileName'], may: ['orDash', 'withoutArguments', 'volumeForDrive', 'sourcePrefix'] },
  devicePath: { needs: ['devicePath'] },
  uri: { needs: ['uri', 'fromPath'], may: ['withoutScheme'] },
  pathAndQuery: { needs: ['pathAndQuery', 'query'] },
  nameOrJson: { needs: ['nameOrJson', 'jsonIn'] },
  webLogText: { needs: ['webLogText', 'blanks'] },
  unnamedMember: { needs: ['unnamedMember'] },
  fileNameOnly: { needs: ['fileNameOnly'], may: ['orPath'] },
  pathWithRepeatedName: { needs: ['pathWithRepeatedName'], may: ['separator'] },
  valueMap: { needs: ['valueMap', 'values'], may: ['allBut', 'otherwise'] },
  anyElement: { needs: ['anyElement'], may: ['member', 'listed', 'having', 'values', 'inQuotes'] },
  digests: { needs: ['digests'] },
  registryPath: { needs: ['registryPath', 'hives'] },
  registryData: { needs: ['registryData', 'type', 'types'], may: ['none', 'alsoSysmon'] },
  hexNumber: { needs: ['hexNumber'] },
  hexText: { needs: ['hexText'] },
  hexOrDecimalText: { needs: ['hexOrDecimalText'] },
  flag: { needs: ['flag', 'contains'] },
  containedIn: { needs: ['containedIn'], may: ['sourcePrefix'] },
};

const DECIDED: Kinds<DecidedMappings> = {
  fixed: { needs: ['fixed'] },
  never: { needs: ['never'] },
  unsupported: { needs: ['unsupported'] },
};

const CAVEATS = ['matchesLess', 'matchesMore', 'note', 'unverified'] as const satisfies readonly FieldWord[];
const withCaveats = (...kinds: readonly KindOf<FieldWord>[]): readonly KindOf<FieldWord>[] =>
  kinds.map(({ needs, may = [] }) => ({ needs, may: [...may, ...CAVEATS] }));

const FIELD_KINDS: Shape = {
  kind: 'kinds',
  what: 'where a field stands',
  words: FIELD_WORDS,
  kinds: [
    ...EXPRESSIONS.filter(({ needs }) => needs.join() !== 'column'),
    ...withCaveats({ needs: ['column'] }, { needs: ['expression'] }, ...Object.values<KindOf<FieldWord>>(ASKED)),
    ...Object.values(DECIDED),
  ],
};

const FIELDS: Shape = mapOf(FIELD);

const JSON_COLUMN = object({
  column: required(TEXT, 'A column that holds JSON.'),
  json: property(TEXT, 'A member of it.'),
});

const ROW_FILTER: Shape = {
  kind: 'part',
  name: 'RowFilter',
  is: () =>
    object({
      expression: required(EXPRESSION, 'What is compared.'),
      is: required(VALUES, 'The value; of several, any. The empty text is that of an empty column.'),
      anyCase: property(MARK, 'The product does not keep to one spelling.'),
      match: property(word('startswith', 'contains'), "Where in the column's text the value stands; left out where it is all of it."),
    } satisfies Words<Required<RowFilter>>),
};

const ROW_VARIANT = object({
  where: required(listOf(ROW_FILTER), 'The rows.'),
  fields: required(FIELDS, 'Fields as they are on these rows. Read before those of the mapping.'),
  matchesMore: property(TEXT, 'Events that are among the rows beside those of `discriminatorField`.'),
} satisfies Words<Required<RowVariant>>);

const EVENT_FIELDS = object({
  eventIds: required(listOf(TEXT), 'A rule that asks for one of these reads the fields so.'),
  fields: required(FIELDS, 'Read before those of the mapping.'),
} satisfies Words<EventFields>);

/** What a file says of a logsource mapping: its table by name; priority and basis may be left out. */
export type MappingEntry = Omit<LogsourceMapping, 'table' | 'priority' | 'basis' | 'where' | 'fields'> &
  Partial<Pick<LogsourceMapping, 'priority' | 'basis' | 'where' | 'fields'>> & { readonly table: string };

const MAPPING: Shape = {
  kind: 'part',
  name: 'LogsourceMapping',
  is: () =>
    object({
      logsource: required(
        object({
          category: property(TEXT, 'The category of the log source.'),
          product: property(TEXT, 'Its product.'),
          service: property(TEXT, 'Its service.'),
        } satisfies Words<Required<Logsource>>),
        'The Sigma log source. A key that is left out is left out in the rules too.',
      ),
      table: required(TEXT, 'The table, of this file or of the target that it adds to.'),
      priority: property({ kind: 'number', least: 1 }, '1, the default, is the table to take first.'),
      partial: property(TEXT, 'Why the table has only some of the events. Left out when it has all.'),
      where: property(listOf(ROW_FILTER), 'The rows that are events of this log source. Left out: all.'),
      fields: property(FIELDS, 'Sigma fields and where they stand.'),
      sameNamedColumns: property(
        either(MARK, listOf(TEXT)),
        'Columns whose fields have the same name: a list, or true for all columns that no other mapping names.',
      ),
      eventData: property(listOf(TEXT), "Fields that are read from the table's event data under their own names."),
      openEventData: property(MARK, 'A field that is not listed is read from the event data under its own name, with a warning.'),
      userData: property(MARK, 'The provider writes the event data in elements of its own: the two above are those.'),
      jsonFields: property(
        mapOf(JSON_COLUMN),
        'Fields whose names begin with one of these and a dot: the rest is the path to a member of the JSON.',
      ),
      events: property(listOf(EVENT_FIELDS), 'Fields that stand elsewhere in some of the events.'),
      keywords: property(listOf(EXPRESSION), 'Where a value without a field is looked for.'),
      keywordsMatchLess: property(TEXT, 'What is not found there.'),
      variants: property(listOf(ROW_VARIANT), 'The rows apart, where a field is told by which rows are taken.'),
      discriminatorField: property(TEXT, 'The variants are not all the events of the log source: the field that says which they are.'),
      notes: property(listOf(TEXT), 'What a user of the table has to know.'),
      basis: property(TEXT, 'Where the mapping was read from.'),
      unverified: property(
        either(word('rows', 'fields', 'all'), listOf(TEXT)),
        'A judgement: which rows are the events, every field or these, or all of it.',
      ),
    } satisfies Words<Required<LogsourceMapping>>),
};

const EVENT_DATA = object({
  column: required(TEXT, 'The column.'),
  format: required(word('xml', 'dynamic'), 'XML text, or a dynamic value.'),
  around: property(TEXT, 'What stands around the members, in XML.'),
  timeAndIdAround: property(MARK, 'A time and a GUID are around them as well.'),
  controls: property(word('octal'), 'Control characters are written as `#` and their octal number.'),
} satisfies Words<Required<EventData<string>>>);

/** What a file says of a table: its name is the key, and what fills it stands with it. */
export type MappingTable = Partial<Omit<Table, 'name' | 'workspaceColumns'>> & {
  readonly connectors?: readonly string[];
  readonly note?: string;
};

const TABLE: Shape = {
  kind: 'part',
  name: 'Table',
  is: () =>
    object({
      columns: property(mapOf(word(...COLUMN_TYPES)), 'The columns and their types. Of a table that the target has already: those to add.'),
      timeColumn: property(TEXT, 'The column with the time of an event, where it is not that of the target.'),
      builtIn: property(TEXT, 'The other name of an ASIM parser, for the option `parsers: "built-in"`.'),
      lowerCase: property(listOf(TEXT), 'Columns that the product writes in lower case.'),
      caseLostOnSomeRows: property(listOf(TEXT), 'Columns that have lost the case of the event on some rows.'),
      eventData: property(EVENT_DATA, 'The column with the members of a Windows event.'),
      escapedOnSomeRows: property(MARK, 'Some of the rows keep text in the escapes of XML.'),
      docsUrl: property(TEXT, 'The page that the columns were read from.'),
      connectors: property(listOf(TEXT), 'The data connectors that fill the table.'),
      note: property(TEXT, 'What the table needs.'),
    } satisfies Words<Required<MappingTable>>),
};

/** One document of a mapping file. */
export interface MappingFile extends Partial<Pick<Target, 'title' | 'timeColumn' | 'watchlists' | 'unsupportedLogsources'>> {
  readonly target: string;
  readonly tables?: Readonly<Record<string, MappingTable>>;
  readonly mappings?: readonly MappingEntry[];
}

/** The form of a mapping file. */
export const MAPPING_FILE: Shape = object({
  target: required(
    { kind: 'text', pattern: { source: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', means: 'an id of small letters, digits and hyphens' } },
    'The id of the target that the file adds to, or of a new one.',
  ),
  title: property(TEXT, 'The name of the product. Needed for a new target.'),
  timeColumn: property(TEXT, 'The column with the time of an event. Needed for a new target.'),
  watchlists: property(MARK, 'Queries can read Sentinel watchlists.'),
  tables: property(mapOf(TABLE), 'Tables by name.'),
  mappings: property(listOf(MAPPING), 'How the rules of a log source run on a table. Each wins over what the target has for the same two.'),
  unsupportedLogsources: property(
    mapOf(TEXT),
    'Why a log source has no table, by `product/category/service` with `-` for what is left out.',
  ),
} satisfies Words<Required<MappingFile>>);
