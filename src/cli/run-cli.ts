import { convertCommand } from './convert-command.js';
import { targetsCommand } from './targets-command.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** 0: all was converted. 1: something was not. 2: the command line cannot be followed. */
export type ExitCode = 0 | 1 | 2;

const HELP = `sigma-kql: Sigma rules as KQL for Microsoft Sentinel and Defender XDR

  sigma-kql convert [FILE…]    the queries of the rules in the files, or of standard input
      --target ID              one target only; may be given several times
      --table NAME             one table only; may be given several times
      --parsers built-in       names of ASIM parsers: _Im_ProcessCreate instead of imProcessCreate
      --lookback 1d            the last day only, as the first condition of each query
      --table-name TABLE=NAME  what the queries call a table; may be given several times
      --available-table NAME   a table that you have: no other is answered; may be given several times
      --where COLUMN=VALUE     what every row has to be besides, also TABLE.COLUMN=VALUE and !=; may be given several times
      --mapping FILE           tables of your own, or a processing pipeline; may be given several times
      --format kql|json        the queries alone (default), or all that is known of them
      --quiet                  no warnings on standard error; problems are still told
  sigma-kql targets [ID]       the targets, or the tables of one
      --mapping FILE           with tables of your own
      --format text|json
  sigma-kql help

Exit status: 0 all rules were converted, 1 something was not, 2 the command line is wrong.
`;

/** Runs one command. Queries and lists go to standard output, everything said about them to standard error. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'convert':
        return await convertCommand(rest, terminal);
      case 'targets':
        return await targetsCommand(rest, terminal);
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
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`sigma-kql: ${error.message}\nTry "sigma-kql help".\n`);
    return 2;
  }
}
