/**
 * The words in which products are described. A target file is data in these words and nothing else,
 * so that a reader can check it against the page it was read from.
 */

/** The Kusto scalar types a column can have. */
export const COLUMN_TYPES = ['string', 'int', 'long', 'real', 'decimal', 'bool', 'datetime', 'timespan', 'guid', 'dynamic'] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];

export type Columns = Readonly<Record<string, ColumnType>>;

/** A table, or an ASIM parser, which is queried like one. */
export interface Table<C extends Columns = Columns> {
  /** As a query names it. For an ASIM parser, the workspace form (`imNetworkSession`). */
  readonly name: string;
  /** The name of the parser that ships with Sentinel (`_Im_NetworkSession`), for the option `parsers: "built-in"`. */
  readonly builtIn?: string;
  /** The pages the columns were read from. */
  readonly docsUrl: string;
  readonly columns: C;
  /** The column with the time of an event, where it is not that of the target. */
  readonly timeColumn?: string;
  /** Columns that the product writes in lower case, whatever case the event has. */
  readonly lowerCase?: readonly string[];
  /** Columns that do not have the case of the event on the rows of some of the sources of the table. */
  readonly caseLostOnSomeRows?: readonly string[];
  /** Columns that Log Analytics adds or retypes where a Defender XDR table is streamed to a workspace. */
  readonly workspaceColumns?: Columns;
  /** The column with the members of a Windows event, and whether it is XML text or a dynamic value. */
  readonly eventData?: EventData<string>;
  /**
   * Set where some of the rows keep text in the escapes of XML, `&amp;` for `&`, so that a text with `&`, `<` or `>` is asked for
   * in both ways. The same rows have lost a brace at either end of a value.
   */
  readonly escapedOnSomeRows?: true;
}

export interface EventData<C extends string> {
  readonly column: C;
  readonly format: 'xml' | 'dynamic';
  /** What stands around the members, in XML. */
  readonly around?: string;
  /** Set where a time and a GUID are around them as well, whose digits a short value can be among. */
  readonly timeAndIdAround?: true;
  /** Set where control characters are written as `#` and their octal number, `#012`: `rsyslog` does so. */
  readonly controls?: 'octal';
}

export type ColumnName<T extends Table> = keyof T['columns'] & string;

/** Where one value stands in a row. A bare string is a column. */
export type ColumnExpression<C extends string = string> =
  | C
  | { readonly column: C }
  /** A member of a column that holds JSON, as text or as a dynamic value: `{ column: 'AdditionalFields', json: 'PipeName' }`. */
  | { readonly column: C; readonly json: string }
  /** All of a column that holds JSON as one text, its escapes undone; with `at`, all of a member. */
  | { readonly jsonText: C; readonly at?: string }
  /** A named member of the table's event data, whether XML or dynamic. `lowerCase`: what writes it does so in lower case. */
  | { readonly eventData: string; readonly lowerCase?: true }
  /** An element of the table's event data, of an event whose provider writes its data in elements of its own (`UserData`). */
  | { readonly userData: string }
  /** All of the event data as one text. */
  | { readonly eventDataText: true }
  /** The parts in a row with the separator between them; a part that is empty is left out with its separator. `none`: what
   * stands for nothing in all parts but the first, which is always there. `name`: what a query calls it, if not by the field. */
  | { readonly join: readonly ColumnExpression<C>[]; readonly separator: string; readonly name?: string; readonly none?: string }
  /** The first of the columns whose text is not empty and not `-`, which Windows writes for "none"; of a `join`, the last part decides. `none` is
   * another text for "none".
   */
  | { readonly firstOf: readonly ColumnExpression<C>[]; readonly none?: string }
  /** The value of one key in a line of `key=value`, as `auditd` writes. */
  | KeyValue<C>
  /** One of the words of a text that blanks part, the first being 0: an argument of a command line. */
  | { readonly word: number; readonly of: C }
  /** The host name in a column that holds a host name or a URL. */
  | { readonly host: C }
  /** A part of a URL, which may be written without its scheme, or from its path on. */
  | { readonly urlPart: UrlPart; readonly url: ColumnExpression<C> }
  /** The column's text without a prefix that the product puts in front of it. */
  | { readonly expression: ColumnExpression<C>; readonly withoutPrefix: string }
  /** The column's text without a text that the product puts behind it. */
  | { readonly expression: ColumnExpression<C>; readonly withoutSuffix: string }
  /** The name of an account without the domain before it: `DOMAIN\\name` and `name` are both `name`. */
  | { readonly accountName: C }
  /** One digest of a Sysmon list such as `MD5=…,SHA256=…`. */
  | { readonly digestIn: ColumnExpression<C>; readonly algorithm: HashAlgorithm };

/** `fromPath`: the path and all that follows it. `query`: what follows the `?`. `extension`: of the last component of the path, without the dot. */
export type UrlPart = 'fromPath' | 'path' | 'query' | 'extension';

/**
 * The value of a key in a line such as `type=EXECVE msg=audit(…): argc=2 a0="ls" a1=2D6C`. The case of the key counts. A value is a
 * word, or text in quotes, or stands in a message that quotes of its own are around: `msg='unit=sshd'`.
 */
export interface KeyValue<C extends string> {
  readonly column: C;
  /** The key, or the ways in which sources write it, of which a line has one. */
  readonly keyValue: string | readonly string[];
  /**
   * Set where a text with blanks, quotes, control characters or beyond ASCII is written in hex digits, without quotes. `exceptOn`: of
   * the lines with this text the value is a number, and stands for itself.
   */
  readonly hex?: true | { readonly exceptOn: string };
  /** What stands between the pairs, where values are texts with blanks in them and no quotes around: `a=b c;d=e`. */
  readonly separator?: string;
}

export type HashAlgorithm = 'MD5' | 'SHA1' | 'SHA256' | 'IMPHASH';

/** How the hives of registry keys are written by a product. The spellings themselves are in `registry-hives.ts`. */
export type HiveSpelling = 'defender' | 'asim' | 'audit' | 'sysmon';

/** What a reader must know about a mapping. Each is said to the caller when the field is used. */
export interface Caveat {
  /** Events the rule means and the query will not find. */
  readonly matchesLess?: string;
  /** Events the query finds and the rule does not mean. */
  readonly matchesMore?: string;
  /** Worth knowing; changes nothing about what is found. */
  readonly note?: string;
  /** Set where the mapping is a judgement, not read from a page. */
  readonly unverified?: true;
}

/** A column that holds JSON, as text or as a dynamic value, or a member of one. */
export type JsonColumn<C extends string = string> = { readonly column: C } | { readonly column: C; readonly json: string };

/** How one Sigma field is asked for: of a column as it is, or in a way of its own. */
export type FieldMapping<C extends string = string> =
  | ColumnExpression<C>
  | (Caveat & ({ readonly column: C } | { readonly expression: ColumnExpression<C> } | AskedMappings<C>[keyof AskedMappings<C>]))
  | DecidedMappings[keyof DecidedMappings];

/** The ways of mapping, each under the word by which it is told from the others. */
export interface MappingKinds<C extends string = string> extends AskedMappings<C>, DecidedMappings {}

export type MappingKind = keyof MappingKinds;

/** Fields that the rows are asked for. */
export interface AskedMappings<C extends string = string> {
  /** The value may stand in any of the columns. */
  readonly anyOf: { readonly anyOf: readonly ColumnExpression<C>[] };
  /** The source writes `-` for nothing; the table leaves the column empty, with `orDash` on some rows only. */
  readonly dashWhenEmpty: { readonly dashWhenEmpty: ColumnExpression<C>; readonly orDash?: true };
  /** The source writes `-` for nothing; the table has something else there, so that `-` cannot be asked for. */
  readonly otherWhenEmpty: { readonly otherWhenEmpty: ColumnExpression<C> };
  /** An IP address. The product may write an IPv4 address as the IPv6 address that it is mapped to, `::ffff:192.0.2.1`. */
  readonly mappedAddress: { readonly mappedAddress: ColumnExpression<C> };
  /** A GUID, which the table has without the braces that Windows writes around it. */
  readonly guid: { readonly guid: ColumnExpression<C> };
  /** A full path in one column and its last component in another. */
  readonly path: { readonly path: ColumnExpression<C>; readonly fileName: ColumnExpression<C> } & SourcePath;
  /** A full path that begins with the device of its volume, `\\device\\harddiskvolume3\\windows`, where the source has the letter of a drive. */
  readonly devicePath: { readonly devicePath: ColumnExpression<C> };
  /** A URL. A value that begins with `/` is one of a source that writes it from the path on. */
  readonly uri: { readonly uri: ColumnExpression<C>; readonly fromPath: ColumnExpression<C> } & UrlScheme;
  /** The path of a URL with its query, or the query alone, which a value that begins otherwise than with `/` is. */
  readonly pathAndQuery: { readonly pathAndQuery: ColumnExpression<C>; readonly query: ColumnExpression<C> };
  /** A name, but for a value that is a piece of JSON such as `"displayName":"UserType"`: that is in the JSON of another column. */
  readonly nameOrJson: { readonly nameOrJson: ColumnExpression<C>; readonly jsonIn: C };
  /** A text from the log of a web server, which has `-` for nothing. IIS writes `+` for a blank; `either`: some of the rows are of IIS. */
  readonly webLogText: { readonly webLogText: ColumnExpression<C>; readonly blanks: 'plus' | 'kept' | 'either' };
  /** Only the last component of the path; some rows have the whole path: with `orPath`, enough of them to ask for a folder. */
  readonly fileNameOnly: { readonly fileNameOnly: ColumnExpression<C>; readonly orPath?: true };
  /** A full path, behind which some rows have a separator, `\\` if not another, and the path's last component once more. */
  readonly pathWithRepeatedName: { readonly pathWithRepeatedName: ColumnExpression<C>; readonly separator?: '/' };
  /** Sigma's words and the product's. A word that is not listed cannot be asked for. Keys are compared without case. */
  readonly valueMap: { readonly valueMap: ColumnExpression<C>; readonly values: ProductWords } & OtherWords<C>;
  /** Any of the elements of a JSON array. */
  readonly anyElement: AnyElement<C>;
  /** Digests in columns of their own. */
  readonly digests: { readonly digests: Readonly<Partial<Record<HashAlgorithm, ColumnExpression<C>>>> };
  /** A registry path. Alternatives are any of. */
  readonly registryPath: { readonly registryPath: readonly RegistryPlace<C>[]; readonly hives: HiveSpelling };
  /** The data of a registry value. Sysmon writes `DWORD (0x00000001)`; see `RegistryData`. */
  readonly registryData: { readonly registryData: ColumnExpression<C> } & RegistryData<C>;
  /** Sigma writes hex text (`0x3e7`), the column holds the number. */
  readonly hexNumber: { readonly hexNumber: ColumnExpression<C> };
  /** Sigma writes a decimal number, the column holds hex text (`0x1f4`). */
  readonly hexText: { readonly hexText: ColumnExpression<C> };
  /** Sigma writes a number in decimal or hex, the column holds the text of either, depending on the row. */
  readonly hexOrDecimalText: { readonly hexOrDecimalText: ColumnExpression<C> };
  /** A Sigma boolean: true when the column contains the text. */
  readonly flag: { readonly flag: ColumnExpression<C>; readonly contains: string };
  /** One of the members without a name in the table's event data, which is XML. */
  readonly unnamedMember: { readonly unnamedMember: true };
  /** No column of its own: the value is somewhere in the text of these columns. */
  readonly containedIn: { readonly containedIn: readonly ColumnExpression<C>[] } & SourceText;
}

/** Fields that no row is asked for: the compiler decides or refuses the test. */
export interface DecidedMappings {
  /** The same on every row that the mapping selects. */
  readonly fixed: { readonly fixed: string | readonly string[] };
  /** Never there on the rows that the mapping selects: why. */
  readonly never: { readonly never: string };
  /** The table cannot be asked for it: why. */
  readonly unsupported: { readonly unsupported: string };
}

/** The product's words for one of Sigma's. */
export type ProductWords = Readonly<Record<string, string | number | readonly (string | number)[]>>;

export interface OtherWords<C extends string> {
  /** Words for everything there but these: `{ Failure: '0' }` where the column is a code of errors and `0` none. */
  readonly allBut?: ProductWords;
  /** Where what is none of the words stands as it is. */
  readonly otherwise?: ColumnExpression<C>;
}

/**
 * A member of the elements of a JSON array, or of any object below it, in a column that holds JSON: `TargetResources[].type` is
 * `{ anyElement: 'TargetResources', member: 'type' }`. A test holds where it holds for one of them. Members of the name are
 * taken at every depth: where the name occurs at several, the mapping says `matchesMore`.
 */
export interface AnyElement<C extends string> {
  readonly anyElement: ColumnExpression<C>;
  /** Left out where the elements are themselves what is asked for: `["a","b"]`. */
  readonly member?: string;
  /** Set where the member is itself a list, of which any counts: `"command":["sh","-c"]`. */
  readonly listed?: true;
  /** Only of elements that have this member with this text: `{ member: 'Name', is: 'RequestType' }`. Their other members are no objects. */
  readonly having?: { readonly member: string; readonly is: string };
  /** Sigma's words and the product's, as of `valueMap`. */
  readonly values?: ProductWords;
  /** Set where the text is itself JSON, which writes a text in quotes of its own. */
  readonly inQuotes?: true;
}

/** Where a registry path stands: the key, and the value's name in a column of its own where the event has one. */
export interface RegistryPlace<C extends string> {
  readonly key: ColumnExpression<C>;
  readonly valueName?: ColumnExpression<C>;
  /** What the product has, beside nothing, for the name of the value without a name, Sysmon's `(Default)`; left out where it has that. */
  readonly unnamed?: string;
  /** Set where some rows have Sysmon's `(Default)` all the same. */
  readonly orDefault?: true;
  /** What a query calls the two together, where it is not the path that the field is named after. */
  readonly name?: string;
}

/** How the source of the events writes a text otherwise than the table. */
export interface SourceText {
  /** What the source writes before the text and the table does not: a value that begins with it is asked without it. */
  readonly sourcePrefix?: string;
}

export interface SourcePath extends SourceText {
  /** The source writes `-` for nothing; the table leaves the path empty. */
  readonly orDash?: true;
  /** The source writes a command line, of which the table has the program alone: arguments cannot be asked for. */
  readonly withoutArguments?: true;
  /** The source writes the volume of the kernel, `\Device\HarddiskVolume3`, for the letter of the drive: how a path begins cannot be asked for. */
  readonly volumeForDrive?: true;
}

export interface UrlScheme {
  /** Set where the product leaves the scheme of a URL out, on some rows or on all. */
  readonly withoutScheme?: true;
}

export interface RegistryData<C extends string> {
  readonly type: ColumnExpression<C>;
  /** The product's word for the type of a DWORD, QWORD, binary value. */
  readonly types: { readonly DWORD: string; readonly QWORD: string; readonly Binary: string };
  /** What the product writes for no data, beside nothing. */
  readonly none?: string;
  /** Set where rows of Sysmon stand beside the product's own, so that both spellings have to be asked for. */
  readonly alsoSysmon?: true;
}

/** A condition of the product on its rows. Several values are alternatives; the empty text is that of an empty column. */
export interface RowFilter<C extends string = string> {
  readonly expression: ColumnExpression<C>;
  readonly is: string | number | readonly (string | number)[];
  /** Set where the product does not keep to one spelling. */
  readonly anyCase?: true;
  /** Where in the column's text the value stands; left out where it is all of it. */
  readonly match?: 'startswith' | 'contains';
}

export type FieldMappings<C extends string = string> = Readonly<Record<string, FieldMapping<C>>>;

/** Some of the rows of a logsource mapping, on which a field has one value or stands elsewhere. */
export interface RowVariant<C extends string = string> {
  readonly where: readonly RowFilter<C>[];
  /** Read before the fields of the mapping. */
  readonly fields: FieldMappings<C>;
  /** Events that are among the rows beside those of `discriminatorField`. Told where the query asks for the rows. */
  readonly matchesMore?: string;
}

/** Some of the events of a logsource mapping, of which fields stand elsewhere. */
export interface EventFields<C extends string = string> {
  /** A rule that asks for one of these reads the fields so, on whatever rows it selects. */
  readonly eventIds: readonly string[];
  /** Read before the fields of the mapping. */
  readonly fields: FieldMappings<C>;
}

/** The log source that a rule names. A part that is left out is left out in the rules too. */
export interface Logsource {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}

/** How the rules of one log source run on one table. */
export interface LogsourceMapping<T extends Table = Table, C extends string = ColumnName<T>> extends TableMapping<T, C> {
  readonly logsource: Logsource;
}

/** A logsource mapping, whichever the log source. */
export interface TableMapping<T extends Table = Table, C extends string = ColumnName<T>> {
  readonly table: T;
  /** 1 is the table to take first. */
  readonly priority: number;
  /** Why the table has only some of the events. Left out when it has all. */
  readonly partial?: string;
  /** The rows that are events of this log source. */
  readonly where: readonly RowFilter<C>[];
  readonly fields: FieldMappings<C>;
  /** Columns whose fields have the same name: a list, or `true` for all columns that no other mapping names. */
  readonly sameNamedColumns?: true | readonly C[];
  /** Fields that are read from the table's event data under their own names. */
  readonly eventData?: readonly string[];
  /** Set where a field that is not listed is read from the event data under its own name, with a warning. */
  readonly openEventData?: true;
  /** Set where the provider writes the event data in elements of its own (`UserData`): the two above are those. */
  readonly userData?: true;
  /**
   * Fields whose names begin with one of these and a dot: the rest of the name is the path to a member of the JSON in the column.
   * With `{ requestParameters: { column: 'RequestParameters' } }` the field `requestParameters.roleName` is the member
   * `roleName`. Under the empty name stands the JSON of all of an event. Read after the fields of the mapping, with a warning.
   */
  readonly jsonFields?: Readonly<Record<string, JsonColumn<C>>>;
  readonly events?: readonly EventFields<C>[];
  /** Where a value without a field is looked for. */
  readonly keywords?: readonly ColumnExpression<C>[];
  /** What is not found there. */
  readonly keywordsMatchLess?: string;
  /**
   * The rows apart, where a field that the rule tests has no mapping of its own in `fields`. A field of `variants` that
   * `fields` has too is read from the variant only when the rows are taken apart for another field.
   */
  readonly variants?: readonly RowVariant<C>[];
  /** Set where the variants are not all the events of the log source: the fields that say which they are. */
  readonly discriminatorField?: string;
  readonly notes?: readonly string[];
  /** Where the mapping was read from, and what in it is judgement. */
  readonly basis: string;
  /**
   * Set where the basis is a judgement: which rows are the events, where every field stands or these fields, or all of it. Where one field
   * is judged its mapping can say so. Told to whoever asks for them.
   */
  readonly unverified?: 'rows' | 'fields' | 'all' | readonly string[];
}

/** How the data gets into a table. */
export interface DataConnectors {
  /** Titles of the data connectors as Microsoft Sentinel shows them. */
  readonly connectors: readonly string[];
  readonly note?: string;
  readonly docsUrl: string;
}

/** The most characters that a query may have in one of the product's uses. */
export interface QueryLimit {
  readonly characters: number;
  /** The use that has the limit: "a scheduled analytics rule". */
  readonly use: string;
  readonly docsUrl: string;
}

export interface Target {
  readonly id: string;
  readonly title: string;
  readonly timeColumn: string;
  /** Set where queries can read Sentinel watchlists. */
  readonly watchlists?: true;
  /** The longest query that the product accepts. Left out where its documentation names no limit. */
  readonly queryLimit?: QueryLimit;
  readonly mappings: readonly LogsourceMapping[];
  readonly dataConnectors: Readonly<Record<string, DataConnectors>>;
  /** Why a log source has no table here, by `product/category/service` with `-` for what is left out. */
  readonly unsupportedLogsources: Readonly<Record<string, string>>;
}

/** Returns the mapping with the columns of the same name among its fields. A field with another mapping keeps it. */
export function expandSameNamedColumns({ sameNamedColumns = [], ...mapping }: LogsourceMapping): LogsourceMapping {
  const { table, fields, eventData = [], variants = [] } = mapping;
  const mapped = new Set(
    [fields, ...variants.map((variant) => variant.fields)]
      .flatMap((mappings) => Object.keys(mappings))
      .concat(eventData)
      .map((name) => name.toLowerCase()),
  );
  const all = (): readonly string[] => Object.keys(table.columns).filter((column) => !mapped.has(column.toLowerCase()));
  const columns = sameNamedColumns === true ? all() : sameNamedColumns;
  return { ...mapping, fields: { ...Object.fromEntries(columns.map((column) => [column, column])), ...fields } };
}

export const defineMapping = <const T extends Table>(logsourceMapping: LogsourceMapping<T>): LogsourceMapping =>
  expandSameNamedColumns(logsourceMapping);

/** The same mapping for each of several log sources. */
export const defineMappings = <const T extends Table>(
  logsources: readonly Logsource[],
  logsourceMapping: TableMapping<T>,
): readonly LogsourceMapping[] => logsources.map((logsource) => defineMapping({ ...logsourceMapping, logsource }));
export const defineTarget = (target: Target): Target => target;
