import data from './changes-in-19.json' with { type: 'json' };
import type { Tactic, TechniqueData } from './matrix.js';

/** The changes that one version of ATT&CK makes to the matrix of the version before it. */
export interface MatrixChanges {
  readonly version: string;
  /** A tactic that no longer exists, and the tactics that replace it at its place in the matrix. */
  readonly split: { readonly tactic: string; readonly name: string; readonly into: readonly Tactic[] };
  /** The new tactics of a technique. Its sub-techniques have the same. */
  readonly tactics: Readonly<Record<string, readonly string[]>>;
  readonly added: readonly TechniqueData[];
  /** New names, by technique id. */
  readonly renamed: Readonly<Record<string, string>>;
  /** By the id of a revoked technique, the id of the technique that replaces it. */
  readonly revokedBy: Readonly<Record<string, string>>;
}

/**
 * Changes from Enterprise ATT&CK 18.1 to 19.1. MITRE's update page lists the added, renamed and revoked techniques; the pages
 * of the techniques have the platforms; the matrix of 19.1 has the tactics. Version 19.2 changes no technique.
 *
 * No page that was read has the platforms of T1687, so its list is empty.
 */
export const CHANGES_IN_19: MatrixChanges = data;
