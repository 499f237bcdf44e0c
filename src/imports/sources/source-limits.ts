/** How much of a source is read before it is refused. All of them stop a hostile source, none a real set of rules. */
export interface SourceLimits {
  /** Bytes of one rule file. The compiler reads no more either. */
  readonly fileBytes: number;
  /** Entries of a folder or an archive, of whatever kind. */
  readonly entries: number;
  /** Bytes of an archive as it is uploaded, downloaded or found; of a clone. */
  readonly archiveBytes: number;
  /** Bytes that an archive may become, whether they are rules or not. */
  readonly unpackedBytes: number;
  /** How many times larger an archive may become, above the first ten million bytes. YAML reaches twenty. */
  readonly ratio: number;
}

export const DEFAULT_SOURCE_LIMITS: SourceLimits = {
  fileBytes: 1024 * 1024,
  entries: 100_000,
  archiveBytes: 256 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  ratio: 100,
};

/** What a small archive may become whatever its ratio: a few kilobytes of zeros do no harm. */
export const RATIO_FREE_BYTES = 10_000_000;

/** The default limits, less those that are given. */
export function sourceLimits(given: Partial<SourceLimits> = {}): SourceLimits {
  return { ...DEFAULT_SOURCE_LIMITS, ...given };
}
