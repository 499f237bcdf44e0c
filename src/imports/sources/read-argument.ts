import type { Preset } from './presets.js';
import { presetOf } from './presets.js';

/** What an argument names, by its form alone. */
export type Argument =
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'download'; readonly url: URL }
  | { readonly kind: 'repository'; readonly url: URL; readonly address: string }
  | { readonly kind: 'path'; readonly path: string };

/** Hosts where two names after the host are a repository, also without `.git`. */
const HOSTS_OF_GIT = ['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org'];

/**
 * Reads an argument: the name of a preset, else an address, else a path. An address is a repository where it ends in `.git`, is of
 * `ssh:` or `file:`, or is that of a repository on a host of git; every other is downloaded. A branch or a tag stands behind `#`.
 * The path of a folder called like a preset is written with `./` before it.
 */
export function readArgument(argument: string): Argument {
  const preset = presetOf(argument);
  if (preset) return { kind: 'preset', preset };
  const scp = /^(?<user>[\w.-]+@)(?<host>[\w.-]+):(?<path>[^\\].*)$/.exec(argument)?.groups;
  if (scp) {
    const [address] = argument.split('#') as [string];
    return { kind: 'repository', url: new URL(`ssh://${scp['user']}${scp['host']}/${scp['path']}`), address };
  }
  // One letter before the colon is a drive of Windows.
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(argument) || !URL.canParse(argument)) return { kind: 'path', path: argument };
  const url = new URL(argument);
  if (!isRepository(url)) return { kind: 'download', url };
  const address = new URL(url);
  address.hash = '';
  return { kind: 'repository', url, address: address.href };
}

function isRepository(url: URL): boolean {
  if (url.protocol === 'ssh:' || url.protocol === 'file:' || url.protocol === 'git:') return true;
  if (/\.git\/?$/.test(url.pathname)) return true;
  return HOSTS_OF_GIT.includes(url.hostname) && /^\/[^/]+\/[^/]+\/?$/.test(url.pathname);
}
