import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openArchive } from './archive-source.js';
import { openFile, openFolder } from './folder-source.js';
import { isRuleFile } from './rule-path.js';
import type { RuleSource } from './rule-source.js';
import { reasonOf, RuleSourceError } from './source-error.js';
import { DEFAULT_SOURCE_LIMITS, type SourceLimits } from './source-limits.js';

export interface OpenOptions {
  /** Those that are not given are the default ones. */
  readonly limits?: Partial<SourceLimits>;
  readonly signal?: AbortSignal;
}

/** Opens what an argument names: a folder, a file of rules, or an archive. */
export async function openRuleSource(argument: string, { limits: given, signal }: OpenOptions = {}): Promise<RuleSource> {
  const limits = { ...DEFAULT_SOURCE_LIMITS, ...given };
  return openPath(argument, limits, signal);
}

async function openPath(argument: string, limits: SourceLimits, signal?: AbortSignal): Promise<RuleSource> {
  const path = await realPathOf(argument);
  if ((await stat(path)).isDirectory()) return openFolder(path, limits);
  if (isRuleFile(basename(path))) return openFile(path, limits);
  return openArchive({ path, name: argument, kind: 'archive', provenance: { location: argument } }, limits, signal);
}

async function realPathOf(argument: string): Promise<string> {
  try {
    return await realpath(argument);
  } catch (error) {
    throw new RuleSourceError(
      'SOURCE_NOT_FOUND',
      `There is no file or folder "${argument}": ${reasonOf(error)}.`,
      'Give a folder, a .yml file, or a zip, tar or tar.gz.',
      { cause: error },
    );
  }
}
