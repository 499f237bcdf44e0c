import { parentOf } from './technique-id.js';

/** The three domains that MITRE publishes. Their technique ids do not overlap. */
export type AttackDomain = 'enterprise-attack' | 'mobile-attack' | 'ics-attack';

/** The goal of an adversary: a column of the matrix. */
export interface Tactic {
  /** `TA0006` */
  readonly id: string;
  /** `credential-access`: the name in techniques and in the tags of rules. */
  readonly shortname: string;
  readonly name: string;
}

/** A way to reach a goal. A sub-technique is a technique with a parent. */
export interface Technique {
  /** `T1048` or `T1048.003` */
  readonly id: string;
  readonly name: string;
  /** Shortnames. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  readonly parentId: string | null;
  /** Withdrawn without a replacement. */
  readonly deprecated: boolean;
  /** Withdrawn and replaced. */
  readonly revoked: boolean;
  readonly revokedBy: string | null;
  readonly url: string;
}

/** The tactics and techniques of one version of one domain. */
export interface AttackMatrix {
  /** `18.1` */
  readonly version: string;
  readonly domain: AttackDomain;
  /** In the order of the matrix. */
  readonly tactics: readonly Tactic[];
  /** Sorted by id. */
  readonly techniques: readonly Technique[];
}

/** A technique in a JSON file; the other members follow from its id. */
export interface TechniqueData {
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  readonly deprecated?: boolean | undefined;
  readonly revoked?: boolean | undefined;
  readonly revokedBy?: string | undefined;
}

/** A matrix in a JSON file. */
export interface MatrixData {
  readonly version: string;
  readonly domain: AttackDomain;
  readonly tactics: readonly Tactic[];
  readonly techniques: readonly TechniqueData[];
}

/** Returns a technique from its data. The address follows from the id, as an imported file cannot be trusted with it. */
export function toTechnique(data: TechniqueData): Technique {
  const { id, name, tactics, platforms, revokedBy = null } = data;
  return {
    id,
    name,
    tactics,
    platforms,
    parentId: parentOf(id) ?? null,
    deprecated: data.deprecated ?? false,
    revoked: data.revoked ?? revokedBy !== null,
    revokedBy,
    url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
  };
}

/** Compares technique ids: a parent comes before its sub-techniques. All ids have the same number of digits. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
