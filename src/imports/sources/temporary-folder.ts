import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that nobody else may read, for as long as a source is open. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with all that is in it. May be called again. */
  readonly remove: () => Promise<void>;
}

export async function makeTemporaryFolder(inside: string = tmpdir()): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(inside, 'sigma-kql-source-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Does something with a new folder, and removes it where that fails; where it does not, its result is in charge of the folder. */
export async function withTemporaryFolder<T>(inside: string | undefined, fill: (folder: TemporaryFolder) => Promise<T>): Promise<T> {
  const folder = await makeTemporaryFolder(inside);
  try {
    return await fill(folder);
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
