/** How many rules there are of something, and how many of them run somewhere. */
export interface RuleCounts {
  readonly ruleCount: number;
  /** Those that convert for a table of any target. */
  readonly convertibleCount: number;
  /** Those that convert for one of the tables that are there; null where nobody says which are. */
  readonly availableCount: number | null;
}

export interface CoverageTotal extends RuleCounts {
  /** Rules whose tables are not known yet: they are in `ruleCount` alone until then. */
  readonly unindexedCount: number;
}

/** The rules of a technique, or of a tactic, by its id or short name. */
export interface CountedValue extends RuleCounts {
  readonly value: string;
}

/** How many rules run somewhere. */
export interface RunningCounts {
  readonly ruleCount: number;
  /** Those of them that run on none of the tables that are there: what this would add. Null where nobody says which are. */
  readonly addedCount: number | null;
}

export interface TargetCoverage extends RunningCounts {
  readonly target: string;
}

export interface TableCoverage extends RunningCounts {
  readonly target: string;
  readonly table: string;
  /** The data connectors that fill the table. */
  readonly connectors: readonly string[];
}

export interface ConnectorCoverage extends RunningCounts {
  readonly name: string;
  readonly tables: readonly string[];
}
