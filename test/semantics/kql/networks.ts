import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { asText, constantText, type Expression, type Truth } from './expression.js';
import { bool } from './logic.js';

/**
 * `ipv4_is_in_range`, `ipv4_is_in_any_range` and the same for IPv6: null where the text is not an address
 * (https://learn.microsoft.com/kusto/query/ipv4-is-in-range-function, …/ipv6-is-in-range-function and their pages for any range).
 */
export function isInRange(family: Family, args: readonly Expression[], place: Place): Expression<Truth> {
  const [address, ...ranges] = args;
  if (!address || ranges.length === 0) throw new TypeClash(place, 'an address and a range are needed');
  const text = asText(address, place);
  const networks = ranges.flatMap((range) => rangesIn(range, place)).map((range) => networkOf(range, family, place));
  if (networks.includes(null)) return bool(() => null);
  const known = networks as readonly Network[];
  return bool((frame) => {
    const found = addressOf(text.evaluate(frame), family, place);
    if (found === null) return null;
    return known.some(({ base, shift }) => found >> shift === base);
  });
}

export type Family = 4 | 6;

const BITS = { 4: 32, 6: 128 };

interface Network {
  /** The bits of the prefix. */
  readonly base: bigint;
  /** How many bits of an address are not of the prefix. */
  readonly shift: bigint;
}

/** The ranges are texts, or one dynamic array of texts. */
function rangesIn(range: Expression, place: Place): readonly string[] {
  if (range.type !== 'dynamic') return [constantText(range, place)];
  const list = range.constant;
  if (!Array.isArray(list)) throw new UnsupportedKql(place, 'ranges that are not an array of literals');
  return list.map((item: unknown) => {
    if (typeof item !== 'string') throw new UnsupportedKql(place, 'a range that is not a text');
    return item;
  });
}

/** An address with the prefix length behind it, all of it if there is none ("IP-prefix notation"). */
function networkOf(range: string, family: Family, place: Place): Network | null {
  const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const found = addressOf(address, family, place);
  if (found === null) return null;
  // The mask of an IPv4 network counts from the start of its own 32 bits, in IPv6 too ("parse_ipv6()", '192.168.255.255/24').
  const bits = isIpv4(address) ? 32 : BITS[family];
  const length = prefix === undefined ? bits : Number(prefix);
  if (length > bits) return null;
  const shift = BigInt(bits - length);
  return { base: found >> shift, shift };
}

const isIpv4 = (text: string): boolean => !text.includes(':');

function addressOf(text: string, family: Family, place: Place): bigint | null {
  if (isDoubtful(text))
    throw new UnsupportedKql(place, `whether ${JSON.stringify(text)} is an address, which the documentation does not say`);
  if (family === 4) return ipv4Of(text);
  // "The function can accept IPv6 and IPv4" (https://learn.microsoft.com/kusto/query/ipv6-is-match-function).
  const ipv4 = ipv4Of(text);
  return ipv4 === null ? ipv6Of(text) : IPV4_MAPPED | ipv4;
}

/**
 * Writings of an address that some readers take and others do not: blanks around it, zeros before a number, fewer than four numbers, a
 * prefix on the address that is tested, a zone or brackets.
 */
function isDoubtful(text: string): boolean {
  return (
    (/^\s*[\da-fA-F:.]+\s*$/.test(text) && text.trim() !== text) ||
    /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(text) ||
    (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) && /(?:^|\.)0\d/.test(text)) ||
    /^[\da-fA-F:.]+[:.][\da-fA-F:.]*\/\d+$/.test(text) ||
    /^[\da-fA-F:.]*:[\da-fA-F:.]*%/.test(text) ||
    /^\[[\da-fA-F:.]*:[\da-fA-F:.]*\]/.test(text)
  );
}

const IPV4_MAPPED = 0xffff_0000_0000n;

function ipv4Of(text: string): bigint | null {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!octets || octets.some((octet) => octet > 255)) return null;
  return octets.reduce((address, octet) => (address << 8n) | BigInt(octet), 0n);
}

/** RFC 4291, section 2.2: eight groups, one run of zeros as `::`, the last two groups as IPv4. */
function ipv6Of(text: string): bigint | null {
  const [head = '', tail, ...rest] = text.split('::');
  if (!text.includes(':') || rest.length > 0) return null;
  const before = groupsOf(head, tail === undefined);
  const after = tail === undefined ? [] : groupsOf(tail, true);
  if (before === null || after === null) return null;
  const zeros = 8 - before.length - after.length;
  if (tail === undefined ? zeros !== 0 : zeros < 1) return null;
  return [...before, ...Array<bigint>(zeros).fill(0n), ...after].reduce((address, group) => (address << 16n) | group, 0n);
}

function groupsOf(text: string, last: boolean): readonly bigint[] | null {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const ipv4 = last && i === parts.length - 1 ? ipv4Of(part) : null;
    if (ipv4 !== null) groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    else if (/^[\da-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}
