import type { LogEvent } from '../../log-event.js';
import { textOf } from './event-fields.js';

/** A session that a firewall lets through or not. */
export interface FirewallSession {
  /** What the product calls what it did. */
  readonly action: string | undefined;
  readonly sourceAddress: string | undefined;
  readonly sourcePort: string | undefined;
  readonly destinationAddress: string | undefined;
  readonly destinationPort: string | undefined;
  readonly user: string | undefined;
}

/**
 * Words of products, whether they mean that a session was blocked, and the word of the ASIM schema.
 *
 * Source: the parsers vimNetworkSessionFortinetFortiGate, which leaves `close` without a word, and those for Palo Alto and for Check Point
 * in Azure/Azure-Sentinel. That the others are those words is judgement.
 */
const WORDS: Readonly<Record<string, { readonly blocked: boolean; readonly normalized?: string }>> = {
  accept: { blocked: false, normalized: 'Allow' },
  allow: { blocked: false, normalized: 'Allow' },
  'client-rst': { blocked: true, normalized: 'Reset Source' },
  close: { blocked: false },
  deny: { blocked: true, normalized: 'Deny' },
  drop: { blocked: true, normalized: 'Drop' },
  dropped: { blocked: true, normalized: 'Drop' },
  forward: { blocked: false, normalized: 'Allow' },
  permit: { blocked: false, normalized: 'Allow' },
  permitted: { blocked: false, normalized: 'Allow' },
  'reset both': { blocked: true, normalized: 'Reset' },
};

/** The words for an event that says whether the session was blocked, and not in which words. */
const ANY_WORDS: Readonly<Record<string, string>> = { true: 'dropped', false: 'permitted' };

const wordOf = (action: string): (typeof WORDS)[string] | undefined => WORDS[action.toLowerCase()];

/** The word of the ASIM schema for what a product calls it. */
export const normalizedAction = (action: string | undefined): string | undefined =>
  action === undefined ? undefined : wordOf(action)?.normalized;

/** Undefined where the event is of no firewall, or what it did and whether it blocked are not one thing. */
export function firewallSessionOf(event: LogEvent): FirewallSession | undefined {
  if (event.logsource.category !== 'firewall') return undefined;
  const blocked = textOf(event, 'blocked')?.toLowerCase() ?? '';
  const action = textOf(event, 'action') ?? ANY_WORDS[blocked];
  const meant = action === undefined ? undefined : wordOf(action)?.blocked;
  if (meant !== undefined && String(meant) !== blocked) return undefined;
  return {
    action,
    sourceAddress: textOf(event, 'src_ip'),
    sourcePort: textOf(event, 'src_port'),
    destinationAddress: textOf(event, 'dst_ip'),
    destinationPort: textOf(event, 'dst_port'),
    user: textOf(event, 'username'),
  };
}
