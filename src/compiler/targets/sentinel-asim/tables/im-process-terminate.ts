import { defineTable } from '../../target.js';
import { imProcessCreate } from './im-process-create.js';

/** Process termination of every source, normalized in the same schema as process creation. */
export const imProcessTerminate = defineTable({
  name: 'imProcessTerminate',
  builtIn: '_Im_ProcessTerminate',
  docsUrl: 'https://learn.microsoft.com/azure/sentinel/normalization-schema-process-event',
  // The parsers for Sysmon read the XML in the table Event without undoing its escapes.
  escapedOnSomeRows: true,
  columns: imProcessCreate.columns,
});
