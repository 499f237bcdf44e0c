import { join } from 'node:path';
import { openArchive } from './archive-source.js';
import type { RuleSource } from './rule-source.js';
import { sourceLimits, type SourceLimits } from './source-limits.js';
import { spool } from './spool.js';
import { withTemporaryFolder } from './temporary-folder.js';

/** How an upload is taken in. */
export interface UploadOptions {
  /** What the upload is called in reports. */
  readonly name?: string;
  /** Those that are not given are the default ones. */
  readonly limits?: Partial<SourceLimits>;
  /** Where it is stored while it is read; the temporary folder of the machine, where none is given. */
  readonly temporaryFolder?: string;
  readonly signal?: AbortSignal;
}

/** The rules of an archive that somebody sends: stored first, as far as an archive may go, and removed when the source is closed. */
export function openUpload(chunks: AsyncIterable<Uint8Array>, options: UploadOptions = {}): Promise<RuleSource> {
  const { name = 'upload', signal } = options;
  const limits = sourceLimits(options.limits);
  return withTemporaryFolder(options.temporaryFolder, async (folder) => {
    const path = join(folder.path, 'upload');
    const { sha256 } = await spool(chunks, path, limits, signal);
    return openArchive({ path, name, kind: 'archive', provenance: { location: name, sha256 }, remove: folder.remove }, limits, signal);
  });
}
