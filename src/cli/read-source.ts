import { readFile } from 'node:fs/promises';
import type { Source } from '../compiler/index.js';
import { UsageError } from './usage-error.js';

/** The text of a file that was named on the command line. */
export async function readSource(path: string): Promise<Source> {
  try {
    return { name: path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
