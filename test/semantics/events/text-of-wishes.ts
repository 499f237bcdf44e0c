import fc from 'fast-check';
import { bitsOf } from '../sigma/address.js';
import type { CidrValue, PatternPart, RegexValue, Value } from '../sigma/rule.js';
import type { Random } from './random.js';
import type { Shape } from './shapes.js';

type Written = PatternPart | undefined;

/** A text of a field on which all of the values hold, where there is one; undefined for a field that is not there. */
export function textFor(
  shape: Shape,
  values: readonly (Value | 'absent')[],
  others: (field: string) => string,
  random: Random,
): string | undefined {
  const last = values.at(-1);
  if (last === undefined || last === 'absent') return undefined;
  const patterns = values.flatMap((value) => (value !== 'absent' && value.kind === 'pattern' ? [value.parts] : []));
  if (patterns.length === values.length) return textOfParts(shape, joined(patterns), random);
  const regexes = values.flatMap((value) => (value !== 'absent' && value.kind === 'regex' ? [value] : []));
  // Texts and expressions that are somewhere in a text can stand side by side in it.
  if (values.length > 1 && patterns.length + regexes.length === values.length) {
    const ends = patterns.filter((parts) => !isStar(parts.at(-1)));
    const others = patterns.filter((parts) => !ends.includes(parts));
    const texts = (some: readonly (readonly PatternPart[])[]): readonly string[] =>
      some.length === 0 ? [] : [textOfParts(shape, joined(some), random)];
    return [...texts(others), ...regexes.map((regex) => textOfRegex(regex, random)), ...texts(ends)].join(' ');
  }
  switch (last.kind) {
    case 'pattern':
      return textOfParts(shape, last.parts, random);
    case 'number':
      return last.digits;
    case 'boolean':
      return String(last.value);
    case 'null':
      return undefined;
    case 'exists':
      return last.value ? textOfParts(shape, [{ wildcard: '*' }], random) : undefined;
    case 'regex':
      return textOfRegex(last, random);
    case 'cidr':
      return random.below(4) === 0 ? justOutside(last, random) : addressIn(last, random);
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

function textOfParts(shape: Shape, parts: readonly PatternPart[], random: Random): string {
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
    const regex = new RegExp(plain);
    // fast-check takes no flag `i`, and writes the letters as the expression does.
    const [text = ''] = fc.sample(fc.stringMatching(regex, { size: '-1' }), { seed: random.below(2 ** 31), numRuns: 1 });
    // Engines do not agree on whether a vertical tab is a blank; no log has one, or a form feed.
    const plausible = text.replace(/[\v\f]/g, ' ');
    const inAnyCase = ignoreCase || /^\(\?\w*i/.test(source);
    return inAnyCase && random.below(2) === 0 ? plausible.toUpperCase() : plausible;
  } catch {
    return source;
  }
}

const WIDTH = { 4: 32, 6: 128 } as const;

/** The first address of a network, its last, or one of those that begin it. */
function addressIn({ family, network, prefix }: CidrValue, random: Random): string {
  const size = 1n << BigInt(WIDTH[family] - prefix);
  const inside = random.below(3) === 0 ? size - 1n : BigInt(random.below(size < 65536n ? Number(size) : 65536));
  return addressOf(family, bitsOf(network) + inside);
}

/** The address before a network, or the one behind it. */
function justOutside({ family, network, prefix }: CidrValue, random: Random): string {
  const width = BigInt(WIDTH[family]);
  const first = bitsOf(network);
  return addressOf(family, BigInt.asUintN(Number(width), random.below(2) === 0 ? first - 1n : first + (1n << (width - BigInt(prefix)))));
}

/** The first and the last address of a network, and those beside them. */
export function edgesOf({ family, network, prefix }: CidrValue): readonly string[] {
  const first = bitsOf(network);
  const behind = first + (1n << BigInt(WIDTH[family] - prefix));
  return [first, behind - 1n, first - 1n, behind].map((bits) => addressOf(family, BigInt.asUintN(WIDTH[family], bits)));
}

function addressOf(family: 4 | 6, bits: bigint): string {
  const [count, size] = family === 4 ? [4, 8] : [8, 16];
  const parts = Array.from({ length: count }, (_, index) => BigInt.asUintN(size, bits >> BigInt(size * (count - 1 - index))));
  if (family === 4) return parts.join('.');
  const groups = parts.map((part) => part.toString(16)).join(':');
  return groups.replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}
