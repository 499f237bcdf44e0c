import { readFile } from 'node:fs/promises';
import { parseStixBundle, type AttackMatrix, type AttackProblem } from '../attack/index.js';
import { startDownload } from '../imports/sources/download.js';
import { networkPolicy } from '../imports/sources/reach.js';
import { sourceLimits } from '../imports/sources/source-limits.js';
import { shownUrl } from '../imports/sources/source-url.js';
import { CommandError } from './command-error.js';
import { readOptions } from './options.js';
import { printable } from './printable.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { settings, told, withCatalog } from './with-catalog.js';

const TIMEOUT_MS = 600_000;

/** Puts the version of ATT&CK that a STIX bundle has in the place of the catalog's. 1 where something of the bundle had to be left out. */
export async function attackCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const { values, positionals } = readOptions(args, { version: { type: 'string' } });
  const [action, place, ...others] = positionals;
  if (action !== 'import')
    throw new UsageError(`attack import is the one command of attack${action === undefined ? '' : `, not "${action}"`}.`);
  if (place === undefined || others.length > 0) throw new UsageError('attack import takes one file or address of a STIX bundle.');
  if (values.version !== undefined && !/^\d+(?:\.\d+)*$/.test(values.version)) {
    throw new UsageError(`--version is that of ATT&CK, such as 18.1, not "${values.version}".`);
  }
  const config = settings(terminal);
  const shown = isAddress(place) ? shownUrl(new URL(place)) : place;
  const bundle = parse(await textOf(place, terminal.interruption?.()), shown);
  const { value: matrix, problems } = parseStixBundle(bundle, values.version === undefined ? {} : { version: values.version });
  for (const problem of problems) terminal.err(`${rendered(problem, shown)}\n`);
  if (problems.some(({ code }) => code === 'NO_VERSION')) {
    throw new CommandError('Say which version of ATT&CK it is: --version 18.1. The catalog is as it was before.');
  }
  if (!matrix) throw new CommandError(`${shown} has no ATT&CK that can be used. The catalog is as it was before.`);
  if (matrix.domain !== 'enterprise-attack') {
    throw new CommandError(`${shown} is ${matrix.domain}; the catalog is by enterprise-attack. The catalog is as it was before.`);
  }
  const before = await withCatalog(config, async ({ attack }) => {
    const { matrix: known } = attack.index;
    await attack.replace(matrix);
    return known;
  });
  terminal.out(`Enterprise ATT&CK: version ${before.version} before, ${matrix.version} now\n`);
  terminal.out(`  techniques  ${change(before.techniques, matrix.techniques)}\n  tactics     ${change(before.tactics, matrix.tactics)}\n`);
  if (config.DATABASE_URL !== undefined) {
    terminal.err('A server that runs on this database takes it over with its next import or change, or when it starts again.\n');
  }
  return problems.length > 0 ? 1 : 0;
}

/** How many there are, and which of them are news or gone. */
function change(before: AttackMatrix['techniques' | 'tactics'], after: AttackMatrix['techniques' | 'tactics']): string {
  const old = new Set(before.map(({ id }) => id));
  const now = new Set(after.map(({ id }) => id));
  const added = [...now].filter((id) => !old.has(id)).length;
  const removed = [...old].filter((id) => !now.has(id)).length;
  return `${now.size} (${added} added, ${removed} removed)`;
}

const rendered = ({ code, message, pointer }: AttackProblem, file: string): string =>
  [`warning[${code}]: ${printable(message)}`, ...(pointer === undefined || pointer === '' ? [] : [`  --> ${file}#${pointer}`])].join('\n');

const isAddress = (place: string): boolean => /^https?:\/\//i.test(place) && URL.canParse(place);

async function textOf(place: string, signal: AbortSignal | undefined): Promise<string> {
  if (!isAddress(place)) {
    try {
      return await readFile(place, 'utf8');
    } catch (error) {
      throw new UsageError(`${place} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const limits = sourceLimits();
  try {
    const { chunks } = await startDownload(new URL(place), {
      policy: networkPolicy('anywhere'),
      reach: 'anywhere',
      limits,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const parts: Uint8Array[] = [];
    let read = 0;
    for await (const chunk of chunks) {
      read += chunk.length;
      if (read > limits.archiveBytes) throw new CommandError(`${shownUrl(new URL(place))} is larger than ${limits.archiveBytes} bytes.`);
      parts.push(chunk);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    if (signal?.aborted) throw new CommandError('The import was stopped. The catalog is as it was before.');
    throw told(error);
  }
}

function parse(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${shown} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
