/** A network in CIDR notation. `network` is its first address as written, in lower case. */
export interface Network {
  readonly family: 4 | 6;
  readonly network: string;
  readonly prefix: number;
}

/** Either a network, or why the text is none. */
export type ParsedNetwork =
  | { readonly network: Network; readonly problem?: undefined; readonly hint?: undefined }
  | { readonly network?: undefined; readonly problem: string; readonly hint?: string };

/**
 * Reads what Python's `ipaddress.ip_network` takes in its strict form, as Sigma's reference
 * implementation uses it: an address alone is a network of one; `10.0.0.0/255.0.0.0` and
 * `10.0.0.0/0.255.255.255` are `10.0.0.0/8`; bits set behind the prefix are an error, because they
 * may be a slip of either side of the slash.
 */
export function parseNetwork(text: string): ParsedNetwork {
  const [address = '', mask, ...rest] = text.trim().split('/');
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 4 ? bitsOfV4(address) : bitsOfV6(address);
  if (bits === undefined || rest.length > 0) return { problem: `it is not an IPv${family} network in CIDR notation` };
  const width = family === 4 ? 32 : 128;
  const prefix = mask === undefined ? width : prefixOf(mask, family);
  if (prefix === undefined) return { problem: `the prefix must be a number from 0 to ${width}` };
  const host = (1n << BigInt(width - prefix)) - 1n;
  if ((bits & host) !== 0n) {
    return {
      problem: `bits are set behind the prefix of ${prefix}`,
      ...(family === 4 ? { hint: `the network is ${printV4(bits & ~host)}/${prefix}` } : {}),
    };
  }
  return { network: { family, network: address.toLowerCase(), prefix } };
}

function prefixOf(mask: string, family: 4 | 6): number | undefined {
  if (/^\d{1,3}$/.test(mask)) return Number(mask) <= (family === 4 ? 32 : 128) ? Number(mask) : undefined;
  const bits = family === 4 ? bitsOfV4(mask) : undefined;
  if (bits === undefined) return undefined;
  for (let prefix = 0; prefix <= 32; prefix++) {
    const host = (1n << BigInt(32 - prefix)) - 1n;
    if (bits === (0xffffffffn ^ host) || bits === host) return prefix;
  }
  return undefined;
}

/** Four decimal numbers. A leading zero is refused, because some programs take such a number for an octal one. */
function bitsOfV4(address: string): bigint | undefined {
  const octets = address.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255)) return undefined;
  return octets.reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
}

const printV4 = (bits: bigint): string => [24n, 16n, 8n, 0n].map((shift) => ((bits >> shift) & 0xffn).toString()).join('.');

/** RFC 4291, section 2.2: eight groups, of which one run of zeros may be `::` and the last two may be an IPv4 address. */
function bitsOfV6(address: string): bigint | undefined {
  const [before = '', after, ...rest] = address.split('::');
  if (rest.length > 0) return undefined;
  const head = groupsOf(before, after === undefined);
  const tail = groupsOf(after ?? '', true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array<bigint>(missing).fill(0n), ...tail].reduce((bits, group) => (bits << 16n) | group, 0n);
}

function groupsOf(text: string, last: boolean): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const written = text.split(':');
  for (const [index, group] of written.entries()) {
    const v4 = last && index === written.length - 1 && group.includes('.') ? bitsOfV4(group) : undefined;
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) groups.push(BigInt(`0x${group}`));
    else return undefined;
  }
  return groups;
}
