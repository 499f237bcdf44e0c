/**
 * Mistakes that this compiler could have. `mutate.mjs` plants each with one replacement in one file, and checks that a test finds it.
 *
 * - name: its name, `npm run mutate -- NAME`
 * - file: its path under src/compiler/
 * - find: a text that is in the file exactly once
 * - replace: the text that replaces it
 * - suffers: the effect on somebody's detection
 */
export const MUTATIONS = [
  // Text
  {
    name: 'endswith-as-contains',
    file: 'lower/lower.ts',
    find: 'textTest(`endswith${cs}`, left',
    replace: 'textTest(`contains${cs}`, left',
    suffers: 'A rule for \\cmd.exe fires on \\cmd.exe.config.',
  },
  {
    name: 'startswith-as-equals',
    file: 'lower/lower.ts',
    find: 'textTest(`startswith${cs}`, left',
    replace: "textTest(cased ? '==' : '=~', left",
    suffers: 'A rule for a folder finds none of the files in it.',
  },
  {
    name: 'list-with-case',
    file: 'lower/lower.ts',
    find: "listTest(cased ? 'in' : 'in~'",
    replace: "listTest('in'",
    suffers: 'An attacker who writes CMD.EXE is not found.',
  },
  {
    name: 'cased-forgotten',
    file: 'sigma/modifiers/cased.ts',
    find: 'cased: true',
    replace: 'cased: false',
    suffers: 'A rule for one way of writing fires on every way.',
  },
  {
    name: 'case-beyond-ascii',
    file: 'lower/lower.ts',
    find: "character > '\\x7f' &&",
    replace: 'false &&',
    suffers: 'Kusto folds the case of ASCII only: ÖFFNEN is not found by a rule for öffnen.',
  },
  {
    name: 'wildcards-in-any-order',
    file: 'lower/lower.ts',
    find: "text(second));\n    return textTest('matches regex', left, text(patternRegex(pattern, cased)));",
    replace:
      'text(second));\n' +
      "    if (pattern.every((part) => typeof part === 'string' || isMany(part)))\n" +
      "      return and(pattern.filter((part) => typeof part === 'string').map((part) => textTest(`contains${cs}`, left, text(part))));\n" +
      "    return textTest('matches regex', left, text(patternRegex(pattern, cased)));",
    suffers: 'A rule for "copy * admin$" fires on "admin$ copy".',
  },
  {
    name: 'pattern-without-anchor',
    file: 'lower/pattern-regex.ts',
    find: "isMany(pattern[0]) ? '' : '^'",
    replace: "''",
    suffers: 'A value with a wildcard inside is found anywhere in the text.',
  },
  {
    name: 'question-mark-as-star',
    file: 'lower/pattern-regex.ts',
    find: "one: '.',",
    replace: "one: '.*',",
    suffers: 'A rule for names of eight characters fires on all names.',
  },
  {
    name: 'regex-flags-forgotten',
    file: 'lower/lower.ts',
    find: "text(test.flags === '' ? test.pattern : `(?${test.flags})${test.pattern}`)",
    replace: 'text(test.pattern)',
    suffers: 'A rule with |re|i finds one way of writing only.',
  },
  {
    name: 'regex-of-nothing',
    file: 'plan/bind-value.ts',
    find: "matchesText(value, '') === true ?",
    replace: 'false ?',
    suffers: 'A regular expression that may be empty fires where the field is not there.',
  },
  {
    name: 'last-backslash-lost',
    file: 'sigma/pattern.ts',
    find: "  literal += text.slice(from);\n  if (literal !== '') parts.push(literal);",
    replace: "  literal += text.slice(from).replace(/\\\\$/, '');\n  if (literal !== '') parts.push(literal);",
    suffers: 'A rule for the folder \\Fonts\\ fires on \\FontsOld.',
  },

  // Conditions, lists and nothing
  {
    name: 'filter-dropped',
    file: 'plan/binder.ts',
    find: 'return negation(this.#condition(condition.operand, !negated));',
    replace: 'return { ...negation(this.#condition(condition.operand, !negated)), predicate: allOf([]) };',
    suffers: 'Everything that "not filter" means to keep quiet fires.',
  },
  {
    name: 'one-of-as-all-of',
    file: 'plan/binder.ts',
    find: "condition.count === 'all' ? this.#conjunction(parts) : disjunction(parts, negated)",
    replace: 'this.#conjunction(parts)',
    suffers: '"1 of selection_*" waits for all of them at once.',
  },
  {
    name: 'quantifier-takes-hidden',
    file: 'sigma/condition/parser.ts',
    find: ".filter((name) => !name.startsWith('_'))",
    replace: '',
    suffers: 'Selections with "_" before their name, which no quantifier means, are part of "1 of them".',
  },
  {
    name: 'or-before-and',
    file: 'sigma/condition/parser.ts',
    find: "this.#chain('or', () => this.#chain('and', ",
    replace: "this.#chain('and', () => this.#chain('or', ",
    suffers: '"a or b and c" is read as "(a or b) and c".',
  },
  {
    name: 'all-as-any',
    file: 'sigma/modifiers/all.ts',
    find: "matches: 'all'",
    replace: "matches: 'any'",
    suffers: 'A rule for all of several words fires on each of them.',
  },
  {
    name: 'neq-forgotten',
    file: 'sigma/modifiers/neq.ts',
    find: 'negated: !linking.negated',
    replace: 'negated: linking.negated',
    suffers: 'A rule for every other value fires on the one that is meant to be left out.',
  },
  {
    name: 'first-of-numbers',
    file: 'lower/lower.ts',
    find: 'test.digits.map((digits) => number(digits',
    replace: 'test.digits.slice(0, 1).map((digits) => number(digits',
    suffers: 'Of a list of EventID the first is found only.',
  },
  {
    name: 'null-dropped-from-list',
    file: 'plan/bind-mapping.ts',
    find: 'return values.map((value) => bindValue',
    replace: "return values.filter(({ kind }) => kind !== 'null' || values.length === 1).map((value) => bindValue",
    suffers: 'A rule for "no parent, or this one" does not find what has no parent.',
  },
  {
    name: 'isnull-of-text',
    file: 'lower/lower.ts',
    find: "typeOf(test.operand) === 'string' ? 'isempty' : 'isnull'",
    replace: "'isnull'",
    suffers: 'Text is never null in Kusto: a rule for a field that is not there finds nothing.',
  },
  {
    name: 'exists-inverted',
    file: 'plan/bind-value.ts',
    find: 'value.value ? complement(empty) : empty',
    replace: 'value.value ? empty : complement(empty)',
    suffers: 'A rule for a field that is there finds the events without it.',
  },
  {
    name: 'fieldref-as-text',
    file: 'plan/bind-value.ts',
    find: 'return context.refer(operand, value);',
    replace: 'return bindText(operand, [value.field], value.cased, value, context);',
    suffers: 'A field is compared with the name of the other field, not with its value.',
  },
  {
    name: 'fieldref-to-nothing',
    file: 'plan/binder.ts',
    find: 'bound(allOf([there, same])',
    replace: 'bound(allOf([same])',
    suffers: 'Two fields that are both not there are taken for the same, and every text contains the empty one.',
  },
  {
    name: 'keywords-in-one-column',
    file: 'plan/binder.ts',
    find: 'keywords?.map((expression) => context.operand(expression))',
    replace: 'keywords?.slice(0, 1).map((expression) => context.operand(expression))',
    suffers: 'A keyword is not looked for in all of the text of an event.',
  },

  // Encodings
  {
    name: 'base64offset-of-one',
    file: 'sigma/modifiers/base64offset.ts',
    find: '([0, 1, 2] as const).map(',
    replace: '([0] as const).map(',
    suffers: 'Two of three encoded commands are not found.',
  },
  {
    name: 'windash-lacks-a-dash',
    file: 'sigma/modifiers/windash.ts',
    find: "'—', '―']",
    replace: "'—']",
    suffers: 'An option with a horizontal bar before it is not found.',
  },
  {
    name: 'xml-escapes-kept',
    file: 'lower/computed-columns.ts',
    find: 'if (!this.#decoded.has(keyOf(operand))) return raw;',
    replace: 'return raw;',
    suffers: 'A command with "&" or "<" in it is not found in EventData, which has "&amp;".',
  },

  // Numbers and networks
  {
    name: 'gte-as-gt',
    file: 'sigma/modifiers/comparisons.ts',
    find: "compare('gte', '>=')",
    replace: "compare('gte', '>')",
    suffers: 'The limit itself is not found.',
  },
  {
    name: 'order-unguarded',
    file: 'lower/lower.ts',
    find: "return test.op !== '==';",
    replace: 'return false;',
    suffers: 'A filter "not port > 1024" drops the rows without a port.',
  },
  {
    name: 'networks-unguarded',
    file: 'lower/lower.ts',
    find: "    case 'networks':\n    case 'date-part':\n      return true;",
    replace: "    case 'networks':\n      return test.family === 4;\n    case 'date-part':\n      return true;",
    suffers: 'A filter for an IPv6 network drops every connection over IPv4.',
  },
  {
    name: 'network-too-wide',
    file: 'plan/bind-value.ts',
    find: '`${value.network}/${value.prefix}`]',
    replace: '`${value.network}/${value.family === 4 ? value.prefix - 1 : value.prefix}`]',
    suffers: 'The network beside the one that is meant is found, or left out, as well.',
  },
  {
    name: 'network-too-narrow',
    file: 'plan/bind-value.ts',
    find: '`${value.network}/${value.prefix}`]',
    replace: '`${value.network}/${Math.min(value.family === 4 ? value.prefix + 1 : value.prefix, 32 * (value.family === 4 ? 1 : 4))}`]',
    suffers: 'Half of the network is not meant.',
  },
  {
    name: 'ipv6-network-too-wide',
    file: 'plan/bind-value.ts',
    find: '`${value.network}/${value.prefix}`]',
    replace: '`${value.network}/${value.family === 6 ? value.prefix - 1 : value.prefix}`]',
    suffers: 'The same for IPv6.',
  },
  {
    name: 'ipv6-network-too-narrow',
    file: 'plan/bind-value.ts',
    find: '`${value.network}/${value.prefix}`]',
    replace: '`${value.network}/${value.family === 6 ? Math.min(value.prefix + 1, 128) : value.prefix}`]',
    suffers: 'The same for IPv6.',
  },
  {
    name: 'hex-as-decimal',
    file: 'plan/mapping-kinds/bind-registry.ts',
    find: "BigInt(`0x${high}${low ?? ''}`)",
    replace: "BigInt(`0x${low ?? ''}${high}`)",
    suffers: 'The halves of a QWORD are taken for each other.',
  },

  // Tables
  {
    name: 'registry-value-name-lost',
    file: 'plan/mapping-kinds/bind-registry.ts',
    find: 'operand(valueName === undefined ? key : {',
    replace: 'operand(key !== undefined ? key : {',
    suffers: 'A rule for a value under a key compares with the key alone, and finds nothing.',
  },
  {
    name: 'registry-path-ends-open',
    file: 'plan/mapping-kinds/bind-registry.ts',
    find: 'controlSetsOf(spelling, prefixes.controlSets)',
    replace: "controlSetsOf(spelling.map((part) => (typeof part === 'string' ? part.replace(/\\\\$/, '') : part)), prefixes.controlSets)",
    suffers: 'A rule for values under \\Run\\ fires on \\RunOnce.',
  },
  {
    name: 'control-set-as-written',
    file: 'plan/mapping-kinds/bind-registry.ts',
    find: 'return controlSets.map((name) => pattern.with(at, part.replace(CONTROL_SET, `$1${name}`)));',
    replace: 'return [pattern];',
    suffers: 'Records have ControlSet001: no rule about a service key finds them.',
  },
  {
    name: 'user-hive-without-sid',
    file: 'targets/registry-hives.ts',
    find: "'HKCU\\\\': ['HKEY_CURRENT_USER\\\\', 'HKEY_CURRENT_USER\\\\S-1-*\\\\'],",
    replace: "'HKCU\\\\': ['HKEY_CURRENT_USER\\\\'],",
    suffers: 'A rule for HKCU does not find the keys that records have under the SID of the user.',
  },
  {
    name: 'direction-swapped',
    file: 'targets/defender-xdr/mappings/network-connection.ts',
    find: "Initiated: { fixed: 'true' }",
    replace: "Initiated: { fixed: 'false' }",
    suffers: 'A rule for connections that a process opens finds none.',
  },
  {
    name: 'direction-swapped-in-audit',
    file: 'targets/sentinel/mappings/network-connection.ts',
    find: "is: '%%14593'",
    replace: "is: '%%14592'",
    suffers: 'The same, and source and destination are taken for each other.',
  },
  {
    name: 'domain-lost',
    file: 'targets/defender-xdr/mappings/process-creation.ts',
    find: "User: { join: ['AccountDomain', 'AccountName'], separator: '\\\\' }",
    replace: "User: 'AccountName'",
    suffers: 'NT AUTHORITY is a domain: no rule with "AUTHORI" finds what SYSTEM does.',
  },
  {
    name: 'parent-for-image',
    file: 'targets/defender-xdr/mappings/process-creation.ts',
    find: "Image: { path: 'FolderPath', fileName: 'FileName' }",
    replace: "Image: { path: 'InitiatingProcessFolderPath', fileName: 'InitiatingProcessFileName' }",
    suffers: 'A rule for a program fires on what the program starts.',
  },
  {
    name: 'action-type-misspelt',
    file: 'targets/defender-xdr/mappings/files.ts',
    find: "is: 'FileRenamed'",
    replace: "is: 'FileRename'",
    suffers: 'The rule never fires.',
  },
  {
    name: 'action-type-in-another-case',
    file: 'targets/defender-xdr/mappings/registry.ts',
    find: "is: 'RegistryValueSet'",
    replace: "is: 'RegistryValueset'",
    suffers: 'Rows are chosen with case: the rule never fires.',
  },
  {
    name: 'pipeline-for-every-rule',
    file: 'mapping/apply-pipelines.ts',
    find: 'if (when && !isMeant(rule.logsource, when)) return rule;',
    replace: '',
    suffers: 'A processing pipeline changes the rules of log sources that it is not meant for.',
  },
  {
    name: 'list-element-as-part',
    file: 'plan/mapping-kinds/bind-any-element.ts',
    find: "'[\\\\[,]'}${whole}[,\\\\]]`",
    replace: "'[\\\\[,]'}${enough}`",
    suffers: 'An answer that begins as the one that is looked for is taken for it where the rule has it whole.',
  },
  {
    name: 'key-within-a-key',
    file: 'lower/key-value.ts',
    find: '(?s)(?:^|${between})\\s*${key}=',
    replace: '(?s)${key}=',
    suffers: 'The risk of a session is taken for the level of a message.',
  },
  {
    name: 'pair-to-the-end',
    file: 'lower/key-value.ts',
    find: '=(.*?)(?:${between}\\s*[\\w.]+=|${between}?\\s*$)`',
    replace: '=(.*)`',
    suffers: 'No value of a FortiGate is found but the last of its line.',
  },

  // Diagnostics
  {
    name: 'imphash-never-there',
    file: 'plan/mapping-kinds/bind-digests.ts',
    find: 'if (expression === undefined) return unsupportedDigest(',
    replace:
      "if (expression === undefined) return { ...unsupportedDigest(''), predicate: { kind: 'constant', value: false }, problems: [] };\n  if (digest === undefined) return unsupportedDigest(",
    suffers: 'An import hash, which the table does not record, is left out without a word.',
  },
  {
    name: 'alternative-dropped-unsaid',
    file: 'plan/bind-result.ts',
    find: 'warnings: [...merged.warnings, ...unsupportedParts.flatMap((part) => droppedBranch(part, negated))],',
    replace: 'warnings: merged.warnings,',
    suffers: 'Nobody learns that a part of the rule is not in the query.',
  },
  {
    name: 'contradiction-unseen',
    file: 'plan/binder.ts',
    find: 'if (earlier === undefined) continue;',
    replace: 'continue;',
    suffers: 'A rule for two fields that a table has in one column becomes a query that never finds anything.',
  },
  {
    name: 'direction-of-dropped',
    file: 'plan/bind-result.ts',
    find: "asDropped(reason, part, effectIn('matchesLess', negated))",
    replace: "asDropped(reason, part, 'matchesLess')",
    suffers: 'A filter with a dropped part is reported to miss events, but matches more.',
  },
  {
    name: 'direction-of-caveat',
    file: 'plan/caveats.ts',
    find: 'holdsOfNothing(value, mapping) !== negated)',
    replace: 'holdsOfNothing(value, mapping) === negated)',
    suffers: 'A query that misses events is reported to match too many.',
  },
  {
    name: 'direction-of-value',
    file: 'plan/bind-result.ts',
    find: 'const onQuery = effectIn(effect, negated);',
    replace: 'const onQuery = effect;',
    suffers: 'The effect of a value inside a filter is reported as if it stood outside.',
  },
  {
    name: 'more-and-less',
    file: 'plan/bind-result.ts',
    find: "effect === 'matchesMore' ? 'more' : 'fewer'",
    replace: "effect === 'matchesMore' ? 'fewer' : 'more'",
    suffers: 'Every warning says the opposite of what the query does.',
  },
];
