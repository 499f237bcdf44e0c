import { isPublicAddress } from './network-address.js';
import { RuleSourceError } from './source-error.js';

/**
 * How far an argument may reach. An argument is a way to make the machine read and fetch things: whoever gives it needs to be
 * trusted as far as it reaches.
 *
 * - `presets`: the sets of rules in `presets.ts`, and nothing else. For arguments out of requests.
 * - `public`: also `https:` addresses and repositories on the public internet; never an address inside a network, by
 *   name, by number or by redirect.
 * - `anywhere`: also `http:`, `ssh:` and addresses inside a network, and the files and folders of this machine. For a person at
 *   a terminal.
 */
export type Reach = 'presets' | 'public' | 'anywhere';

/** What may be connected to. */
export interface NetworkPolicy {
  readonly protocols: readonly string[];
  allows(address: string): boolean;
}

/** Presets are of the public internet too, so their addresses are held to the same. */
export function networkPolicy(reach: Reach): NetworkPolicy {
  return reach === 'anywhere'
    ? { protocols: ['https:', 'http:', 'ssh:'], allows: () => true }
    : { protocols: ['https:'], allows: isPublicAddress };
}

/** Something that may not be opened, and what may. */
export function refused(what: string, reach: Reach): RuleSourceError {
  const hints: Record<Reach, string> = {
    presets: 'Name a preset, or send the archive itself.',
    public: 'Give an https: address on the public internet, or send the archive itself.',
    anywhere: 'Give an https:, http: or ssh: address, a file or a folder.',
  };
  return new RuleSourceError('SOURCE_REFUSED', `Rules may not be fetched from ${what}.`, hints[reach]);
}
