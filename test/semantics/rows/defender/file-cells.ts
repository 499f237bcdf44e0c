import type { LogEvent } from '../../log-event.js';
import { digestsOf } from '../values/hashes.js';
import { splitPath } from '../values/paths.js';
import type { Cells } from './records.js';

/**
 * The file that an event is about. The pages of the tables call `FolderPath` the folder; in every record on hand it is the whole
 * path, with the case of its letters.
 *
 * Source: records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log (2022 to 2024).
 */
export const fileCells = (path: string | undefined): Cells =>
  path === undefined ? {} : { FileName: splitPath(path).name, FolderPath: path };

/** The digests of the file, in lower case as in those records. There is no column for the import hash. */
export function digestCells(event: LogEvent): Cells {
  const { MD5, SHA1, SHA256 } = digestsOf(event);
  return { MD5: MD5?.toLowerCase(), SHA1: SHA1?.toLowerCase(), SHA256: SHA256?.toLowerCase() };
}
