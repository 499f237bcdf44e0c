/** What a plain scalar stands for. `digits` is the number in full, as Python prints it. */
export type PlainValue =
  | { readonly kind: 'string' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly digits: string };

const STRING: PlainValue = { kind: 'string' };
const NULL: PlainValue = { kind: 'null' };

const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const SHORT_INTEGER = /^[1-9][0-9]{0,14}$/;
const INTEGER = /^[-+]?(?:0b[01_]*[01][01_]*|0x[0-9a-fA-F_]*[0-9a-fA-F][0-9a-fA-F_]*|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/;

/**
 * Resolves a plain scalar as PyYAML does, because Sigma's reference implementation reads rules with it:
 * YAML 1.1 (https://yaml.org/type/), except that `y` and `n` are text. Hence `0x1F` is 31, `0123` is 83,
 * `1e3` is text and `12:30:45` is 45045.
 *
 * Two differences, neither of which has a meaning in Sigma: dates stay text, and so do `.inf` and
 * `.nan`, which are file extensions wherever a rule has them.
 */
export function resolvePlain(text: string): PlainValue {
  switch (text.charCodeAt(0)) {
    case 0x7e: // ~
      return text === '~' ? NULL : STRING;
    case 0x4e: // N
    case 0x6e: // n
      if (text === 'null' || text === 'Null' || text === 'NULL') return NULL;
      return resolveBoolean(text);
    case 0x46: // F
    case 0x4f: // O
    case 0x54: // T
    case 0x59: // Y
    case 0x66: // f
    case 0x6f: // o
    case 0x74: // t
    case 0x79: // y
      return resolveBoolean(text);
    case 0x2b: // +
    case 0x2d: // -
    case 0x2e: // .
    case 0x30:
    case 0x31:
    case 0x32:
    case 0x33:
    case 0x34:
    case 0x35:
    case 0x36:
    case 0x37:
    case 0x38:
    case 0x39:
      return resolveNumber(text);
    default:
      return text === '' ? NULL : STRING;
  }
}

function resolveBoolean(text: string): PlainValue {
  if (text.length > 5) return STRING;
  if (TRUE.test(text)) return { kind: 'boolean', value: true };
  return FALSE.test(text) ? { kind: 'boolean', value: false } : STRING;
}

function resolveNumber(text: string): PlainValue {
  if (SHORT_INTEGER.test(text)) return { kind: 'number', value: Number(text), digits: text };
  if (INTEGER.test(text)) {
    const value = integerOf(text);
    return { kind: 'number', value: Number(value), digits: value.toString() };
  }
  return FLOAT.test(text) ? floatOf(text) : STRING;
}

function integerOf(text: string): bigint {
  const unsigned = text.replaceAll('_', '').replace(/^[-+]/, '');
  const magnitude = unsigned.includes(':') ? sexagesimal(unsigned) : BigInt(/^0[0-7]/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned);
  return text.startsWith('-') ? -magnitude : magnitude;
}

/** `12:30:45` is 12 times 3600 plus 30 times 60 plus 45. */
const sexagesimal = (text: string): bigint => text.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);

function floatOf(text: string): PlainValue {
  const written = text.replaceAll('_', '');
  const colon = written.lastIndexOf(':');
  const [whole, sign] = [written.slice(0, Math.max(colon, 0)).replace(/^[-+]/, ''), written.startsWith('-') ? -1 : 1];
  const value = colon < 0 ? Number(written) : sign * (Number(sexagesimal(whole)) * 60 + Number(written.slice(colon + 1)));
  return Number.isFinite(value) ? { kind: 'number', value, digits: printFloat(value) } : STRING;
}

/** A float without a fraction is an integer to Sigma's reference implementation (`SigmaNumber`): `1.0` is `1`. */
function printFloat(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  // Python goes over to exponents sooner than JavaScript, and writes two digits of them.
  return Math.abs(value) < 1e-4 ? value.toExponential().replace(/e-(\d)$/, 'e-0$1') : String(value);
}
