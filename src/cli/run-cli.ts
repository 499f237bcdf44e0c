import { CommandError } from './command-error.js';
import { convertCommand } from './convert-command.js';
import { targetsCommand } from './targets-command.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** 0: all was done. 1: something was not. 2: the command line cannot be followed. */
export type ExitCode = 0 | 1 | 2;

const HELP = `sigma-kql: Sigma rules as KQL for Microsoft Sentinel and Defender XDR

  sigma-kql convert [FILE…]    the queries of the rules in the files, or of standard input
      --target ID              one target only; may be given several times
      --table NAME             one table only; may be given several times
      --best                   only the recommended query of each rule
      --parsers built-in       names of ASIM parsers: _Im_ProcessCreate instead of imProcessCreate
      --lookback 1d            the last day only, as the first condition of each query
      --table-name TABLE=NAME  what the queries call a table; may be given several times
      --available-table NAME   a table that you have: no other is answered; may be given several times
      --where COLUMN=VALUE     what every row has to be besides, also TABLE.COLUMN=VALUE and !=; may be given several times
      --mapping FILE           tables of your own, or a processing pipeline; may be given several times
      --format kql|json        the queries alone (default), or everything about each conversion
      --quiet                  no warnings on standard error; problems are still told
  sigma-kql targets [ID]       the targets, or the tables of one
      --mapping FILE           with tables of your own
      --format text|json

  sigma-kql import WHAT        rules into the catalog: a folder, a .yml file, a zip or tar.gz, the address of one or of a
                               git repository, or a set of rules by its name: sigmahq, sigmahq-core, sigmahq-repository …
                               Again, it brings the source up to date: what it has no more is removed from the catalog
      --source NAME            the name of the source in the catalog; otherwise that of WHAT
      --server URL             into the catalog of this server; one that has the data folder open is found by itself
      --skip-tables            without finding out which tables the rules run on; a server does that when it starts
  sigma-kql rules [SEARCH]     the rules of the catalog that have these words, and fit these filters
      --technique T1048.003    a technique of ATT&CK, and the sub-techniques of one; --without-subtechniques: not these
      --tactic, --tag, --level, --status, --product, --category, --service, --author, --cve, --reference, --source VALUE
      --table NAME, --target ID     rules that run on a table, or on one of a target
      --connector NAME         rules that run on a table which a data connector fills
      --modified-since 2024-01-31, --created-since 2024-01-31
      --every-copy             also the copies of a rule in other sources; otherwise only the first is listed
                               several values of a filter: any of them; several filters: all of them
      --limit 20               how many at most
      --format table|json|ids
  sigma-kql export FOLDER      the rules of the catalog as the files they came in, byte for byte
      --search WORDS           only these rules; the filters of "rules" too
      --force                  also where files of the same path have another text
  sigma-kql attack import FILE|URL
                               another version of ATT&CK for the catalog, from a STIX bundle of MITRE
      --version 18.1           where the bundle does not say it
  sigma-kql help

The catalog is where DATABASE_URL (PostgreSQL) or DATA_DIR (a folder, ./data) says, as for the server.
Exit status: 0 all was done, 1 something was not (not converted, rejected), 2 the command line is wrong.
`;

/** Runs one command. Queries and lists go to standard output, everything said about them to standard error. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [command, ...rest] = args;
  if (rest.includes('--help')) {
    terminal.out(HELP);
    return 0;
  }
  try {
    switch (command) {
      case 'convert':
        return await convertCommand(rest, terminal);
      case 'targets':
        return await targetsCommand(rest, terminal);
      // What knows the catalog takes a second to load, so that it is loaded only by those who need it.
      case 'import':
        return await (await import('./import-command.js')).importCommand(rest, terminal);
      case 'rules':
        return await (await import('./rules-command.js')).rulesCommand(rest, terminal);
      case 'export':
        return await (await import('./export-command.js')).exportCommand(rest, terminal);
      case 'attack':
        return await (await import('./attack-command.js')).attackCommand(rest, terminal);
      case undefined:
      case 'help':
      case '--help':
      case '-h':
        terminal.out(HELP);
        return command === undefined ? 2 : 0;
      default:
        throw new UsageError(`There is no command "${command}".`);
    }
  } catch (error) {
    if (error instanceof CommandError) {
      terminal.err(`sigma-kql: ${error.message}\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`sigma-kql: ${error.message}\nTry "sigma-kql help".\n`);
    return 2;
  }
}
