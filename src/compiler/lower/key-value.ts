import type { KqlExpression } from '../kql/ast.js';
import * as kql from '../kql/build.js';
import type { Operand, Pattern, Test } from '../plan/plan.js';
import { partsOf } from '../plan/plan.js';
import { regexLiteral } from './pattern-regex.js';

export type KeyValueOperand = Extract<Operand, { readonly kind: 'key-value' }>;

/**
 * The value of a key in a line of pairs. With a separator a value goes on to the next pair, or to the end.
 *
 * Without one the line is of `auditd`. Before a key stands a blank, or the quote of a message, or what parts the names of the enriched
 * format from the record: a control character, which `rsyslog` writes as `#035`. `decoded`: whether texts in hex digits, which have no
 * quotes, have to be read.
 *
 * Source: linux-audit/audit-documentation (SPEC-Audit-Event-Enrichment) and audit_log_untrustedstring in kernel/audit.c of Linux;
 * https://www.rsyslog.com/doc/configuration/input_directives/rsconf1_escapecontrolcharactersonreceive.html.
 */
export function keyValue({ column, keys, hex, exceptOn, separator }: KeyValueOperand, decoded: boolean): KqlExpression<'string'> {
  const line = kql.column(column, 'string');
  const key = alternatives(keys);
  const extracted = (regex: string): KqlExpression<'string'> => kql.call('string', 'extract', kql.text(regex), kql.number('1'), line);
  if (separator !== undefined) {
    const between = regexLiteral(separator);
    return extracted(String.raw`(?s)(?:^|${between})\s*${key}=(.*?)(?:${between}\s*[\w.]+=|${between}?\s*$)`);
  }
  const value = (regex: string): KqlExpression<'string'> => extracted(`${BEFORE_KEY}${key}=${regex}`);
  if (!hex) return value(String.raw`"?([^\s"'\x1d]*)`);
  if (!decoded) return value(String.raw`"?([^\s"]*)`);
  const digits = value(String.raw`((?:[0-9A-F]{2})+)\b`);
  const percentEncoded = kql.call('string', 'replace_regex', digits, kql.text('(..)'), kql.text(String.raw`%\1`));
  const text = kql.call('string', 'strcat', value('"([^"]*)'), kql.call('string', 'url_decode', percentEncoded));
  return exceptOn === undefined
    ? text
    : kql.call('string', 'iff', kql.textTest('contains', line, kql.text(exceptOn)), value(String.raw`(\w*)`), text);
}

const alternatives = (keys: readonly string[]): string => {
  const [key = '', ...others] = keys.map(regexLiteral);
  return others.length === 0 ? key : `(?:${[key, ...others].join('|')})`;
};

const BEFORE_KEY = String.raw`(?:^|[\s'\x1d]|#035)`;

/** The values of keys in a test that may be in hex digits, and that the test would then miss, or find by their digits. */
export function hexOperands(test: Test): readonly Operand[] {
  const found = [test.operand, ...(test.kind === 'same' ? [test.other] : [])].flatMap(hexTexts);
  return found.length > 0 && seesHex(test) ? found : [];
}

const hexTexts = (operand: Operand): readonly Operand[] =>
  operand.kind === 'key-value' ? (operand.hex ? [operand] : []) : partsOf(operand).flatMap(hexTexts);

function seesHex(test: Test): boolean {
  switch (test.kind) {
    case 'text':
      return patternSeesHex(test.pattern);
    case 'text-list':
      return test.values.some((value) => patternSeesHex([value]));
    default:
      return true;
  }
}

/** A whole text that is never written in hex digits, and could not be taken for them, is found as it stands. */
function patternSeesHex(pattern: Pattern): boolean {
  const [text, ...rest] = pattern;
  return rest.length > 0 || typeof text !== 'string' || !/^[\x21\x23-\x7e]+$/.test(text) || /^(?:[0-9a-f]{2})+$/i.test(text);
}
