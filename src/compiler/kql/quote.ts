/**
 * Text as a KQL literal whose value is exactly that text. The one place that quotes: no value leaves its literal.
 *
 * Three forms ("The string data type", https://learn.microsoft.com/kusto/query/scalar-data-types/string): plain where nothing
 * needs care, verbatim `@"…"` where a path or a regex keeps its backslashes readable, and escaped for what must not or cannot
 * stand raw: Kusto's lexer ends a literal at CR and LF, and a reader cannot see a control or a bidirectional mark.
 */
export function quoteText(value: string): string {
  if (HIDDEN.test(value)) return escapedText(value);
  if (!/["\\]/.test(value)) return `"${value}"`;
  return `@"${value.replaceAll('"', '""')}"`;
}

/**
 * Text as an element of `dynamic([…])`. Always the escaped form, whose escapes are JSON's too: the service documents a dynamic
 * literal as JSON-like, without verbatim strings ("The dynamic data type").
 */
export function quoteJsonText(value: string): string {
  return escapedText(value);
}

/**
 * The name of a column or table: bare where it is an identifier and no word of the language, else `['…']`
 * ("Entity names", https://learn.microsoft.com/kusto/query/schema-entities/entity-names).
 */
export function quoteName(name: string): string {
  return isBareName(name) ? name : `['${escapeInside(name, "'")}']`;
}

/** Whether a name can stand without brackets: as a column, as a member after a dot, and on the left of `=` in `extend`. */
export function isBareName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !name.startsWith('__') && !RESERVED.has(name);
}

/**
 * Controls, line and paragraph separators, invisible and bidirectional marks, non-characters, and halves of surrogate pairs
 * (which no UTF-8 text can carry).
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u;

function escapedText(value: string): string {
  return `"${escapeInside(value, '"')}"`;
}

/**
 * Only escapes that KQL and JSON share. `\u` has exactly four digits, so a digit that follows is never read into it, as it would be
 * after an octal `\0`.
 */
function escapeInside(value: string, quote: '"' | "'"): string {
  let escaped = '';
  for (const character of value) {
    if (character === '\\' || character === quote) escaped += `\\${character}`;
    else if (character === '\n') escaped += '\\n';
    else if (character === '\r') escaped += '\\r';
    else if (character === '\t') escaped += '\\t';
    else if (HIDDEN.test(character)) escaped += unicodeEscapes(character);
    else escaped += character;
  }
  return escaped;
}

function unicodeEscapes(character: string): string {
  let escapes = '';
  for (let i = 0; i < character.length; i++) escapes += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return escapes;
}

/**
 * Words that Kusto's parser does not take as a name in every place where a name can stand. Read from the language service
 * (@kusto/language-service-next 12.4.1) by trying each of its keywords in every position; the spec tries them again.
 * Names with two leading underscores are the engine's own and are bracketed without a list.
 */
const RESERVED: ReadonlySet<string> = new Set(
  `
  FALSE False TRUE True accumulate and anomalychart areachart as asc bagexpansion barchart between bin_legacy boolean by byte cachingpolicy
  callout cancel card char columnchart contains contains_cs containscs cycles dataexport datascope datatable date datetime decimal
  decodeblocks desc double dynamic earliest encodingpolicy endswith endswith_cs expandoutput extent_tags_retention external_data
  externaldata false find first flags float force_remote guid harddelete hardretention has has_all has_any has_cs hasprefix hasprefix_cs
  hassuffix hassuffix_cs hotcache in int int16 int32 int64 int8 invoke isfuzzy journal kind ladderchart last latest like likecs linechart
  long materialize mdm missing nooptimization not notcontains notcontainscs notlike notlikecs null of or others pathformat piechart
  pivotchart print project queries query_results real relaxed restricted_view_access row_level_security rowstore rowstore_references
  rowstore_sealinfo rowstorepolicy rowstores sample scatterchart seal seals search set shards simple softdelete softretention sql
  stackedareachart startswith startswith_cs statistics storedqueryresultcontainers string tablepurge time timechart timeline timepivot
  timespan title to toscalar totable treemap true uint uint16 uint32 uint64 uint8 ulong union uniqueid unrestrictedviewers verbose
  viewers views where with_itemindex with_match_id with_source with_step_name withsource writeaheadlog
  `
    .trim()
    .split(/\s+/),
);
