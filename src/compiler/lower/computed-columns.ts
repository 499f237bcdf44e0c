import * as kql from '../kql/build.js';
import type { KqlExpression } from '../kql/ast.js';
import {
  partsOf,
  type ComputedOperand,
  type JsonType,
  type Operand,
  type Pattern,
  type Search,
  type Predicate,
  type Test,
} from '../plan/plan.js';
import { keyOf, testsOf } from '../plan/predicate.js';
import { hexOperands, keyValue } from './key-value.js';
import { regexLiteral } from './pattern-regex.js';
import { urlPart } from './url-part.js';
import { literalsMeetEntity, literalsMeetOctal, OCTAL_CONTROLS } from './xml-entities.js';

/** One value that the query reads out of columns, under the name it gives it. */
interface Definition {
  readonly name: string;
  readonly value: KqlExpression;
}

type XmlOperand = Extract<ComputedOperand, { readonly kind: 'xml-data' | 'xml-element' }>;

/** The values that are not columns, each computed once and named after what the rule calls it. */
export class ComputedColumns {
  readonly #byKey = new Map<string, Definition>();
  readonly #names = new Set<string>();
  /** Keys of text whose escapes, of XML or in hex digits, have to be undone, since a test could see them. */
  readonly #decoded: ReadonlySet<string>;

  constructor(
    where: Predicate,
    private readonly table: Search['table'],
  ) {
    const tests = [...testsOf(where)];
    this.#decoded = new Set([...tests.flatMap(escapedOperands), ...tests.flatMap(hexOperands)].map((operand) => keyOf(operand)));
  }

  /** In the order in which they were first asked for. */
  get definitions(): readonly Definition[] {
    return [...this.#byKey.values()];
  }

  columnFor(operand: ComputedOperand): KqlExpression {
    const key = keyOf(operand);
    const known = this.#byKey.get(key) ?? { name: this.#freeName(operand), value: this.#value(operand) };
    this.#byKey.set(key, known);
    return kql.column(known.name, known.value.type);
  }

  #freeName(operand: ComputedOperand): string {
    const wanted = operand.name.replaceAll('.', '_').replace(/[^A-Za-z0-9_]/g, '');
    const base = wanted === '' || /^[0-9]/.test(wanted) ? `Data${wanted}` : wanted;
    const columns = columnNamesOf(this.table);
    let name = base;
    for (let count = 1; columns.has(name.toLowerCase()) || this.#names.has(name.toLowerCase()); count++) {
      name = `${base}Value${count === 1 ? '' : count}`;
    }
    this.#names.add(name.toLowerCase());
    return name;
  }

  #value(operand: Operand): KqlExpression {
    switch (operand.kind) {
      case 'column':
        return kql.column(operand.name, operand.type);
      case 'json':
        return memberText(operand.column, 'string', operand.path);
      case 'member':
        return memberText(operand.column, 'dynamic', operand.path);
      case 'xml-data':
        return this.#xml(operand, `<Data Name="${regexLiteral(operand.data)}">([^<]*)</Data>`);
      case 'xml-element':
        return this.#xml(operand, `<${regexLiteral(operand.element)}>([^<]*)</${regexLiteral(operand.element)}>`);
      case 'key-value':
        return keyValue(operand, this.#decoded.has(keyOf(operand)));
      case 'word': {
        const before = operand.index === 0 ? '' : String.raw`(?:\S+\s+){${operand.index}}`;
        return kql.call('string', 'extract', kql.text(String.raw`^\s*${before}(\S+)`), kql.number('1'), this.#text(operand.of));
      }
      case 'whole-text': {
        if (operand.format === 'json') return withoutJsonEscapes(allText(operand.column, operand.type, operand.path));
        return withoutXmlEscapes(kql.column(operand.column, 'string'));
      }
      case 'join': {
        const parts = operand.parts.map((part) => this.#text(part));
        return parts.reduce((left, right) => joined(left, right, operand));
      }
      case 'first-of': {
        const [last, ...before] = operand.operands.toReversed();
        return before.reduce(
          (rest, part) => kql.call('string', 'iff', this.#isNone(part, operand.none), rest, this.#text(part)),
          this.#text(last!),
        );
      }
      case 'host':
        return kql.call('string', 'extract', kql.text(HOST), kql.number('1'), this.#text(operand.of));
      case 'url-part':
        return urlPart(this.#text(operand.of), operand.part);
      case 'account-name':
        return kql.call('string', 'extract', kql.text(String.raw`([^\\]*)$`), kql.number('1'), this.#text(operand.of));
      case 'without-prefix':
        return kql.call('string', 'replace_regex', this.#text(operand.of), kql.text(`(?i)^${regexLiteral(operand.prefix)}`), kql.text(''));
      case 'without-suffix':
        return kql.call('string', 'replace_regex', this.#text(operand.of), kql.text(`(?i)${regexLiteral(operand.suffix)}$`), kql.text(''));
      case 'digest':
        return kql.call(
          'string',
          'extract',
          kql.text(`(?i)(?:^|,)${operand.algorithm}=([0-9a-f]+)`),
          kql.number('1'),
          this.#text(operand.of),
        );
      case 'as-text':
        return kql.call('string', 'tostring', this.#value(operand.of));
      case 'to-long':
        return kql.call('long', 'tolong', this.#value(operand.of));
      case 'to-real':
        return kql.call('real', 'todouble', this.#value(operand.of));
    }
  }

  #xml(operand: XmlOperand, regex: string): KqlExpression {
    const raw = kql.call('string', 'extract', kql.text(regex), kql.number('1'), kql.column(operand.column, 'string'));
    if (!this.#decoded.has(keyOf(operand))) return raw;
    return withoutXmlEscapes(raw, hasOctalControls(operand) ? OCTAL_CONTROLS : []);
  }

  /** Whether Windows wrote nothing, or `-` for nothing. Of `DOMAIN\\name` it is the name that tells. */
  #isNone(operand: Operand, none: readonly string[]): KqlExpression<'bool'> {
    if (operand.kind === 'join') return this.#isNone(operand.parts.at(-1)!, none);
    return kql.listTest('in', this.#text(operand), none.map(kql.text));
  }

  #text(operand: Operand): KqlExpression<'string'> {
    return this.#value(operand) as KqlExpression<'string'>;
  }
}

/** JSON as one text. All of a column of text is that text, as its source wrote it. */
const allText = (column: string, type: JsonType, path: readonly string[]): KqlExpression<'string'> =>
  type === 'string' && path.length === 0 ? kql.column(column, 'string') : memberText(column, type, path);

/** The text of a member of JSON, or of all of it, as Kusto writes it. */
function memberText(column: string, type: JsonType, path: readonly string[]): KqlExpression<'string'> {
  const of = type === 'string' ? kql.call('dynamic', 'parse_json', kql.column(column, 'string')) : kql.column(column, 'dynamic');
  return kql.call('string', 'tostring', path.length === 0 ? of : kql.member(of, path));
}

const namesByTable = new WeakMap<Search['table'], ReadonlySet<string>>();

/** The names that a query must not give to a value of its own. */
function columnNamesOf(table: Search['table']): ReadonlySet<string> {
  const known = namesByTable.get(table);
  if (known) return known;
  const names = new Set([...Object.keys(table.columns), ...Object.keys(table.workspaceColumns ?? {})].map((name) => name.toLowerCase()));
  namesByTable.set(table, names);
  return names;
}

/** What stands before the host in a URL (scheme, user) is not part of it; a port and a path are not either. */
const HOST = String.raw`^(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)`;

/** Both with the separator between them, or the one that is there. */
function joined(
  left: KqlExpression<'string'>,
  right: KqlExpression<'string'>,
  { separator, none }: Extract<ComputedOperand, { readonly kind: 'join' }>,
): KqlExpression<'string'> {
  if (separator === '') return kql.call('string', 'strcat', left, right);
  if (none !== undefined) {
    const isNone = kql.listTest('in', right, ['', none].map(kql.text));
    return kql.call('string', 'iff', isNone, left, kql.call('string', 'strcat', left, kql.text(separator), right));
  }
  const oneEmpty = kql.or([kql.call('bool', 'isempty', left), kql.call('bool', 'isempty', right)]);
  return kql.call('string', 'strcat', left, kql.call('string', 'iff', oneEmpty, kql.text(''), kql.text(separator)), right);
}

/** `&` comes last: `&amp;lt;` is the text `&lt;`. */
const withoutXmlEscapes = (
  value: KqlExpression<'string'>,
  controls: readonly (readonly [string, string])[] = [],
): KqlExpression<'string'> =>
  replaced(value, [...controls, ['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&apos;', "'"], ['&#xD;', '\r'], ['&amp;', '&']]);

/**
 * `\\` comes first: an earlier pair has its places before a later one, and what it brings is not looked at again
 * (https://learn.microsoft.com/kusto/query/replace-strings-function), so that in `C:\\new` no line break is seen.
 */
const withoutJsonEscapes = (value: KqlExpression<'string'>): KqlExpression<'string'> =>
  replaced(value, [
    ['\\\\', '\\'],
    ['\\"', '"'],
    ['\\/', '/'],
    ['\\r', '\r'],
    ['\\n', '\n'],
    ['\\t', '\t'],
  ]);

function replaced(value: KqlExpression<'string'>, pairs: readonly (readonly [string, string])[]): KqlExpression<'string'> {
  const from = kql.textArray(pairs.map(([escaped]) => escaped));
  const to = kql.textArray(pairs.map(([, character]) => character));
  return kql.call('string', 'replace_strings', value, from, to);
}

/** The XML texts in a test that could tell an escape from the character it stands for. */
function escapedOperands(test: Test): readonly Operand[] {
  const xml = [test.operand, ...(test.kind === 'same' ? [test.other] : [])].flatMap(xmlTexts);
  return xml.length > 0 && seesEscapes(test, xml.some(hasOctalControls)) ? xml : [];
}

function seesEscapes(test: Test, octalControls: boolean): boolean {
  switch (test.kind) {
    case 'text':
      return patternSeesEscapes(test.pattern, octalControls);
    case 'text-list':
      return literalsMeetEscape(test.values, octalControls);
    case 'any-pattern':
      return test.patterns.some((pattern) => patternSeesEscapes(pattern, octalControls));
    case 'regex':
    case 'same':
    case 'watchlist':
      return true;
    case 'number':
    case 'number-list':
    case 'truth':
    case 'networks':
    case 'empty':
    case 'date-part':
      return false;
  }
}

const patternSeesEscapes = (pattern: Pattern, octalControls: boolean): boolean =>
  pattern.some((part) => typeof part !== 'string' && part.wildcard === 'one') ||
  literalsMeetEscape(
    pattern.filter((part) => typeof part === 'string'),
    octalControls,
  );

const literalsMeetEscape = (texts: readonly string[], octalControls: boolean): boolean =>
  literalsMeetEntity(texts) || (octalControls && literalsMeetOctal(texts));

const hasOctalControls = (operand: Operand): boolean => operand.kind === 'xml-data' && operand.controls === 'octal';

const xmlTexts = (operand: Operand): readonly Operand[] =>
  operand.kind === 'xml-data' || operand.kind === 'xml-element' ? [operand] : partsOf(operand).flatMap(xmlTexts);
