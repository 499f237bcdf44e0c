export type Severity = 'error' | 'warning';

/**
 * Every diagnostic the compiler can report, once. The key is public API: tests, the portal and
 * users' pipelines match on it, so a key is never renamed and never reused.
 */
export const DIAGNOSTICS = {
  // What is wrong with the text or the rule, whatever the target.
  INVALID_YAML: { severity: 'error', title: 'The text is not valid YAML' },
  INVALID_SIGMA: { severity: 'error', title: 'The document is not a valid Sigma rule' },
  INVALID_CONDITION: { severity: 'error', title: 'The condition cannot be parsed, or names a selection that does not exist' },
  INVALID_VALUE: { severity: 'error', title: 'The value cannot be used with its modifier' },
  UNSUPPORTED_DOCUMENT: { severity: 'error', title: 'This kind of Sigma document is not converted' },
  FILTER_NOT_APPLIED: { severity: 'error', title: 'A filter of the same text applies to the rule, and filters are not supported' },
  UNSUPPORTED_MODIFIER: { severity: 'error', title: 'The modifier does not exist, or cannot be combined with the others' },
  UNSUPPORTED_REGEX: {
    severity: 'error',
    title: 'The regular expression cannot be run by Kusto, which has no look-around and no back-references',
  },
  LIMIT_EXCEEDED: { severity: 'error', title: 'The document is larger or deeper than the compiler accepts' },

  // Why a rule cannot run on a table.
  UNSUPPORTED_LOGSOURCE: { severity: 'error', title: 'No table holds the events of this log source' },
  UNMAPPED_FIELD: { severity: 'error', title: 'The table has no column for this field' },
  UNMAPPED_VALUE: { severity: 'error', title: 'The table cannot hold this value, or cannot be asked for it' },
  UNRESOLVED_PLACEHOLDER: { severity: 'error', title: 'No values and no watchlist are known for this placeholder' },
  RULE_CANNOT_MATCH: { severity: 'error', title: 'No event that the table holds can match the rule' },
  EVENTS_NOT_IN_TABLE: { severity: 'error', title: 'The rule matches events that the table does not hold' },
  UNKNOWN_TARGET: { severity: 'error', title: 'There is no target of that name' },
  UNKNOWN_TABLE: { severity: 'error', title: 'The target has no table of that name for this rule' },
  INVALID_OPTION: { severity: 'error', title: 'An option has a value that cannot be used' },
  INVALID_MAPPING: { severity: 'error', title: 'The mapping file is wrong; its locations are places in the mapping' },

  // What the caller has to know about a query that was written.
  INDENTATION_REPAIRED: { severity: 'warning', title: 'The text had lost its indentation, which was put back' },
  NUMBER_AS_DECIMAL: { severity: 'warning', title: 'A number of YAML is compared as its decimal digits, not as it is written' },
  PLACEHOLDER_MISSING: { severity: 'warning', title: 'The modifier "expand" stands with a value that has no placeholder' },
  UNKNOWN_ATTRIBUTE: { severity: 'warning', title: 'The rule has a value that the Sigma specification does not list' },
  ALTERNATIVE_DROPPED: { severity: 'warning', title: 'One of several alternatives cannot be asked of the table and was left out' },
  VALUE_APPROXIMATED: { severity: 'warning', title: 'The query asks for something close to the value, not for the value itself' },
  FIELD_APPROXIMATED: { severity: 'warning', title: 'The column is close to the field, not the same' },
  FIELD_ASSUMED: { severity: 'warning', title: 'The field is not a known one; it is read from the event by its name' },
  WATCHLIST_NEEDED: { severity: 'warning', title: 'The query reads a Sentinel watchlist that must exist' },
  PARTIAL_SUPPORT: { severity: 'warning', title: 'The table records only some of the events of this log source' },
  CONDITION_NOT_APPLIED: { severity: 'warning', title: 'The table has no column for a condition of the options' },
  MAPPING_PART_IGNORED: { severity: 'warning', title: 'A part of the mapping is not used; its locations are places in the mapping' },
  QUERY_TOO_LONG: { severity: 'warning', title: 'The query is longer than the product accepts' },
} as const satisfies Record<string, { severity: Severity; title: string }>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;
