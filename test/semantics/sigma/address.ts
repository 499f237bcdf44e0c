import { isIPv4, isIPv6 } from 'node:net';
import { InvalidRule, type CidrValue } from './rule.js';

interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

const WIDTH = { 4: 32, 6: 128 } as const;

/**
 * A network in CIDR notation (modifier appendix, section "IP (Internet Protocol) Modifiers"). As in Python's `ip_network`,
 * an address alone is a network of one, a mask may stand for the prefix, and no bit may be set behind it.
 */
export function parseCidr(written: string): CidrValue {
  const [network = '', mask, ...rest] = written.trim().split('/');
  const address = parseAddress(network);
  if (address === undefined || rest.length > 0) throw new InvalidRule(`"${written}" is not a network.`);
  const { family, bits } = address;
  const prefix = mask === undefined ? WIDTH[family] : parsePrefix(mask, family);
  if (prefix === undefined) throw new InvalidRule(`"${written}" has no prefix that fits its address.`);
  if (bits !== firstBits(address, prefix) << BigInt(WIDTH[family] - prefix))
    throw new InvalidRule(`"${written}" has bits behind its prefix.`);
  return { kind: 'cidr', family, network: network.toLowerCase(), prefix };
}

/** What is not an address is in no network; nor is an IPv6 address in an IPv4 network, even if it stands for an IPv4 address. */
export function isInNetwork(text: string, { family, network, prefix }: CidrValue): boolean {
  const address = parseAddress(text);
  const first = parseAddress(network);
  return address?.family === family && first !== undefined && firstBits(address, prefix) === firstBits(first, prefix);
}

const firstBits = ({ family, bits }: Address, prefix: number): bigint => bits >> BigInt(WIDTH[family] - prefix);

function parsePrefix(mask: string, family: 4 | 6): number | undefined {
  const lengths = Array.from({ length: WIDTH[family] + 1 }, (_, length) => length);
  const bits = family === 4 ? parseAddress(mask)?.bits : undefined;
  return lengths.find((length) => {
    const behind = (1n << BigInt(WIDTH[family] - length)) - 1n;
    return mask === String(length) || bits === behind || bits === (0xffffffffn ^ behind);
  });
}

function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return { family: 4, bits: bitsOfV4(text) };
  return isIPv6(text) && !text.includes('%') ? { family: 6, bits: bitsOfV6(text) } : undefined;
}

/** The bits of an address as one number. */
export const bitsOf = (address: string): bigint => (isIPv4(address) ? bitsOfV4(address) : bitsOfV6(address));

const bitsOfV4 = (text: string): bigint => text.split('.').reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);

/** RFC 4291, section 2.2: groups of sixteen bits, `::` for those left out, an IPv4 address for the last two. */
function bitsOfV6(text: string): bigint {
  const [before = [], after = []] = text.split('::').map(groupsOf);
  const zeros = Array<bigint>(8 - before.length - after.length).fill(0n);
  return [...before, ...zeros, ...after].reduce((bits, group) => (bits << 16n) | group, 0n);
}

function groupsOf(text: string): readonly bigint[] {
  const groups = text === '' ? [] : text.split(':');
  return groups.flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const bits = bitsOfV4(group);
    return [bits >> 16n, bits & 0xffffn];
  });
}
