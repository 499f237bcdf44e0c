import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { RuleSourceError } from './source-error.js';
import type { SourceLimits } from './source-limits.js';

/** Stores a stream of bytes as a file, as far as an archive may go, and gives the SHA-256 of all of it. */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  limits: SourceLimits,
  signal?: AbortSignal,
): Promise<{ readonly sha256: string }> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let stored = 0;
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      stored += chunk.length;
      if (stored > limits.archiveBytes) throw tooLarge(limits.archiveBytes);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex') };
}

/** What arrives is more than an archive may be. */
export function tooLarge(most: number): RuleSourceError {
  return new RuleSourceError(
    'ARCHIVE_TOO_LARGE',
    `It is larger than ${most} bytes.`,
    'Give an archive with the rules alone, or several smaller ones.',
  );
}
