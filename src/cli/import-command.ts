import { resolve } from 'node:path';
import { openRuleSource } from '../imports/sources/open-rule-source.js';
import type { RuleSource } from '../imports/sources/rule-source.js';
import { holderOf } from '../database/folder-lock.js';
import type { Config } from '../config.js';
import { CommandError } from './command-error.js';
import { importAtServer } from './import-at-server.js';
import { reportImport, shownCounts } from './import-report.js';
import { readOptions } from './options.js';
import { ProgressLine } from './progress-line.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { settings, told, withCatalog, type OpenCatalog } from './with-catalog.js';

/** How often is looked how far the tables are. */
const LOOK_MS = 500;

/**
 * Reads rules into the catalog of the settings; where a server has its folder open, by that server. 1 when the import failed or a file
 * was rejected.
 */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const { values, positionals } = readOptions(args, {
    source: { type: 'string' },
    server: { type: 'string' },
    'skip-tables': { type: 'boolean', default: false },
  });
  const [argument, ...others] = positionals;
  if (argument === undefined || others.length > 0) throw new UsageError('import takes one preset, path or address.');
  if (values.source !== undefined && values.source.trim() === '') throw new UsageError('--source is the name of a source, not empty.');
  const config = settings(terminal);
  const signal = terminal.interruption?.() ?? new AbortController().signal;
  const server = values.server ?? serverOf(config, terminal);
  if (server !== undefined) return importAtServer(server, { argument, name: values.source, signal, terminal });
  const source = await openSource(argument, signal, terminal);
  try {
    return await withCatalog(config, (catalog) =>
      importHere(catalog, source, { name: values.source, skipTables: values['skip-tables'], signal, terminal }),
    );
  } finally {
    await source.close();
  }
}

/** The server that has the folder of the catalog open, if there is one. */
function serverOf({ DATABASE_URL, DATA_DIR }: Config, terminal: Terminal): string | undefined {
  const address = DATABASE_URL === undefined ? holderOf(DATA_DIR)?.address : undefined;
  if (address !== undefined)
    terminal.err(`The server on ${address} has the data folder ${resolve(DATA_DIR)} open; the rules are sent to it.\n`);
  return address;
}

async function openSource(argument: string, signal: AbortSignal, terminal: Terminal): Promise<RuleSource> {
  const line = new ProgressLine(terminal);
  line.update(`Opening ${argument} …`);
  try {
    return await openRuleSource(argument, { reach: 'anywhere', signal });
  } catch (error) {
    if (signal.aborted) throw new CommandError('The import was stopped. The catalog is as it was before.');
    throw told(error);
  } finally {
    line.end();
  }
}

interface ImportHere {
  readonly name: string | undefined;
  readonly skipTables: boolean;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
}

async function importHere(catalog: OpenCatalog, source: RuleSource, { name, skipTables, signal, terminal }: ImportHere): Promise<0 | 1> {
  const line = new ProgressLine(terminal);
  line.update(`Reading ${source.name} …`);
  const { done } = await catalog.importer.start(keptOpen(source), {
    ...(name !== undefined && { name }),
    signal,
    onProgress: (counts) => {
      line.update(`Reading ${source.name}: ${shownCounts(counts)}`);
    },
  });
  const run = await done.finally(() => {
    line.end();
  });
  const exit = await reportImport(run, (limit) => catalog.imports.files(run.id, limit, 'rejected'), source, terminal);
  if (run.state === 'done' && !skipTables) await findTables(catalog, signal, terminal);
  return exit;
}

/** The source is read once more for the lines of what was rejected; the command closes it. */
function keptOpen(source: RuleSource): RuleSource {
  const { name, kind, provenance } = source;
  return { name, kind, provenance, files: (signal) => source.files(signal), close: () => Promise.resolve() };
}

/** Waits until it is known which tables each rule runs on. Who does not want to wait stops it: a server goes on when it starts. */
async function findTables({ tables }: OpenCatalog, signal: AbortSignal, terminal: Terminal): Promise<void> {
  const line = new ProgressLine(terminal);
  const finding = tables.refresh().then(() => true);
  const stopped = new Promise<true>((stop) => {
    signal.addEventListener('abort', () => {
      stop(true);
    });
  });
  while (!signal.aborted && !(await Promise.race([finding, stopped, later(LOOK_MS)]))) {
    const { rules, indexed } = await tables.progress();
    line.update(`Finding the tables that the rules run on: ${indexed} of ${rules} rules. (Ctrl-C leaves that to the server.)`);
  }
  line.end();
}

const later = (ms: number): Promise<false> =>
  new Promise((wake) =>
    setTimeout(() => {
      wake(false);
    }, ms),
  );
