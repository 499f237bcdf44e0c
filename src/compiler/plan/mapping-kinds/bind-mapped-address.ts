import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue } from '../bind-value.js';
import { bound, useOf, type Bound } from '../bound.js';
import { asksIfThere, literalOf } from '../match-text.js';
import type { Predicate } from '../plan.js';
import { anyOf } from '../predicate.js';
import type { TestContext } from '../test-context.js';

/**
 * Where an IPv4 address may be written in the way of IPv6, an address is looked for in both ways, and everything else,
 * such as a network, in the address without that prefix.
 */
export function bindMappedAddress({ mappedAddress }: MappingKinds['mappedAddress'], value: SigmaValue, context: TestContext): Bound {
  const asWritten = context.operand(mappedAddress);
  const address = literalOf(value);
  if (address !== undefined && IPV4.test(address)) {
    const both = [address, `::ffff:${address}`].map((text): Predicate => ({
      kind: 'text',
      operand: asWritten,
      pattern: [text],
      cased: false,
    }));
    return bound(anyOf(both), useOf(context.field, [asWritten]));
  }
  const sameInBoth = asksIfThere(value) || address !== undefined || (value.kind === 'cidr' && value.family === 6);
  return bindValue(sameInBoth ? asWritten : context.operand({ expression: mappedAddress, withoutPrefix: '::ffff:' }), value, context);
}

const IPV4 = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/;
