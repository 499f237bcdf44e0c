import fc from 'fast-check';
import type { CidrValue, PatternPart, RegexValue, Value } from '../sigma/rule.js';
import type { Random } from './random.js';
import { shapeOf } from './shapes.js';

type Written = PatternPart | undefined;

/** A text of a field on which all of the values hold, where there is one; undefined for a field that is not there. */
export function textFor(
  field: string,
  values: readonly (Value | 'absent')[],
  others: (field: string) => string,
  random: Random,
): string | undefined {
  const last = values.at(-1);
  if (last === undefined || last === 'absent') return undefined;
  const patterns = values.flatMap((value) => (value !== 'absent' && value.kind === 'pattern' ? [value.parts] : []));
  if (patterns.length === values.length) return textOfParts(field, joined(patterns), random);
  switch (last.kind) {
    case 'pattern':
      return textOfParts(field, last.parts, random);
    case 'number':
      return last.digits;
    case 'boolean':
      return String(last.value);
    case 'null':
      return undefined;
    case 'exists':
      return last.value ? textOfParts(field, [{ wildcard: '*' }], random) : undefined;
    case 'regex':
      return textOfRegex(last, random);
    case 'cidr':
      return random.below(4) === 0 ? justOutside(last) : addressIn(last, random);
    case 'comparison':
      return String(last.number + (last.operator === 'gt' ? 1 : last.operator === 'lt' ? -1 : 0));
    case 'fieldref':
      return others(last.field);
    case 'date-part':
      return '2024-02-29 13:45:50.123';
  }
}

const isStar = (part: Written): boolean => part !== undefined && 'wildcard' in part && part.wildcard === '*';

/** Several patterns for one text as one: what begins the text comes first, what ends it last. */
function joined(patterns: readonly (readonly PatternPart[])[]): readonly PatternPart[] {
  const order = (parts: readonly PatternPart[]): number => (isStar(parts[0]) ? (isStar(parts.at(-1)) ? 1 : 2) : 0);
  return [...patterns]
    .sort((a, b) => order(a) - order(b))
    .flat()
    .filter((part, at, all) => !(isStar(part) && isStar(all[at - 1])));
}

function textOfParts(field: string, parts: readonly PatternPart[], random: Random): string {
  const shape = shapeOf(field);
  const texts = parts.map((part) =>
    'text' in part ? part.text : 'placeholder' in part ? part.placeholder : part.wildcard === '?' ? 'q' : undefined,
  );
  const first = texts.findIndex((text) => text !== undefined);
  if (first < 0) return parts.length === 0 ? '' : `${shape.before('')}${shape.after('')}` || '1';
  const last = texts.findLastIndex((text) => text !== undefined);
  const inner = texts.slice(first, last + 1).map((text) => text ?? (random.below(3) === 0 ? '' : ' mid '));
  const body = inner.join('');
  const start = first > 0 && !shape.isPossible(body) ? shape.before(body) : first > 0 && random.below(2) === 0 ? shape.before(body) : '';
  const end = last < texts.length - 1 && (random.below(2) === 0 || !shape.isPossible(start + body)) ? shape.after(start + body) : '';
  return start + body + end;
}

/** Made by fast-check where JavaScript reads the expression too. */
function textOfRegex({ source, ignoreCase }: RegexValue, random: Random): string {
  try {
    const plain = source.replace(/^\(\?[a-zA-Z]+\)/, '');
    const anyCase = ignoreCase || /^\(\?\w*i/.test(source);
    // fast-check takes no flag `i`, and writes the letters as the expression does.
    const [made = ''] = fc.sample(fc.stringMatching(new RegExp(plain), { size: '-1' }), { seed: random.below(2 ** 31), numRuns: 1 });
    const text = anyCase && random.below(2) === 0 ? made.toUpperCase() : made;
    // Engines do not agree on whether a vertical tab is a blank; no log has one, or a form feed.
    return text.replace(/[\v\f]/g, ' ');
  } catch {
    return source;
  }
}

function addressIn({ family, network, prefix }: CidrValue, random: Random): string {
  if (family === 6)
    return prefix > 112 ? network : `${network.replace(/::.*$/, '')}::${(random.below(65535) + 1).toString(16)}`.replace(/^::+/, '::');
  const host = prefix >= 32 ? 0 : random.below(Math.min(2 ** (32 - prefix), 65536));
  return ipv4(ipv4Number(network) + host);
}

function justOutside({ family, network, prefix }: CidrValue): string {
  return family === 6 ? '2001:db8:ffff::1' : ipv4((ipv4Number(network) + 2 ** (32 - prefix)) % 2 ** 32);
}

const ipv4Number = (address: string): number => address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
const ipv4 = (number: number): string => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
