import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue } from '../bind-value.js';
import { bound, useOf, type BindResult } from '../bind-result.js';
import { testsPresence, literalOf } from '../match-text.js';
import type { Predicate } from '../plan.js';
import { anyOf } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/**
 * Where an IPv4 address may be written in the way of IPv6, an address is looked for in both ways, and everything else,
 * such as a network, in the address without that prefix.
 */
export function bindMappedAddress({ mappedAddress }: MappingKinds['mappedAddress'], value: SigmaValue, context: BindContext): BindResult {
  const unchanged = context.operand(mappedAddress);
  const address = literalOf(value);
  if (address !== undefined && IPV4.test(address)) {
    const both = [address, `::ffff:${address}`].map((text): Predicate => ({
      kind: 'text',
      operand: unchanged,
      pattern: [text],
      cased: false,
    }));
    return bound(anyOf(both), useOf(context.field, [unchanged]));
  }
  const sameInBoth = testsPresence(value) || address !== undefined || (value.kind === 'cidr' && value.family === 6);
  return bindValue(sameInBoth ? unchanged : context.operand({ expression: mappedAddress, withoutPrefix: '::ffff:' }), value, context);
}

const IPV4 = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/;
