import { textOf } from '../../values/event-fields.js';
import { initiatingProcessOf, recordsOf, type Cells } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * PowerShell scripts (event 4104). The antimalware scan sees the text of the script; a row of PowerShellCommand has the name of
 * one command that ran, which is the text where that is a command and nothing else.
 *
 * Source: public hunting queries (AdditionalFields.Command; that the text of a script ends the JSON of AmsiScriptContent). The
 * name of that member is judgement. Module logging (4103) and the path of the script have no equivalent.
 */
export const scripts: RowsByActivity = {
  'powershell/4104': (event) => {
    const script = textOf(event, 'ScriptBlockText');
    return recordsOf(
      event,
      initiatingProcessOf(event),
      { ActionType: 'AmsiScriptContent', AdditionalFields: script === undefined ? {} : { Content: script } },
      script !== undefined && /^\w+-\w+$/.test(script) ? { command: commandCells(script) } : {},
    );
  },
};

const commandCells = (command: string): Cells => ({ ActionType: 'PowerShellCommand', AdditionalFields: { Command: command } });
